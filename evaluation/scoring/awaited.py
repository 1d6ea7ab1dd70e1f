"""Who has marked nothing yet: one sentence for each expert, not one for each mark."""

from collections.abc import Iterator, Sequence

from evaluation.core.finding import Finding, Severity
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Expert

MISSING = "M101"
"""The code of a mark that is missing."""

TOO_FEW = "M103"
"""The code of marks that are too few to become one."""


def awaited(dossier: Dossier, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield `found`, with one finding in the place of all marks of an expert who has given none."""
    if not found:
        return
    present = {expert for given in dossier.marks.values.values() for expert in given}
    absent = {each.id: each for each in dossier.panel if each.id not in present}
    told: set[str] = set()
    kept = (finding for finding in found if present or finding.code != TOO_FEW)
    for finding in kept:  # without any mark, the marks of no bid are enough
        expert = absent.get(finding.place.cell.partition("/")[0])
        if finding.code != MISSING or finding.place.workbook or expert is None:
            yield finding
        elif expert.id not in told:
            told.add(expert.id)
            yield _nothing(expert)


def _nothing(expert: Expert) -> Finding:
    return Finding(
        code=MISSING,
        severity=Severity.ERROR,
        message=Text(
            f"{expert.id} {expert.name} 尚未打分；请收回其评分表，或放入 marks/{expert.id}.xlsx",
            f"{expert.id} {expert.name} has marked nothing yet; collect the mark sheet, or put it "
            f"in as marks/{expert.id}.xlsx",
        ),
        place=expert.at("id"),
        next_step=NextStep(Deed.COLLECT),
    )
