"""Large problems: the few options near the bound first, then whatever the bound cannot exclude.

Source: Pisinger, A minimal algorithm for the multiple-choice knapsack problem, European Journal of
Operational Research 83 (1995); here with side rows and a bound in whole numbers.
"""

from dataclasses import replace
from fractions import Fraction

from evaluation.allocation.ask import Answer, ask
from evaluation.allocation.certificate import Bound
from evaluation.allocation.row import Row, row_of
from evaluation.allocation.task import Solver, Task
from evaluation.allocation.verify import total

DIRECT = 1500
"""Up to this many open columns a solver gets the whole task at once."""

_CORE = 1500
_LARGER = 4


def narrowed(task: Task, bound: Bound, target: int) -> Task:
    """Return `task` without the columns, and with the lots, that any plan of `target` settles."""
    lots = bound.open_lots(task.lots, target)
    musts: list[Row] = [
        row_of("must", dict.fromkeys(lots[number], 1), "at_least", 1)
        for number in bound.must(target)
        if lots[number]
    ]
    return replace(task, lots=lots, rows=[*task.rows, *musts])


def by_core(task: Task, bound: Bound, solver: Solver, gap: Fraction) -> Answer:
    """Return the best choice of `solver`, found in a core and settled on the open columns.

    Args:
        gap: the relative gap to the bound at which the answer is good enough; 0 for a proof.
    """
    losses = sorted(
        best - bound.reduced[column]
        for lot, best in zip(task.lots, bound.best, strict=True)
        for column in lot
    )
    zeros = sum(loss == 0 for loss in losses)
    size = _CORE
    while True:
        last = losses[min(zeros + size, len(losses)) - 1]
        core = [
            [column for column in lot if best - bound.reduced[column] <= last]
            for lot, best in zip(task.lots, bound.best, strict=True)
        ]
        found = ask(replace(task, lots=core), solver)
        if found.chosen is not None or last == losses[-1]:
            break
        size *= _LARGER
    if found.chosen is None or last == losses[-1]:
        return found
    gain = total(task.gain, found.chosen)
    if bound.whole - gain <= gap * abs(gain):
        return replace(found, final=False)
    target = narrowed(task, bound, gain)
    if set(target.columns()) <= {column for lot in core for column in lot}:
        return found
    settled = ask(target, solver)
    notes = (*found.notes, *settled.notes)
    if settled.chosen is None or total(task.gain, settled.chosen) < gain:
        return replace(found, final=False, notes=notes)
    return replace(settled, notes=notes)
