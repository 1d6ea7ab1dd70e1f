"""What other budgets would buy: the plan on its frontier, with what no plan can pass.

A lot that one budget funds can be dropped at a larger one. That is no error: the money goes into a
better combination, and the reversals name it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.frontier import Point, frontier, reversals
from evaluation.core.exact import money
from evaluation.core.text import Text
from evaluation.planning.plan import Plan

SPAN, STEPS = Fraction(1, 2), 20
"""Budgets from half of the decision's to half as much again, in twentieths of that."""

SMALL = 2_000
"""Up to this many options every point is solved out."""

GAP = Fraction(1, 500)
"""How far a plan of a larger problem may stay below its bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPoint:
    """What one budget buys.

    Args:
        budget: in the unit of the sheets.
        value: of the best plan found; None where no plan keeps the rules.
        bound: no plan of this budget is worth more; None where there is none.
        funded: ids of the lots it funds.
    """

    budget: Fraction
    value: int | None
    bound: int | None
    funded: frozenset[str]

    @property
    def proven(self) -> bool:
        """Return whether no plan of this budget is worth more."""
        return self.value is not None and self.value == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversed:
    """A lot that one budget funds and the next larger one does not."""

    lot: str
    funded_at: Fraction
    dropped_at: Fraction

    @property
    def said(self) -> Text:
        """Return it in a sentence."""
        low, high = money(self.funded_at), money(self.dropped_at)
        return Text(
            f"{self.lot} 在预算 {low} 时入选，预算增至 {high} 时反而不入选。",
            f"{self.lot} is funded at a budget of {low} and no longer at {high}.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """What budgets around the decision would buy.

    Args:
        fund: whose ceiling is moved; the others stay.
        decision: the ceiling as it is, in the unit of the sheets; it is one of the points.
        points: by rising budget. Between two of them a budget buys at least what the lower one
            does, and at most what the bound of the higher one allows.
    """

    fund: str
    decision: Fraction
    points: tuple[BudgetPoint, ...]
    reversed: tuple[Reversed, ...]

    @property
    def here(self) -> BudgetPoint:
        """Return the point of the decision."""
        return next(point for point in self.points if point.budget == self.decision)


def frontier_of(
    plan: Plan,
    *,
    steps: int = STEPS,
    fund: str | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Frontier:
    """Return what budgets around that of `plan` would buy under the same rules.

    Args:
        steps: number of budgets beside the decision's own; an even number.
        fund: whose ceiling is moved; the largest where left out.
        progress: told how many points of how many are done.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> found = frontier_of(planned(run(shipped("tenders") / "qinghe-2026")), steps=4)
        >>> [(int(point.budget), point.value) for point in found.points][:3]
        [(1500000, 1228438), (2250000, 1793617), (3000000, 2029135)]
    """
    problem, minor = plan.built.problem, plan.facts.minor
    name = fund or max(problem.funds, key=lambda each: (problem.funds[each], each))
    own = problem.funds[name]
    budgets = sorted({own, *(_budget(own, step, steps) for step in range(steps + 1))})
    gap = Fraction(0) if plan.decision.program.size <= SMALL else GAP
    found = frontier(problem, name, budgets, gap=gap, progress=progress)
    points = tuple(_own(point, plan, own) for point in found)
    return Frontier(
        fund=name,
        decision=Fraction(own, minor),
        points=tuple(
            BudgetPoint(
                budget=Fraction(point.budget, minor),
                value=point.value,
                bound=point.bound,
                funded=point.funded,
            )
            for point in points
        ),
        reversed=tuple(
            Reversed(
                lot=each.lot,
                funded_at=Fraction(each.budget, minor),
                dropped_at=Fraction(each.dropped_at, minor),
            )
            for each in reversals(points)
        ),
    )


def _budget(own: int, step: int, steps: int) -> int:
    return int(own * (1 - SPAN + 2 * SPAN * Fraction(step, steps)))


def _own(point: Point, plan: Plan, own: int) -> Point:
    """Return `point`, or the plan itself where it is the point of the decision."""
    decision = plan.decision
    if point.budget != own or not decision.planned:
        return point
    proven = decision.grade.proven and decision.met[0].amount == decision.value
    above = decision.bound.whole if decision.bound else None
    bound = decision.value if proven else above
    funded = frozenset(lot.id for lot, _ in decision.funded())
    return Point(budget=own, value=decision.value, bound=bound, funded=funded)
