"""What a document is, and for whom or what it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evaluation.core.files import file_name
from evaluation.core.text import Lang, Text
from evaluation.dossier.records import Expert
from evaluation.reports.occasion import Occasion
from evaluation.scoring.result import LotResult, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one copy of a document is about; nothing is set where it is the whole tender."""

    lot: LotResult | None = None
    score: Score | None = None
    expert: Expert | None = None

    def name(self, tender: str, document: str) -> str:
        """Return the name of the file, without its language.

        Args:
            tender: id of the tender.
            document: key of the document.
        """
        lot = self.lot.lot.id if self.lot else ""
        bid = self.score.bid.id if self.score else ""
        expert = self.expert.id if self.expert else ""
        parts = (tender, lot, document.replace("_", "-"), bid, expert)
        return "-".join(file_name(part) for part in parts if part)

    @property
    def the_lot(self) -> LotResult:
        """The lot it is about."""
        if self.lot is None:
            raise LookupError("the document is not made for a lot")
        return self.lot

    @property
    def the_score(self) -> Score:
        """The bid it is about."""
        if self.score is None:
            raise LookupError("the document is not made for a bid")
        return self.score

    @property
    def the_expert(self) -> Expert:
        """The expert it is about."""
        if self.expert is None:
            raise LookupError("the document is not made for an expert")
        return self.expert


WHOLE = Subject()
"""The tender as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What a document would be made for, and why not for the rest.

    Args:
        subjects: one for each copy.
        why_not: a sentence for each part of the tender that has no copy although it might.
    """

    subjects: tuple[Subject, ...] = ()
    why_not: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: what it is called, when it may be made, for whom, and what it says.

    Args:
        key: as the methods of the law name it.
        stage: it rests on all that is closed by this stage.
        per: whether a copy is for the tender, a lot, an expert or a bid.
        copies: what it would be made for.
        view: its text, in one language, for one copy.
        template: file in the template folders.
        letter: whether it goes out on portrait pages laid out by GB/T 9704.
        recommends: whether it names candidates, so that no tie for their places may be open.
        awards: whether it says who is awarded what, so that the purchaser has to have decided.
        scored: whether it needs the result, not the sheets alone.
        word: file of its Word template in the template folders; empty where it has none.
        carries_workbook: whether the audit workbook is inside; never where tenderers receive it.
    """

    key: str
    title: Text
    stage: str
    per: str
    copies: Callable[[Occasion], Copies]
    view: Callable[[Occasion, Subject, Lang], Any]
    template: str
    letter: bool = False
    recommends: bool = False
    awards: bool = False
    scored: bool = True
    carries_workbook: bool = False
    word: str = ""
