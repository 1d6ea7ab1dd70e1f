"""Large problems: the few options near the bound first, then whatever the bound cannot exclude.

Source: Pisinger, A minimal algorithm for the multiple-choice knapsack problem, European Journal of
Operational Research 83 (1995); here with side rows and a bound in whole numbers.
"""

from dataclasses import replace
from fractions import Fraction

from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.solving.ask import SolverAnswer, ask
from evaluation.allocation.solving.multipliers import Bound
from evaluation.allocation.solving.pulp_model import roughly
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total

DIRECT = 1500
"""Up to this many open columns a solver gets the whole task at once."""

_CORE = 600
_LARGER = 4


def narrowed(task: Task, bound: Bound, target: int) -> Task:
    """Return `task` without the columns, and with the lots, that any plan of `target` settles."""
    lots = bound.open_lots(task.lots, target)
    musts: list[LinearRow] = [
        row_of("must", dict.fromkeys(lots[number], 1), "at_least", 1)
        for number in bound.must(target)
        if lots[number]
    ]
    return replace(task, lots=lots, rows=[*task.rows, *musts])


def by_core(task: Task, bound: Bound, solver: Solver, gap: Fraction) -> SolverAnswer:
    """Return the best choice of `solver`: a good one from a core, settled on what is left open.

    Args:
        gap: the relative gap to the bound at which the answer is good enough; 0 for a proof.
    """
    first = _from_core(task, bound, roughly(solver))
    if first is None:
        return ask(task, solver)
    gain = total(task.gain, first)
    if gap and bound.whole - gain <= gap * abs(gain):
        return SolverAnswer(solver=solver.name, chosen=first)
    settled = ask(narrowed(task, bound, gain), solver)
    if settled.chosen is None or total(task.gain, settled.chosen) < gain:
        return SolverAnswer(solver=solver.name, chosen=first, notes=settled.notes)
    return settled


def _from_core(task: Task, bound: Bound, solver: Solver) -> frozenset[int] | None:
    """Return a good choice among the columns near the bound, from larger cores if need be."""
    loss = {
        column: best - bound.reduced[column]
        for lot, best in zip(task.lots, bound.best, strict=True)
        for column in lot
    }
    ranked = sorted(loss.values())
    size = sum(not one for one in ranked) + _CORE
    while size < len(ranked):
        last = ranked[size]
        core = [[column for column in lot if loss[column] <= last] for lot in task.lots]
        chosen = ask(replace(task, lots=core), solver).chosen
        if chosen is not None:
            return chosen
        size *= _LARGER
    return None
