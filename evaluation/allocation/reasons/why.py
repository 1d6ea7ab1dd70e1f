"""Why a lot is not funded, and what it would have taken: figures, each of them exact.

Plans without an option do not see its value or its price. So the value it lacks is the difference
of two optima, and the highest price at which it enters is found with one further solve.

Source: the general question, how a limit would have to change, is far harder; Engelhardt, Kurtz,
Birbil and Ralphs, arXiv 2510.17624.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import row_of
from evaluation.allocation.program import Program
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.conflict import conflict_of
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total


class Reason(StrEnum):
    """The reason class of a lot that is not funded, in the order in which they are looked for."""

    NO_BID = "no admissible bid"
    RULES = "excluded by rules"
    EXCHANGE = "beaten in the exchange"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a lot is not funded.

    Args:
        rules: for `RULES`, a smallest set of rules that together keep the lot out.
        option: for `EXCHANGE`, the column that would be funded.
        lacking: by how much value the best plan with the lot falls behind; 0 or more.
        dropped: columns of the plan that the exchange would drop.
        taken: columns that the exchange would take, the lot's own among them.
    """

    lot: str
    reason: Reason
    rules: tuple[str, ...] = ()
    option: int | None = None
    lacking: int | None = None
    dropped: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()


def why(decision: Decision, lot: str, solvers: Sequence[Solver] = SOLVERS) -> Why:
    """Return why `lot` is not funded by `decision`.

    Args:
        lot: id of a lot that is not funded.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = [ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"f": 8}, lots=tuple(lots)))
        >>> why(plan, "L2").lacking
        3
    """
    program = decision.program
    number = next(k for k, one in enumerate(program.lots) if one.id == lot)
    if not program.spans[number]:
        return Why(lot=lot, reason=Reason.NO_BID)
    task = with_lot(program, number, gain_of(decision.problem.goals[0], program))
    chosen = quick(task, solvers[0]).chosen
    if chosen is None:
        ids = conflict_of(_also(program, number), solvers).ids
        return Why(lot=lot, reason=Reason.RULES, rules=tuple(i for i in ids if i != _FUNDED))
    before = frozenset(decision.chosen)
    return Why(
        lot=lot,
        reason=Reason.EXCHANGE,
        option=next(column for column in program.spans[number] if column in chosen),
        lacking=decision.met[0].amount - total(task.gain, chosen),
        dropped=tuple(sorted(before - chosen)),
        taken=tuple(sorted(chosen - before)),
    )


_FUNDED = "funded"


def with_lot(program: Program, number: int, gain: dict[int, int]) -> Task:
    """Return the task of gaining most with the lot of that `number` funded."""
    task = task_of(program, gain)
    funded = row_of(_FUNDED, dict.fromkeys(program.spans[number], 1), "at_least", 1)
    return replace(task, rows=[*task.rows, funded])


def _also(program: Program, number: int) -> Program:
    funded = row_of(_FUNDED, dict.fromkeys(program.spans[number], 1), "at_least", 1)
    return replace(program, rows=(*program.rows, funded))
