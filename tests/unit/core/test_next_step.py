"""What helps is said by whoever shows a sentence, after it."""

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.place import Place
from evaluation.core.text import Text

WORDS = {deed: Text("（甲 {stage}）", " (do {stage})") for deed in Deed}
SAYS = Text("须先封存", "seal it first")


def test_an_error_is_whole_without_its_next_step() -> None:
    """Its sentence names no way; a front end adds its own, with the stage."""
    refused = TenderError(SAYS, next_step=NextStep(Deed.SEAL, "notice"))
    assert str(refused) == "seal it first"
    assert refused.worded(WORDS) == Text("须先封存（甲 notice）", "seal it first (do notice)")
    assert TenderError(SAYS).worded(WORDS) == SAYS


def test_a_finding_is_told_its_next_step_once() -> None:
    """Said in words it has none any more, so that nobody says it again."""
    finding = Finding(
        code="S106",
        severity=Severity.ERROR,
        message=SAYS,
        place=Place("b.xlsx"),
        next_step=NextStep(Deed.UNDO, "opening"),
    )
    told = finding.worded(WORDS)
    assert told.message.en == "seal it first (do opening)"
    assert told.worded(WORDS) == told
