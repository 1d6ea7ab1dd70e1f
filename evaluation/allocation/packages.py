"""Packages and conditional discounts that bidders state: all or nothing, or cheaper together.

A discount earned by several lots changes prices. Where price points depend on the other prices
(lowest price over price), it would change everybody's points as well, and the plan would rest on
points that nobody was given. It is then refused.

Source: Directive 2014/24/EU, article 46; Belgian Council of State, no. 257117.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from evaluation.allocation.best import SOLVERS
from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Lot, Option, Problem, Rule, Term
from evaluation.allocation.task import Solver
from evaluation.core.errors import Unusable
from evaluation.core.text import Text

MOST = 6
"""Every combination of discounts is a problem of its own; six make 64."""

Choice = tuple[str, str]
"""A lot and one of its options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """What a bidder takes off where several of its options are funded together.

    Args:
        id: how the bidder or the tender names it.
        options: the options it applies to, all of one bidder.
        least: how many of them have to be funded, 1 or more.
        per_mille: what is taken off each of their prices, 0 to 1000.
    """

    id: str
    options: tuple[Choice, ...]
    least: int
    per_mille: int


def package_rules(id: str, options: Sequence[Choice]) -> Iterator[Rule]:
    """Yield rules that fund all of `options` or none.

    Example:
        >>> [rule.id for rule in package_rules("P1", [("L1", "B1"), ("L2", "B1")])]
        ['P1.1', 'P1.2']
    """
    around = [*options[1:], options[0]]
    for number, (this, other) in enumerate(zip(options, around, strict=True), start=1):
        terms = (Term(*this, 1), Term(*other, -1))
        yield Rule(id=f"{id}.{number}", terms=terms, at_most=0)


def with_discounts(
    problem: Problem,
    discounts: Sequence[Discount],
    *,
    relative_points: bool,
    solvers: Sequence[Solver] = SOLVERS,
) -> tuple[Decision, tuple[str, ...]]:
    """Return the best decision over all combinations of discounts, and the ids of those earned.

    Args:
        relative_points: price points depend on the other bids' prices.

    Raises:
        Unusable: discounts cannot be combined with relative price points, or are too many.

    Example:
        >>> lots = tuple(Lot(id=k, options=(Option(id="B", value=9, uses={"f": 100}),))
        ...              for k in ("L1", "L2"))
        >>> discount = Discount(id="D1", options=(("L1", "B"), ("L2", "B")), least=2, per_mille=100)
        >>> plan, earned = with_discounts(Problem(funds={"f": 180}, lots=lots), [discount],
        ...                               relative_points=False)
        >>> plan.spend(), earned
        ({'f': 180}, ('D1',))
    """
    if discounts and relative_points:
        raise Unusable(_RELATIVE)
    if len(discounts) > MOST:
        raise Unusable(_TOO_MANY)
    decisions = list[tuple[Decision, tuple[str, ...]]]()
    for taken in product((False, True), repeat=len(discounts)):
        scenario = problem
        for discount, earned in zip(discounts, taken, strict=True):
            scenario = _assuming(scenario, discount, earned)
        names = tuple(d.id for d, earned in zip(discounts, taken, strict=True) if earned)
        decisions.append((allocate_problem(scenario, solvers=solvers), names))
    planned = [one for one in decisions if one[0].planned]
    return max(planned or decisions, key=lambda one: _reached(one[0]))


def _reached(decision: Decision) -> tuple[int, ...]:
    """Return what a decision reaches for each goal, more being better."""
    return tuple(
        sum(gain_of(goal, decision.program)[column] for column in decision.chosen)
        for goal in decision.problem.goals
    )


def _assuming(problem: Problem, discount: Discount, earned: bool) -> Problem:
    """Return `problem` where the discount is earned and applies, or is not earned."""
    terms = tuple(Term(lot, option, 1) for lot, option in discount.options)
    rule = Rule(
        id=f"discount.{discount.id}",
        terms=terms,
        at_least=discount.least if earned else None,
        at_most=None if earned else discount.least - 1,
    )
    lots = tuple(_cheaper(lot, discount) for lot in problem.lots) if earned else problem.lots
    return replace(problem, lots=lots, rules=(*problem.rules, rule))


def _cheaper(lot: Lot, discount: Discount) -> Lot:
    def price(option: Option) -> Option:
        if (lot.id, option.id) not in discount.options:
            return option
        off = discount.per_mille
        uses = {fund: used - used * off // 1000 for fund, used in option.uses.items()}
        return replace(option, uses=uses)

    return replace(lot, options=tuple(price(option) for option in lot.options))


_RELATIVE = Text(
    "价格分按与其他报价的比较计算时，不能采用附条件的折扣：折扣会改变各家的价格分；"
    "请改用以最高限价为基准的价格分，或不采用折扣",
    "conditional discounts cannot be used where price points depend on the other prices: they "
    "would change everybody's points; use price points against the ceiling, or no discounts",
)

_TOO_MANY = Text(
    f"附条件的折扣最多 {MOST} 项",
    f"at most {MOST} conditional discounts can be weighed against each other",
)
