"""Which stage of a tender a finding stands in the way of."""

from collections.abc import Sequence

from evaluation.core.finding import Finding
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.schema import MARKS, ORDER, sheet
from evaluation.law.method import STAGES
from evaluation.ledger.stages import STAGE_OF_MARKS

STAGE_OF_CODE = {
    "A": "screening", "F": "screening", "M": "technical_marks", "Q": "price", "C108": "ranking",
    "W": "award",
}  # fmt: skip
"""The stage at which a code can be said at all, where its cell belongs to an earlier one."""


def concerns(finding: Finding, stage: str, stages: Sequence[str] = STAGES) -> bool:
    """Return whether `finding` stands in the way of closing `stage`.

    What stands in a sheet of a later stage does not, nor what can only be known later: a mark
    that is missing is no reason against closing the opening.

    Args:
        finding: of reading, scoring or a check.
        stage: key of the stage.
        stages: all stages, in order.

    Example:
        >>> from evaluation.core.finding import Severity
        >>> from evaluation.core.place import Place
        >>> from evaluation.core.text import Text
        >>> blank = Finding(code="M101", severity=Severity.ERROR, message=Text("缺分", "no mark"),
        ...                 place=Place("bids.xlsx", "Bids", "A2"))
        >>> concerns(blank, "opening"), concerns(blank, "technical_marks")
        (False, True)
    """
    key = key_of(finding.place.sheet)
    at = _stage_of(key) or stages[0]
    for code in (finding.code, finding.code[0]):
        if code in STAGE_OF_CODE:
            at = max(at, STAGE_OF_CODE[code], key=stages.index)
            break
    return stages.index(at) <= stages.index(stage)


def _stage_of(key: str | None) -> str | None:
    if key == MARKS:
        return STAGE_OF_MARKS
    return sheet(key).stage if key in ORDER else None
