"""What stands in the way of closing a stage."""

from dataclasses import replace

from evaluation.core.finding import Finding, has_errors
from evaluation.dossier.reading.reading import Reading
from evaluation.ledger.concerns import concerns
from evaluation.pipeline import examine_reading


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
    return tuple(finding for finding in examined.findings if concerns(finding, stage))
