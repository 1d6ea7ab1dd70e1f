"""The figures behind a contradiction: what each rule asks for, and what the others leave for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.allocation.decision import Decision
from evaluation.allocation.linear_row import LinearRow, Sense
from evaluation.allocation.program import Program
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.task import Solver, Task


@dataclass(frozen=True, slots=True)
class Clash:
    """One row of a contradiction against the rest of it.

    Args:
        name: the rule, and whom it is repeated for.
        limit: what it asks for, in its own unit; 0 for a share, which is multiplied out.
        reached: the nearest that a plan keeping the other rules comes to it.
    """

    name: str
    sense: Sense
    limit: int
    reached: int


def clashes(decision: Decision, solvers: Sequence[Solver] = SOLVERS) -> Iterator[Clash]:
    """Yield for every rule of the contradiction each of its rows that the others leave no room for.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lot = ProblemLot(id="L1", options=(Option(id="B", value=1, uses={"f": 9}),), mandatory=True)
        >>> for one in clashes(allocate_problem(Problem(funds={"f": 5}, lots=(lot,)))):
        ...     print(one.name, one.sense, one.limit, one.reached)
        funds.f at_most 5 9
        lots.L1.mandatory at_least 1 0
    """
    program = decision.program
    for id in decision.conflict:
        others = [row for row in program.rows if row.id in decision.conflict and row.id != id]
        for row in program.rows:
            if row.id == id:
                yield from _against(program, row, others, solvers[0])


def _against(
    program: Program, row: LinearRow, others: list[LinearRow], solver: Solver
) -> Iterator[Clash]:
    sign = -1 if row.sense == "at_most" else 1
    gain = {c: sign * a for c, a in zip(row.columns, row.amounts, strict=True)}
    chosen = quick(Task(lots=program.spans, gain=gain, rows=others), solver).chosen
    if chosen is not None and not row.kept(chosen):
        yield Clash(row.name, row.sense, row.limit, row.activity(chosen))
