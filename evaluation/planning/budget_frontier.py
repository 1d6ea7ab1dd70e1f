"""What other budgets would buy: the plan on its frontier, with what no plan can pass.

A lot that one budget funds can be dropped at a larger one. That is no error: the money goes into a
better combination, and the reversals name it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from evaluation.allocation.beside.frontier import Point, frontier, reversals
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.policy.words import BASES, word
from evaluation.allocation.problem import Goal
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import SOLVERS, propose, relax
from evaluation.allocation.solving.verify import total
from evaluation.planning.equity_rules import is_equity
from evaluation.planning.frozen_goals import goals_of
from evaluation.planning.other_budget import whole_budget, with_budget
from evaluation.planning.plan import Plan
from evaluation.planning.posed import posed

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """What budgets around the decision would buy.

    Args:
        decision: the budget as it is, in the unit of the sheets; it is one of the points.
        points: by rising budget. Between two of them a budget buys at least what the lower one
            does, and at most what the bound of the higher one allows.
    """

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
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Frontier:
    """Return what budgets around that of `plan` would buy under the same policy.

    Several funds grow and shrink alike. A share of the budget follows the budget.

    Args:
        steps: number of budgets beside the decision's own; an even number.
        progress: told how many points of how many are done.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> found = frontier_of(planned(run(shipped("tenders") / "qinghe-2026")), steps=4)
        >>> [(int(point.budget), point.value) for point in found.points][:3]
        [(1500000, 1228438), (2250000, 1793617), (3000000, 2029135)]
    """
    minor = plan.facts.minor
    own = int(whole_budget(plan.evaluation.dossier) * minor)
    budgets = sorted({own, *(_budget(own, step, steps) for step in range(steps + 1))})
    gap = Fraction(0) if plan.decision.program.size <= SMALL else GAP
    if _one_ceiling(plan):
        (fund,) = plan.built.problem.funds
        found = frontier(plan.built.problem, fund, budgets, gap=gap, progress=progress)
    else:
        found = tuple(_posed(plan, budgets, gap, progress))
    points = tuple(_own(point, plan, own) for point in found)
    return Frontier(
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


def _one_ceiling(plan: Plan) -> bool:
    """Return whether nothing but the ceiling of one fund depends on the budget."""
    dossier = plan.evaluation.dossier
    rows = any(
        is_equity(row) or BASES.get(word(row.base or "")) == "budget" for row in dossier.policy
    )
    usual = goals_of(dossier.tender)[0] == Goal.VALUE
    return usual and not rows and not dossier.funds


def _posed(
    plan: Plan, budgets: Sequence[int], gap: Fraction, progress: Callable[[int, int], None]
) -> Iterator[Point]:
    """Yield the points of `budgets`, each from the dossier with that budget."""
    dossier = plan.evaluation.dossier
    for done, budget in enumerate(budgets, start=1):
        other = with_budget(dossier, Fraction(budget, plan.facts.minor))
        problem = posed(replace(plan.evaluation, dossier=other), plan.mode).built.problem
        program = program_of(problem)
        task = task_of(program, gain_of(Goal.VALUE, program))
        bound = relax(task)
        answer = propose(task, bound, SOLVERS[0], gap)
        chosen = answer.chosen or frozenset()
        value = None if answer.chosen is None else total(task.gain, chosen)
        proven = answer.final or bound is None
        yield Point(
            budget=budget,
            value=value,
            bound=value if proven else bound.whole if bound else None,
            funded=frozenset(program.pairs[column][0].id for column in chosen),
        )
        progress(done, len(budgets))


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
