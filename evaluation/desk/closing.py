"""What stands in the way of closing a stage."""

from dataclasses import replace

from evaluation.awarding.award import award_findings, not_decided
from evaluation.core.finding import Finding, has_errors
from evaluation.dossier.reading.reading import Reading
from evaluation.ledger.concerns import concerns
from evaluation.pipeline import examine_reading
from evaluation.scoring.result import Evaluation

AWARD = "award"
"""The last stage: it closes what the purchaser decided."""


def concerning(reading: Reading, stage: str) -> tuple[Finding, ...]:
    """Return the findings that stand in the way of closing `stage`, or should be seen before it.

    Args:
        reading: of a dossier, which need not hold more than the stages up to this one.
        stage: key of the stage.

    Raises:
        TenderError: an error that belongs to no place, such as a method that is not known.
    """
    early = tuple(finding for finding in reading.findings if concerns(finding, stage))
    examined = examine_reading(replace(reading, findings=early))
    if examined.problem is not None and not has_errors(examined.findings):
        raise examined.problem
    found = tuple(finding for finding in examined.findings if concerns(finding, stage))
    last = stage == AWARD and examined.evaluation is not None
    return (*found, *_of_award(examined.scored)) if last else found


def _of_award(evaluation: Evaluation) -> tuple[Finding, ...]:
    """What is against the award; that there is none, where there are candidates."""
    if evaluation.dossier.awards or not any(lot.candidates for lot in evaluation.lots):
        return award_findings(evaluation)
    return (not_decided(evaluation),)
