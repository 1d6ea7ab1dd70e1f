"""A result that was recorded in spite of errors, as only a draft may be."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Lang
from evaluation.dossier.records import Dossier
from evaluation.pipeline import Examined
from evaluation.scoring.evaluate import evaluate


def errors_in(findings: Sequence[Finding]) -> int:
    """Return how many of `findings` are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def is_draft(now: Sequence[Finding], told: Sequence[Finding], lang: Lang) -> bool:
    """Return whether there are errors now, and all of them were on record.

    Args:
        told: the findings on record, in the language `lang`.
    """
    known = {(each.code, each.message.say(lang)) for each in told}
    errors = [each for each in now if each.severity is Severity.ERROR]
    return bool(errors) and all((each.code, each.message.say(lang)) in known for each in errors)


def with_result(examined: Examined, dossier: Dossier | None, law: Path | None) -> Examined:
    """Return `examined` with the result of `dossier` in spite of its errors, if it has any."""
    if dossier is None:
        return examined
    try:
        scored = evaluate(dossier, law)
    except (TenderError, LookupError, ValueError):
        return examined
    return replace(examined, evaluation=replace(scored, findings=examined.findings))
