"""L105: every expert's mark counts, none is dropped as highest or lowest."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.glossary import word
from evaluation.core.text import Text

ALLOWED = "cn/87/judge_score_trimming_allowed"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield the answer for the tender."""
    tender = case.dossier.tender
    place, figures = (
        tender.at("aggregation"),
        {"aggregation": word("aggregation", tender.aggregation, "en")},
    )
    if tender.aggregation not in ("trimmed_mean", "trimmed_total"):
        yield clear("", place, figures=figures)
        return
    law = case.law(ALLOWED)
    yield raised(
        "采购文件规定去掉最高分和最低分；现行规定没有这一做法的依据，请确认采购文件确有此规定",
        "the highest and lowest mark are dropped; no rule in force provides for it, so make sure "
        "that the tender document does",
        place,
        figures=figures,
        law=(law,),
        cite=law.cite,
    )


CHECK = Check(
    code="L105",
    title=Text("不去掉最高分和最低分", "No mark is dropped"),
    says=Text(
        "专家评分汇总时去掉了最高分和最低分。",
        "The highest and the lowest mark of the experts are left out.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.WARNING,
    look=look,
    parameters=(ALLOWED,),
    needs=Text("采购项目：评分汇总办法", "Tender: aggregation"),
    example=Text("评分汇总办法为“去掉最高最低后平均”。", "Aggregation is 'trimmed mean'."),
    innocent=Text(
        "采购文件事先写明；工程招标常用此法。条文明文禁止的是去掉报价，不是去掉评分。",
        "The document says so beforehand; tenders for works often do it. The express ban concerns "
        "quotes, not marks.",
    ),
)
