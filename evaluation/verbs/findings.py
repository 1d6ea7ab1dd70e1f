"""Findings as a list that shows itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face, findings_face
from evaluation.verbs.shown import Shown

TITLE = Text("问题与提示", "Findings")


@dataclass(frozen=True, slots=True, repr=False)
class Findings(Shown, Sequence[Finding]):
    """Findings: a sequence, a table, a frame.

    Example:
        >>> found = Findings((), "en")
        >>> found, len(found), list(found.errors)
        (<errors 0, warnings 0, notes 0>, 0, [])
    """

    every: tuple[Finding, ...]
    lang: Lang
    home: Path | None = None

    @property
    def errors(self) -> "Findings":
        """Those that have to be put right before there is a result."""
        return self._only(Severity.ERROR)

    @property
    def warnings(self) -> "Findings":
        """Those that a person has to look at."""
        return self._only(Severity.WARNING)

    def face(self) -> Face:
        """Return the findings as a table, errors first."""
        return findings_face(self.every, self.lang, title=TITLE, home=self.home)

    def line(self) -> str:
        """Return how many there are of each kind."""
        errors, warnings, notes = (
            sum(each.severity is kind for each in self.every) for kind in Severity
        )
        return Text(
            f"错误 {errors}，请注意 {warnings}，说明 {notes}",
            f"errors {errors}, warnings {warnings}, notes {notes}",
        ).say(self.lang)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> "Findings": ...
    def __getitem__(self, at: int | slice) -> "Finding | Findings":
        if isinstance(at, slice):
            return Findings(self.every[at], self.lang, self.home)
        return self.every[at]

    def __len__(self) -> int:
        return len(self.every)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.every)

    def _only(self, kind: Severity) -> "Findings":
        kept = tuple(each for each in self.every if each.severity is kind)
        return Findings(kept, self.lang, self.home)
