"""Who is awarded a lot, at which level and for how much; or why nobody is."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.allocation.problem import Option
from evaluation.core.text import Text
from evaluation.dossier.records import Award, Bid, Lot
from evaluation.planning.levels import funding_levels
from evaluation.planning.plan import Plan
from evaluation.scoring.result import Evaluation, LotResult, Score, has_open_tie

WHOLE = 100
"""The level at which a bid is awarded as a whole, in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A bid that is awarded a lot.

    Args:
        level: the funding level in per cent, 1 to 100.
        amount: of the contract; None where bids have no price.
    """

    score: Score
    level: int = WHOLE
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotAward:
    """The award of a lot, as it was decided or as it is proposed.

    Args:
        given: who is awarded; nobody where it is empty.
        basis: what it rests on, a word of the list ``award_basis``; empty where nothing is decided.
        why: why nobody is awarded, or why the award is not the usual one; as typed, or proposed.
        rows: of the sheet Awards; none where it is proposed.
    """

    result: LotResult
    given: tuple[Given, ...] = ()
    basis: str = ""
    why: Text | None = None
    rows: tuple[Award, ...] = ()

    @property
    def id(self) -> str:
        """The id of the lot."""
        return self.result.lot.id


def no_candidate(evaluation: Evaluation, result: LotResult) -> Text | None:
    """Return why nobody can be awarded a lot, whatever is decided; None where somebody can."""
    id = result.lot.id
    if result.failure is not None:
        return Text(f"{id} 采购失败", f"lot {id} has failed")
    if has_open_tie(evaluation, result):
        return Text(f"{id} 推荐名次并列未决", f"lot {id} has an open tie for a recommended place")
    if not result.candidates:
        return Text(f"{id} 没有推荐的候选人", f"lot {id} has no candidate")
    return None


def prices_of(evaluation: Evaluation, plan: Plan | None, score: Score) -> dict[int, set[Decimal]]:
    """Return for how much a bid may be awarded, by funding level; empty where it has no price.

    With a plan the money that it gives counts too: a discount that is earned, or the published
    funding of a call without prices.
    """
    found: dict[int, set[Decimal]] = {}
    if score.price is not None:
        found.setdefault(WHOLE, set()).add(score.price.quote)
        if _lot(evaluation, score).divisible:
            for level, amount in funding_levels(score.bid.fund_levels or ""):
                found.setdefault(level, set()).add(amount)
    for level, amount in _planned(plan, score.bid) if plan else ():
        found.setdefault(level, set()).add(amount)
    return found


def _planned(plan: Plan, bid: Bid) -> Iterator[tuple[int, Decimal]]:
    """Yield level and money of every option of the plan that stands for `bid`."""
    for lot, option in plan.decision.program.pairs:
        offer = plan.built.bids[lot.id, option.id]
        if (offer.lot, offer.bid) == (bid.lot, bid.id):
            yield offer.level, money_of_option(plan, option)


def money_of_option(plan: Plan, option: Option) -> Decimal:
    """Return the money of `option` in the unit of the sheets."""
    return Decimal(option.money) / plan.facts.minor


def _lot(evaluation: Evaluation, score: Score) -> Lot:
    return evaluation.lot(score.bid.lot).lot
