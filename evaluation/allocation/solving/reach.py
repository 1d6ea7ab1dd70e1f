"""Whether any plan reaches a given gain: the bound first, a solver only for what it leaves open."""

from evaluation.allocation.solving.ask import SolverAnswer, ask
from evaluation.allocation.solving.best import relax
from evaluation.allocation.solving.core_method import narrowed
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total


def within(task: Task, target: int) -> Task | None:
    """Return `task` with only the options that a plan gaining `target` or more can contain.

    None where the bound rules such a plan out.

    Example:
        >>> from evaluation.allocation.linear_row import row_of
        >>> row = row_of("funds.2026", {0: 7, 1: 5}, "at_most", 6)
        >>> task = Task(lots=[[0], [1]], gain={0: 14, 1: 11}, rows=[row])
        >>> within(task, 14) is None
        True
    """
    bound = relax(task)
    if bound is None:
        return task
    return narrowed(task, bound, target) if bound.whole >= target else None


class Silence(Exception):
    """A solver came to no end: it has no plan, and does not say that there is none."""


def reaching(task: Task, target: int, solver: Solver) -> frozenset[int] | None:
    """Return a plan of `task` that gains `target` or more; None where there is none.

    Raises:
        Silence: the solver comes to no end.
    """
    left = within(task, target)
    if left is None:
        return None
    answer = ask(left, solver)
    if answer.chosen is not None and total(task.gain, answer.chosen) >= target:
        return answer.chosen
    end_of(answer)
    return None


def end_of(answer: SolverAnswer) -> None:
    """Make sure that `answer`, which has no plan, says that there is none.

    Raises:
        Silence: it does not say so.
    """
    if not answer.final:
        raise Silence


def out_of_reach(task: Task, target: int, solver: Solver) -> bool:
    """Return whether it is settled that no plan of `task` gains `target`."""
    try:
        return reaching(task, target, solver) is None
    except Silence:
        return False
