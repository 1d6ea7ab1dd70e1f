"""N109: a range of points says in which steps it is given."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.found_words import betraying, factors, wording
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/87/range_points_required"
WHY = Text(
    "分值是一个区间而没有分档；请写明每档分值，或每缺一项扣几分",
    "points are a range without steps; say the points of each step, or what each missing element "
    "costs",
)


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion that experts judge by a written standard."""
    judged = [c for c in factors(case) if c.kind == "subjective" and c.descriptor]
    law = case.law(LAW) if judged else None
    if law is None or law.value is False:
        return
    for criterion in judged:
        text = criterion.descriptor or ""
        ranges = betraying(text, "range")
        if ranges and not betraying(text, "step"):
            yield wording(criterion, ranges, WHY, law)
        else:
            yield clear(criterion.code, criterion.at("descriptor"), law=(law,))


CHECK = Check(
    code="N109",
    title=Text("分值区间有分档", "Ranges of points have steps"),
    says=Text(
        "主观因素的分值是区间（如8至10分），没有写明在区间内怎样分档。",
        "A subjective criterion gives a range, such as 8 to 10, and does not say in which steps.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text("评审因素：评分标准", "Criteria: standard"),
    example=Text("“内容完整的8-10分，其余0-7分”。", "'All parts present 8-10; otherwise 0-7.'"),
    innocent=Text(
        "分档写在采购文件别处；请把它抄入“评分标准”。",
        "The steps stand elsewhere in the document; copy them into Standard.",
    ),
)
