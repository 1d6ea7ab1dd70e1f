"""The rows of the sheet Award check as data: each decision, what it rests on, whether it agrees."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from evaluation.awarding.award import TenderAward
from evaluation.awarding.lot_award import WHOLE, prices_of
from evaluation.awarding.policy_rules import held_against
from evaluation.core.exact import round_half_up
from evaluation.dossier.decided.standing_awards import standing_awards
from evaluation.dossier.records import Award
from evaluation.scoring.result import LotResult, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """A row of the sheet Awards beside what it rests on.

    Args:
        number: of its row on the sheet Awards, from 0.
        at: its row on the sheet Award check.
        stands: whether no later decision on the lot replaced it.
        lot: the result of its lot.
        score: the bid it names; None where it names none, or one that is not there.
        recommended: whether the bid is a candidate of its own lot.
        special: what the bid asks where that is not its quote: at a lower level, or with a discount
            that it earned; None elsewhere.
        offered: whether the bid is offered at the level.
        priced: whether the bid has a price, so that the amount is held against it.
    """

    record: Award
    number: int
    at: int
    stands: bool
    lot: LotResult
    score: Score | None
    recommended: bool
    special: Decimal | None
    offered: bool
    priced: bool

    @property
    def rank(self) -> int | None:
        """The rank of the bid."""
        return self.score.rank if self.score else None

    @property
    def candidate(self) -> int | None:
        """Whether the bid is recommended; None where there is none."""
        if self.record.bid is None:
            return None
        return int(self.recommended)

    @property
    def asked(self) -> Decimal | None:
        """What the bid asks at the level; None where it is not ranked or has no price."""
        if self.rank is None or self.score is None or not self.offered:
            return None
        if self.special is not None:
            return self.special
        return self.score.price.quote if self.score.price else None

    @property
    def difference(self) -> Decimal | None:
        """The amount less what the bid asks."""
        awarded, asked = self.record.awarded, self.asked
        return None if awarded is None or asked is None else awarded - asked

    def checks(self, *, first: bool) -> Mapping[str, bool | None]:
        """Return whether the row agrees, check by check; None where nothing is to be held.

        Args:
            first: whether the method awards a lot to its first candidate alone.
        """
        record, lot = self.record, self.lot.lot
        held = self.stands and record.bid is not None
        ordered = {
            "ranking": self.candidate == 1 and (not first or self.rank == 1),
            "next": self.candidate == 1,
        }.get(record.basis)
        amount = record.awarded
        most = [limit for limit in (lot.budget, lot.ceiling) if limit is not None]
        within = None if amount is None else all(amount <= limit for limit in most)
        same_lot = self.score is not None and self.score.bid.lot == lot.id
        return {
            "ranked": self.rank is not None and same_lot if held else None,
            "ordered": ordered if held else None,
            "priced": self.difference == 0
            if held and self.priced and self.rank is not None
            else None,
            "within": within if self.stands else None,
        }

    def minor(self, minor: int) -> int:
        """Return the amount in minor units; 0 where there is none."""
        return int(round_half_up((self.record.awarded or Decimal(0)) * minor, 0))


def award_rows(award: TenderAward, first: int) -> list[AwardRow]:
    """Return a row for each row of the sheet Awards, in its order.

    Args:
        first: the row of the first one on the sheet.
    """
    return [*_rows(award, first)]


def _rows(award: TenderAward, first: int) -> Iterator[AwardRow]:
    evaluation = award.evaluation
    scores = {score.bid.id: score for lot in evaluation.lots for score in lot.scores}
    recommended = {bid for lot in evaluation.lots for bid in lot.candidates}
    standing = standing_awards(evaluation.dossier)
    built, _ = held_against(evaluation, award.plan, award.lots)
    for number, record in enumerate(evaluation.dossier.awards):
        score = scores.get(record.bid or "")
        known = prices_of(evaluation, award.plan, built, score) if score else {}
        amounts = known.get(record.funded_level or WHOLE, set())
        yield AwardRow(
            record=record,
            number=number,
            at=first + number,
            stands=any(record is each for each in standing[record.lot]),
            lot=evaluation.lot(record.lot),
            score=score,
            recommended=record.bid in recommended,
            special=_special(record, score, amounts),
            offered=bool(amounts),
            priced=bool(known),
        )


def _special(record: Award, score: Score | None, amounts: Collection[Decimal]) -> Decimal | None:
    """What is asked at the level of the award where that is not the quote."""
    quote = score.price.quote if score and score.price else None
    if record.awarded in amounts and (record.awarded, record.funded_level or WHOLE) != (
        quote,
        WHOLE,
    ):
        return record.awarded
    return max(amounts) if amounts and quote not in amounts else None
