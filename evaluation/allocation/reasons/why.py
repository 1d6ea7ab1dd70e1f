"""Why a lot is not funded: which rules keep it out, and by how much a plan with it falls behind.

Plans without an option do not see its value or its price. So the value it lacks is the difference
of two optima, both proven. What no solver settles is not said.

Source: the general question, how a limit would have to change, is far harder; Engelhardt, Kurtz,
Birbil and Ralphs, arXiv 2510.17624.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from evaluation.allocation.choose import frozen, task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Goal
from evaluation.allocation.program import Program
from evaluation.allocation.reasons.barrier import FUNDED, Barrier, barrier_of, funded_row
from evaluation.allocation.reasons.better_plan import behind
from evaluation.allocation.solving.best import SOLVERS, Best, best
from evaluation.allocation.solving.conflict import conflict_of
from evaluation.allocation.solving.task import Solver, Task


class Reason(StrEnum):
    """The reason class of a lot that is not funded, in the order in which they are looked for."""

    NO_BID = "no admissible bid"
    RULES = "excluded by rules"
    HELD = "held back by rules"
    EXCHANGE = "beaten in the exchange"
    TIE = "as good, decided later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a lot is not funded.

    Args:
        rules: for `RULES`, a smallest set of rules that together keep the lot out.
        smallest: it is proven that no fewer rules do.
        barrier: what keeps it out of a plan as good; None where that is no rule, or not known.
        option: the column that would be funded; None for `RULES`.
        lacking: by how much value the best plan with the lot falls behind; 0 or more.
        dropped: columns of the plan that the exchange would drop.
        taken: columns that the exchange would take, the lot's own among them.
        later: for `TIE`, the goal that decides and by how much; None where the order decides.
    """

    lot: str
    reason: Reason
    rules: tuple[str, ...] = ()
    smallest: bool = False
    barrier: Barrier | None = None
    option: int | None = None
    lacking: int | None = None
    dropped: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    later: tuple[Goal, int] | None = None


def why(decision: Decision, lot: str, solvers: Sequence[Solver] = SOLVERS) -> Why:
    """Return why `lot` is not funded by `decision`.

    Args:
        lot: id of a lot that is not funded.

    Raises:
        BetterPlan: the decision is not the best plan.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = [ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"f": 8}, lots=tuple(lots)))
        >>> found = why(plan, "L2")
        >>> found.lacking, found.barrier.ids
        (3, ('funds.f',))
    """
    program, goal = decision.program, decision.problem.goals[0]
    number = next(k for k, one in enumerate(program.lots) if one.id == lot)
    if not program.spans[number]:
        return Why(lot=lot, reason=Reason.NO_BID)
    task = with_lot(program, number, gain_of(goal, program))
    found = best(task, solvers)
    if found.chosen is None and found.grade.infeasible:
        return _excluded(decision, number, solvers)
    if found.chosen is None:
        return Why(lot=lot, reason=Reason.UNKNOWN)
    lacking = behind(decision, goal, found.chosen)
    if not found.grade.proven:
        return Why(lot=lot, reason=Reason.UNKNOWN)
    before = frozenset(decision.chosen)
    said = Why(
        lot=lot,
        reason=Reason.EXCHANGE,
        option=next(column for column in program.spans[number] if column in found.chosen),
        lacking=lacking,
        dropped=tuple(sorted(before - found.chosen)),
        taken=tuple(sorted(found.chosen - before)),
    )
    if not lacking:
        return _tied(decision, said, task, found, solvers)
    barrier = barrier_of(decision, number, solvers)
    held = barrier is not None and not barrier.money_alone
    return replace(said, reason=Reason.HELD if held else Reason.EXCHANGE, barrier=barrier)


def with_lot(program: Program, number: int, gain: dict[int, int]) -> Task:
    """Return the task of gaining most with the lot of that `number` funded."""
    task = task_of(program, gain)
    return replace(task, rows=[*task.rows, funded_row(program, number)])


def _excluded(decision: Decision, number: int, solvers: Sequence[Solver]) -> Why:
    """Return which rules leave no plan with the lot."""
    program = decision.program
    also = replace(program, rows=(*program.rows, funded_row(program, number)))
    conflict = conflict_of(also, solvers)
    return Why(
        lot=program.lots[number].id,
        reason=Reason.RULES,
        rules=tuple(id for id in conflict.ids if id != FUNDED),
        smallest=conflict.smallest,
        barrier=barrier_of(decision, number, solvers),
    )


def _tied(decision: Decision, said: Why, task: Task, found: Best, solvers: Sequence[Solver]) -> Why:
    """Return by which later goal the plans with the lot fall behind, if by any."""
    for met in decision.met[1:]:
        task = frozen(task, found, gain_of(met.goal, decision.program))
        found = best(task, solvers)
        if found.chosen is None or not found.grade.proven:
            return Why(lot=said.lot, reason=Reason.UNKNOWN)
        if less := behind(decision, met.goal, found.chosen):
            return replace(said, reason=Reason.TIE, later=(met.goal, less))
    return replace(said, reason=Reason.TIE)
