"""Errors that stop the work. Each carries findings, all at once; none is for programmers."""

from collections.abc import Iterable

from evaluation.core.finding import Finding, Severity
from evaluation.core.next_step import NextStep, Words, worded
from evaluation.core.text import Text


class TenderError(Exception):
    """Something a person has to put right before the work can go on.

    Args:
        text: one sentence that says what is wrong and what to do.
        findings: every place that has to be put right.
        next_step: what helps beside, which a front end says in its own words.
    """

    def __init__(
        self, text: Text, findings: Iterable[Finding] = (), next_step: NextStep | None = None
    ) -> None:
        super().__init__(text.en)
        self.text = text
        self.findings = tuple(findings)
        self.next_step = next_step

    def worded(self, words: Words) -> Text:
        """Return its sentence, with what helps said in `words`."""
        return worded(self.text, self.next_step, words)

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows in place of a traceback: what is wrong, and where."""
        return [str(self), *getattr(self, "__notes__", ())]


class Unusable(TenderError):
    """The input cannot be read at all, or the command was used wrongly (exit status 2)."""


class LawError(TenderError):
    """The law does not say: unknown key, or a day outside the dates that are known."""


class FormulaError(TenderError):
    """A formula cannot be understood or has no value."""


def refusal(findings: Iterable[Finding]) -> TenderError:
    """Return the error that stops the work on account of the errors among `findings`."""
    every = tuple(findings)
    errors = sum(finding.severity is Severity.ERROR for finding in every)
    text = Text(
        zh=f"有 {errors} 处错误，改正后才能继续",
        en="1 error; put it right before going on"
        if errors == 1
        else f"{errors} errors; put them right before going on",
    )
    return TenderError(text, every)
