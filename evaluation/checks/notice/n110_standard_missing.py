"""N110: every criterion that experts judge has a written standard."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion that experts judge."""
    groups = {criterion.parent for criterion in case.dossier.criteria}
    for criterion in case.dossier.criteria:
        if criterion.kind != "subjective" or criterion.code in groups:
            continue
        place = criterion.at("descriptor")
        if criterion.descriptor:
            yield clear(criterion.code, place)
            continue
        yield raised(
            f"主观因素“{criterion.title}”没有评分标准；请照采购文件抄录",
            f"the subjective criterion '{criterion.title}' has no standard; copy it from the "
            "tender document",
            place,
            subject=criterion.code,
        )


CHECK = Check(
    code="N110",
    title=Text("主观因素写有评分标准", "Subjective criteria have a standard"),
    says=Text(
        "专家打分的因素没有写按什么标准打分。",
        "A criterion that experts mark does not say by which standard.",
    ),
    cite=Text(
        "财政部令第87号第五十五条；《政府采购法实施条例》第三十四条",
        "Order 87, art. 55; Implementing Regulation, art. 34",
    ),
    severity=Severity.WARNING,
    look=look,
    needs=Text("评审因素：类型、评分标准", "Criteria: kind, standard"),
    example=Text(
        "“服务方案”20分，“评分标准”为空。", "'Service plan', 20 points, Standard is blank."
    ),
    innocent=Text(
        "采购文件有标准，只是没有抄入表中。",
        "The document has the standard; it was only not copied.",
    ),
)
