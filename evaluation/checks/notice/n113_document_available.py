"""N113: the tender document can be had for as long as the law asks."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, lacking
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.clock import PERIODS, long_enough, period
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield the answer for the tender."""
    tender, law = case.dossier.tender, period(case, "documents")
    if law is None:
        return
    place = tender.at("documents_until")
    if tender.documents_until is None:
        yield lacking(
            "没有填“采购文件提供截止日”，无法核对提供期限",
            "Documents until is blank, so it cannot be told how long the document could be had",
            place,
        )
        return
    first, last = tender.documents_from or tender.published, tender.documents_until
    yield long_enough(
        law,
        {"from": first, "until": last},
        place,
        lambda own, wanted: Text(
            f"采购文件自 {first} 提供至 {last}，为{own.zh}，应不少于{wanted.zh}；请延长",
            f"the document could be had from {first} to {last}, which is {own.en}; at least "
            f"{wanted.en} are needed, so extend it",
        ),
    )


CHECK = Check(
    code="N113",
    title=Text("采购文件的提供期限", "How long the document can be had"),
    says=Text(
        "采购文件的提供期限少于5个工作日；开始发出的当日不计。",
        "The document could be had for fewer than 5 working days; the first day is not counted.",
    ),
    cite=Text(
        "财政部令第87号第十八条；财库〔2014〕214号第十条",
        "Order 87, art. 18; Caiku [2014] No. 214, art. 10",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=tuple(PERIODS["documents"].values()),
    needs=Text(
        "采购项目：采购文件提供起始日、采购文件提供截止日",
        "Tender: documents from, documents until",
    ),
    example=Text(
        "2026年2月13日至2月25日提供：春节放假，只有3个工作日。",
        "From 13 to 25 February 2026: with the Spring Festival, 3 working days.",
    ),
    innocent=Text(
        "电子平台在截止前一直可以下载；请按实际填写。",
        "The platform let it be downloaded until the deadline; write what was so.",
    ),
)
