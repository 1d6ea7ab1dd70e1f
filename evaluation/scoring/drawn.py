"""The ties of a result that a draw decided, each with the tickets that repeat it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from evaluation.core.text import Text, normal
from evaluation.dossier.decided.rulings import asks_to_draw, last_ruling
from evaluation.scoring.draw import Ticket, draw, recipe
from evaluation.scoring.result import Evaluation, LotResult, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A tie that was drawn.

    Args:
        lot: id of the lot.
        tickets: of the tied bids, in the order of the draw, which is that of the ranking.
    """

    lot: str
    tickets: tuple[Ticket, ...]

    @property
    def recipe(self) -> Text:
        """How anybody repeats the draw, line by line."""
        return recipe(self.tickets)


def draws(evaluation: Evaluation) -> tuple[Drawn, ...]:
    """Return every tie that was drawn: ruled to be, or ruled in the very order of the draw.

    An order that people ruled on other grounds is no draw; the ruling says what it rests on.
    """
    if not normal(evaluation.dossier.tender.draw_seed or ""):
        return ()
    return tuple(each for result in evaluation.lots for each in _of(evaluation, result))


def _of(evaluation: Evaluation, result: LotResult) -> Iterator[Drawn]:
    lot = result.lot.id
    ruling = last_ruling(evaluation.dossier, "tie", lot)
    decided = [score for score in result.ranked if score.decided_by == "draw"]
    for _, scores in groupby(decided, _total):
        order = tuple(score.bid.id for score in scores)
        drawn = Drawn(lot=lot, tickets=draw(evaluation.dossier, lot, order))
        follows = order == tuple(ticket.bid for ticket in drawn.tickets)
        if follows or (ruling is not None and asks_to_draw(ruling)):
            yield drawn


def _total(score: Score) -> Decimal | None:
    return score.total
