"""A result that was recorded in spite of errors, as only a draft may be."""

from collections.abc import Sequence

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Lang


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
