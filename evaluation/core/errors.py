"""Errors that stop the work. Each carries findings, all at once; none is for programmers."""

from collections.abc import Iterable

from evaluation.core.finding import Finding
from evaluation.core.text import Text


class TenderError(Exception):
    """Something a person has to put right before the work can go on.

    Args:
        text: one sentence that says what is wrong and what to do.
        findings: every place that has to be put right.
    """

    def __init__(self, text: Text, findings: Iterable[Finding] = ()) -> None:
        super().__init__(text.en)
        self.text = text
        self.findings = tuple(findings)


class Unusable(TenderError):
    """The input cannot be read at all, or the command was used wrongly (exit status 2)."""


class LawError(TenderError):
    """The law does not say: unknown key, or a day outside the dates that are known."""


class FormulaError(TenderError):
    """A formula cannot be understood or has no value."""
