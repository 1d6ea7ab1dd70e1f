"""M102: all experts give the same mark for an objective criterion."""

from collections.abc import Iterable

from evaluation.checks.answers import clear
from evaluation.checks.check import Answer, Case, Check, State
from evaluation.checks.marks.counted_marks import cells
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.counting import disagreement

CITE = Text(zh="财政部令第87号第六十四条第（三）项", en="Order 87, art. 64(3)")


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid and objective criterion that experts mark."""
    for cell in cells(case, "objective"):
        found = disagreement(case.dossier, cell.bid, cell.criterion, cell.marks)
        figures = {expert: f"{mark:f}" for expert, mark in cell.marks.items()}
        if found is None:
            yield clear(f"{cell.bid.id}/{cell.criterion.code}", figures=figures)
            continue
        yield Answer(
            state=State.RAISED,
            subject=f"{cell.bid.id}/{cell.criterion.code}",
            message=found.message,
            figures=figures,
            places=(found.place,),
        )


CHECK = Check(
    code="M102",
    title=Text("客观因素评分一致", "Objective marks agree"),
    says=Text(
        "评审小组成员对同一响应的客观因素给分不同；报告签字前须更正为一致。",
        "Members differ on an objective criterion of a bid; before the report is signed they have to "
        "correct it.",
    ),
    cite=CITE,
    severity=Severity.ERROR,
    look=look,
    parameters=(),
    needs=Text("评分；评审因素：类型为客观", "Marks; Criteria: kind objective"),
    example=Text(
        "业绩 3 份：四人给 5 分，一人给 3 分。", "Three contracts: four give 5, one gives 3."
    ),
    innocent=Text(
        "评分标准有歧义；材料页码看漏。", "The standard can be read in two ways; a page missed."
    ),
)
