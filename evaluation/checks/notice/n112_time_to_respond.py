"""N112: the time from issue to deadline is as long as the law asks."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, lacking
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.clock import PERIODS, long_enough, period
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield the answer for the tender."""
    tender, law = case.dossier.tender, period(case, "response")
    if law is None:
        return
    place = tender.at("deadline")
    if tender.deadline is None:
        yield lacking("没有响应截止时间；请填写", "there is no deadline; write it", place)
        return
    issued = tender.documents_from or tender.published
    closes = tender.deadline.date()
    yield long_enough(
        law,
        {"issued": issued, "deadline": closes},
        place,
        lambda own, wanted: Text(
            f"自 {issued} 发出采购文件至 {closes} 截止为{own.zh}，应不少于{wanted.zh}；请顺延截止时间",
            f"from issue on {issued} to the deadline on {closes} there are {own.en}, and at least "
            f"{wanted.en} are needed; move the deadline",
        ),
    )


CHECK = Check(
    code="N112",
    title=Text("发出文件至截止的期间", "Time from issue to deadline"),
    says=Text(
        "自采购文件发出之日至响应截止的期间短于法定期间；当日不计，截止日计入。",
        "The time from issue of the document to the deadline is shorter than the law asks; the day "
        "of issue is not counted, that of the deadline is.",
    ),
    cite=Text(
        "《政府采购法》第三十五条；财库〔2014〕214号第十条；财政部令第74号第二十九条",
        "Government Procurement Law, art. 35; Caiku [2014] No. 214, art. 10; Order 74, art. 29",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=tuple(PERIODS["response"].values()),
    needs=Text(
        "采购项目：公告日期、采购文件提供起始日、响应截止时间",
        "Tender: published, documents from, deadline",
    ),
    example=Text(
        "公开招标3月2日公告、3月20日截止：18日，应不少于20日。",
        "An open tender of 2 March with a deadline of 20 March: 18 days, and 20 are needed.",
    ),
    innocent=Text(
        "采购文件早于公告发出；请填“采购文件提供起始日”。紧急采购另有规定。",
        "The document was out before the notice; fill in Documents from. Emergencies have rules of "
        "their own.",
    ),
)
