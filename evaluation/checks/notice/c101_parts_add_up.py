"""C101: the parts of a criterion add up to it."""

from collections.abc import Iterable
from decimal import Decimal

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.weights import full_points


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion that has parts."""
    for parent in case.dossier.criteria:
        children = [child for child in case.dossier.criteria if child.parent == parent.code]
        whole = full_points(parent)
        for lot in case.dossier.lots if children else ():
            own = [child for child in children if child.applies_to(lot.id)]
            total = sum((full_points(child) for child in own), Decimal(0))
            if own and total != whole:
                yield raised(
                    f"{lot.id}：“{parent.title}”为 {whole} 分，下级因素合计 {total} 分；两者应相等",
                    f"{lot.id}: '{parent.title}' has {whole} points, its parts add up to {total}; "
                    "the two must be equal",
                    parent.at("max_points"),
                    subject=parent.code,
                    figures={"parts": str(total)},
                    threshold=str(whole),
                    cite=case.method.cite,
                )
                break
        else:
            if children:
                figures = {"parts": str(whole)}
                yield clear(
                    parent.code, parent.at("max_points"), figures=figures, threshold=str(whole)
                )


CHECK = Check(
    code="C101",
    title=Text("下级因素合计等于上级因素", "Parts add up to their group"),
    says=Text(
        "一组评审因素的满分之和，与这一组写明的满分不同。",
        "The maximum points of the parts differ from those of their group.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审因素：上级因素、满分、权重", "Criteria: parent, max points, weight"),
    example=Text(
        "“技术部分”60分，四个下级因素合计59分。", "'Technical' has 60 points, its parts 59."
    ),
    innocent=Text(
        "某个因素只用于部分包而没有写“适用包”。",
        "A criterion that is used for some lots only lacks 'Applies to lots'.",
    ),
)
