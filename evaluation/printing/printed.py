"""A copy of a document put in place, or why it is not there."""

from dataclasses import dataclass
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.files import put_file
from evaluation.core.finding import Finding
from evaluation.core.next_step import NextStep
from evaluation.core.text import Lang, Text
from evaluation.printing.order import PrintOrder
from evaluation.reports.document import Subject
from evaluation.reports.occasion import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What became of a copy of a document.

    Args:
        title: of the document.
        name: of its file, without language and ending.
        path: where it is; None where it is not.
        problem: why it is not; None where it is.
        next_step: what helps, where anything does.
        found: what stands against it.
        usage: whether the machine or the way of use is to blame, and not the dossier.
        absent: whether the tender has no such document.
    """

    title: Text
    name: str
    path: Path | None = None
    problem: Text | None = None
    next_step: NextStep | None = None
    found: tuple[Finding, ...] = ()
    usage: bool = False
    absent: bool = False


def failed(title: Text, name: str, problem: TenderError) -> Printed:
    """Return that a copy is not there, and why."""
    usage = isinstance(problem, Unusable)
    return Printed(
        title=title,
        name=name,
        problem=problem.text,
        next_step=problem.next_step,
        found=problem.findings,
        usage=usage,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy on its way to its place: of which document, for whom, in which language.

    Args:
        key: of the document.
    """

    title: Text
    key: str
    subject: Subject
    lang: Lang
    occasion: Occasion
    order: PrintOrder

    @property
    def name(self) -> str:
        """The name of its file, without language and ending."""
        return self.subject.name(self.occasion.dossier.tender.id, self.key)

    def put(self, data: bytes, suffix: str = "pdf") -> Printed:
        """Put `data` in place and return where; the same bytes may be there already."""
        draft = "draft." if self.occasion.draft else ""
        path = self.order.out / f"{self.name}.{draft}{self.lang}.{suffix}"
        try:
            put_file(path, data, force=self.order.force)
        except TenderError as problem:
            return failed(self.title, self.name, problem)
        return Printed(title=self.title, name=self.name, path=path)


def copies_of(
    key: str, title: Text, subjects: tuple[Subject, ...], occasion: Occasion, order: PrintOrder
) -> tuple[Copy, ...]:
    """Return every copy of a document in every language."""
    return tuple(
        Copy(title=title, key=key, subject=subject, lang=lang, occasion=occasion, order=order)
        for subject in subjects
        for lang in order.langs
    )
