"""The letter to a tenderer that does not win: own score and rank, comparison, reason, remedy.

Law:
    Order 87, art. 69: with the notice each tenderer that was scored is told its own score and rank.
    The comparison says where the bid stands against the winner's, and gives none of its figures
    beyond those that the result notice publishes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import figure, plain
from evaluation.dossier.parties import full_name
from evaluation.law.tie_steps import tie_step
from evaluation.reports.copies import bids_that, other_bids, winners
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.disclosure import Disclosed, Reader, disclosed
from evaluation.reports.views.remedy import Remedy, remedy
from evaluation.reports.views.tender_view import contact_lines
from evaluation.scoring.result import Points, Score
from evaluation.tables.record_facts import Pair

TOLD = "cn/87/result_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A criterion: the bid's own points, and whether they are ``more``, ``equal`` or ``less``."""

    title: str
    max_points: str
    points: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLetter(Frame):
    """The letter.

    Args:
        candidate: the bid's own place among the candidates; empty where it is none.
        decided: the step that decided where totals were equal; empty where they were not.
        lowest: whether the lowest evaluated price wins, so that there are no points.
        cite: the article on what a tenderer is told; empty where none governs.
    """

    to: str
    lot: str
    lot_title: str
    own: Disclosed
    ranked: int
    winners: tuple[Disclosed, ...]
    rows: tuple[ComparedRow, ...]
    strengths: tuple[str, ...]
    differences: tuple[str, ...]
    candidate: str
    decided: str
    lowest: bool
    cite: str
    remedy: Remedy | None
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ResultLetter:
    """Return the letter to the tenderer of the bid as text in `lang`."""
    lot, score = subject.the_lot, subject.the_score
    won = winners(occasion, lot)
    rows = tuple(_rows(occasion, score, won[-1]))
    places = dict(zip(lot.candidates, range(1, len(lot.candidates) + 1), strict=True))
    equal = score.total == won[-1].total
    return ResultLetter(
        **frame(occasion, lang),
        to=full_name(occasion.dossier, score.tenderer).say(lang),
        lot=lot.lot.id,
        lot_title=lot.lot.title,
        own=disclosed(occasion, score, Reader.OWNER, lang),
        ranked=len(lot.ranked),
        winners=tuple(disclosed(occasion, each, Reader.OTHERS, lang) for each in won),
        rows=rows,
        strengths=tuple(row.title for row in rows if row.against == "more"),
        differences=tuple(row.title for row in rows if row.against == "less"),
        candidate=str(places.get(score.bid.id, "")),
        decided=tie_step(won[-1].decided_by).order.say(lang)
        if equal and won[-1].decided_by
        else "",
        lowest=occasion.method.direction == "lowest",
        cite=occasion.law(TOLD).cite.say(lang) if occasion.tendered else "",
        remedy=remedy(occasion, lang),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def _rows(occasion: Occasion, score: Score, winner: Score) -> Iterator[ComparedRow]:
    places = occasion.scored.settings.places
    best = {points.criterion.code: points for points in winner.points}
    for own in score.points:
        criterion = own.criterion
        kept = places.get("price" if criterion.kind == "price" else "criterion")
        yield ComparedRow(
            title=criterion.title,
            max_points=plain(criterion.max_points * criterion.weight),
            points=figure(own.value, kept),
            against=_against(own, best.get(criterion.code)),
        )


def _against(own: Points, other: Points | None) -> str:
    if other is None or own.value == other.value:
        return "equal"
    return "more" if own.value > other.value else "less"


DOCUMENT = Document(
    key="result_letter",
    title=Text("评审结果告知书（未中标）", "Letter to an unsuccessful tenderer"),
    stage="award",
    per="bid",
    copies=bids_that(other_bids),
    view=view,
    template="result_letter.html.j2",
    letter=True,
    recommends=True,
)
