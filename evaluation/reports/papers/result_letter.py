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
from evaluation.reports.copies import bids_that, no_award, other_bids, winners
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.disclosure import (
    AwardedBid,
    Disclosed,
    Reader,
    awarded_bid,
    disclosed,
)
from evaluation.reports.views.remedy import Remedy, remedy
from evaluation.reports.views.tender_view import contact_lines
from evaluation.scoring.result import LotResult, Points, Score
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
        winners: none where the lot is awarded to nobody.
        decided: the step that decided where totals were equal; empty where they were not.
        not_awarded: why nobody is awarded the lot; empty where somebody is.
        passed_over: why the lot went to a bid that ranks after this one; empty where it did not.
        lowest: whether the lowest evaluated price wins, so that there are no points.
        cite: the article on what a tenderer is told; empty where none governs.
    """

    to: str
    lot: str
    lot_title: str
    own: Disclosed
    ranked: int
    winners: tuple[AwardedBid, ...]
    rows: tuple[ComparedRow, ...]
    strengths: tuple[str, ...]
    differences: tuple[str, ...]
    candidate: str
    decided: str
    not_awarded: str
    passed_over: str
    lowest: bool
    cite: str
    remedy: Remedy | None
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ResultLetter:
    """Return the letter to the tenderer of the bid as text in `lang`."""
    lot, score = subject.the_lot, subject.the_score
    won = winners(occasion, lot)
    last = won[-1] if won else None
    rows = tuple(_rows(occasion, score, last))
    places = dict(zip(lot.candidates, range(1, len(lot.candidates) + 1), strict=True))
    return ResultLetter(
        **frame(occasion, lang),
        to=full_name(occasion.dossier, score.tenderer).say(lang),
        lot=lot.lot.id,
        lot_title=lot.lot.title,
        own=disclosed(occasion, score, Reader.OWNER, lang),
        ranked=len(lot.ranked),
        winners=tuple(awarded_bid(occasion, each, lang) for each in won),
        rows=rows,
        strengths=tuple(row.title for row in rows if row.against == "more"),
        differences=tuple(row.title for row in rows if row.against == "less"),
        candidate=str(places.get(score.bid.id, "")),
        decided=_decided(score, last, lang),
        not_awarded="" if won else _why(occasion, lot, lang),
        passed_over=_passed_over(occasion, lot, score, lang),
        lowest=occasion.method.direction == "lowest",
        cite=occasion.law(TOLD).cite.say(lang) if occasion.tendered else "",
        remedy=remedy(occasion, lang),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def _decided(score: Score, winner: Score | None, lang: Lang) -> str:
    """The step that set the winner apart from a bid with the same total."""
    if winner is None or winner.decided_by is None or score.total != winner.total:
        return ""
    return tie_step(winner.decided_by).order.say(lang)


def _passed_over(occasion: Occasion, lot: LotResult, score: Score, lang: Lang) -> str:
    """Why a bid that ranks after this one is awarded the lot: as decided, else by which rule."""
    won = winners(occasion, lot)
    if not won or all((each.rank or 0) <= (score.rank or 0) for each in won):
        return ""
    award = occasion.award.lot(lot.lot.id)
    return award.why.say(lang).rstrip("。.") if award.why else BY_RULE.say(lang)


BY_RULE = Text(
    "按采购文件公布的分配规则，本采购包由名次在后的供应商承接",
    "By the allocation rule that the procurement document announced, the lot goes to a bid that "
    "ranks after yours",
)


def _why(occasion: Occasion, lot: LotResult, lang: Lang) -> str:
    why = no_award(occasion, lot)
    return why.say(lang).rstrip("。.") if why else ""


def _rows(occasion: Occasion, score: Score, winner: Score | None) -> Iterator[ComparedRow]:
    places = occasion.scored.settings.places
    best = {points.criterion.code: points for points in winner.points} if winner else {}
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
    awards=True,
)
