"""What each budget would buy: a step curve with its band, the decision on it, and reversals.

Each point holds a plan and a bound that no plan of that budget can pass. A lot that is funded at
one budget can be dropped at a larger one; that is no error, and the reversals name it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from evaluation.allocation.choose import task_of
from evaluation.allocation.funds import with_more
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Goal, Problem
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import SOLVERS, propose, relax
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import sound, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One budget on the frontier.

    Args:
        budget: ceiling of the fund, in minor units.
        value: value of the plan; None where no plan was found.
        bound: no plan of this budget is worth more; None where no plan exists.
        funded: ids of the lots that the plan funds.
    """

    budget: int
    value: int | None
    bound: int | None
    funded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reversal:
    """A lot that is funded at `budget` and not at the larger `dropped_at`."""

    lot: str
    budget: int
    dropped_at: int


def frontier(
    problem: Problem,
    fund: str,
    budgets: Sequence[int],
    *,
    solver: Solver = SOLVERS[0],
    gap: Fraction = Fraction(1, 500),
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Point, ...]:
    """Return for each of `budgets`, ascending, what it buys where `fund` has that ceiling.

    Args:
        gap: how far a plan may stay below its bound; 0 solves every point out.
        progress: told how many points of how many are done.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Option
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...              for k, v, c in (("L1", 9, 5), ("L2", 12, 8)))
        >>> points = frontier(Problem(funds={"f": 8}, lots=lots), "f", [4, 5, 8, 13])
        >>> [(point.value, point.bound) for point in points]
        [(0, 0), (9, 9), (12, 12), (21, 21)]
        >>> reversals(points)
        [Reversal(lot='L1', budget=5, dropped_at=8)]
    """
    program = program_of(problem)
    gain = gain_of(Goal.VALUE, program)
    points = list[Point]()
    plan: frozenset[int] | None = None
    for ceiling in sorted(set(budgets)):
        rows = with_more(problem, program.rows, fund, ceiling - problem.funds[fund])
        task = task_of(replace(program, rows=rows), gain)
        bound, plan = _better(task, plan, solver, gap)
        points.append(
            Point(
                budget=ceiling,
                value=None if plan is None else total(gain, plan),
                bound=bound,
                funded=frozenset(program.pairs[column][0].id for column in plan or ()),
            )
        )
        progress(len(points), len(budgets))
    return tuple(points)


def _better(
    task: Task, plan: frozenset[int] | None, solver: Solver, gap: Fraction
) -> tuple[int | None, frozenset[int] | None]:
    """Return the bound of `task` and a plan within `gap` of it: the one in hand if that is."""
    bound = relax(task)
    if plan is not None and not sound(task, plan):
        plan = None
    if plan is not None and bound is not None:
        value = total(task.gain, plan)
        if bound.whole - value <= gap * value:
            return bound.whole, plan
    answer = propose(task, bound, solver, gap)
    if answer.chosen is None:
        return (None if bound is None else bound.whole), plan
    value = total(task.gain, answer.chosen)
    if answer.final or bound is None:
        return value, answer.chosen
    return bound.whole, answer.chosen


def reversals(points: Sequence[Point]) -> list[Reversal]:
    """Return every lot that is funded at one budget and not at the next larger one."""
    return [
        Reversal(lot, below.budget, above.budget)
        for below, above in pairwise(points)
        for lot in sorted(below.funded - above.funded)
    ]
