"""Who is awarded a lot, at which level and for how much; or why nobody is."""

from dataclasses import dataclass
from decimal import Decimal

from evaluation.allocation import TenderProblem
from evaluation.allocation.problem import Option
from evaluation.core.text import Text
from evaluation.dossier.records import Award
from evaluation.planning.lawful import CODES
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

    @property
    def awaited(self) -> bool:
        """Whether the lot has no decision yet and may still be awarded."""
        return not self.rows and self.result.failure is None and bool(self.result.ranked)


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


def no_plan(plan: Plan) -> Text | None:
    """Return why no award can rest on `plan`; None where one can."""
    if not plan.decision.planned:
        unknown = Text("没有求得资金分配方案。", "No plan was found.")
        return next(iter(plan.conflict), unknown)
    if plan.evaluation.method.modes[plan.mode].when == "comparison":
        return next(each.message for each in plan.findings if each.code == CODES[plan.mode])
    return None


def prices_of(
    evaluation: Evaluation, plan: Plan | None, built: TenderProblem | None, score: Score
) -> dict[int, set[Decimal]]:
    """Return for how much a bid may be awarded, by funding level; empty where it has no price.

    Args:
        plan: None where the dossier has no policy.
        built: of the same policy, with the money that it gives: a discount that is earned, or the
            published funding of a call without prices.
    """
    found: dict[int, set[Decimal]] = {}
    if plan is not None and built is not None:
        standing = {(lot.id, each.id): each for lot in built.problem.lots for each in lot.options}
        for choice, option in standing.items():
            offer = built.bids[choice]
            if (offer.lot, offer.bid) == (score.bid.lot, score.bid.id):
                found.setdefault(offer.level, set()).add(money_of_option(plan, option))
    if score.price is not None:
        found.setdefault(WHOLE, set()).add(score.price.quote)
        for level, amount in levels_of(evaluation, score):
            found.setdefault(level, set()).add(amount)
    return found


def levels_of(evaluation: Evaluation, score: Score) -> tuple[tuple[int, Decimal], ...]:
    """Return the lower levels of a bid with their prices; none where its lot is not divisible.

    A cell that cannot be read offers nothing: where there is a policy, its finding names it.
    """
    if not evaluation.lot(score.bid.lot).lot.divisible:
        return ()
    try:
        return tuple(funding_levels(score.bid.fund_levels or ""))
    except ValueError:
        return ()


def money_of_option(plan: Plan, option: Option) -> Decimal:
    """Return the money of `option` in the unit of the sheets."""
    return Decimal(option.money) / plan.facts.minor
