"""Plans nearly as good, by changed lots: what the bureau could also do, and what it would lose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.program import Program
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.task import Solver
from evaluation.allocation.solving.verify import total


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another plan: what it loses against the decision, in units of the first goal.

    Args:
        added: ids of the lots it funds and the decision does not.
        dropped: ids of the lots that the decision funds and it does not.
    """

    chosen: tuple[int, ...]
    loss: int
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def alternatives(
    decision: Decision, count: int, solvers: Sequence[Solver] = SOLVERS
) -> Iterator[Alternative]:
    """Yield the `count` best plans that fund another set of lots, the best first.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": 5}),))
        ...              for k, v in (("L1", 9), ("L2", 8)))
        >>> plan = allocate_problem(Problem(funds={"f": 5}, lots=lots))
        >>> [(other.added, other.loss) for other in alternatives(plan, 5)]
        [(('L2',), 1), ((), 9)]
    """
    program = decision.program
    task = task_of(program, gain_of(decision.problem.goals[0], program))
    rows = [*task.rows, _other_lots(program, decision.chosen)]
    for _ in range(count):
        chosen = quick(replace(task, rows=rows), solvers[0]).chosen
        if chosen is None:
            return
        yield _against(decision, chosen, total(task.gain, chosen))
        rows.append(_other_lots(program, tuple(chosen)))


def _against(decision: Decision, chosen: frozenset[int], reached: int) -> Alternative:
    pairs = decision.program.pairs
    now = {pairs[column][0].id for column in decision.chosen}
    then = {pairs[column][0].id for column in chosen}
    return Alternative(
        chosen=tuple(sorted(chosen)),
        loss=decision.met[0].amount - reached,
        added=tuple(sorted(then - now)),
        dropped=tuple(sorted(now - then)),
    )


def _other_lots(program: Program, chosen: Sequence[int]) -> LinearRow:
    """Return the row that every plan keeps which funds another set of lots."""
    funded = {program.lot_of[column] for column in chosen}
    signs = {column: 1 if lot in funded else -1 for column, lot in enumerate(program.lot_of)}
    return row_of("other", signs, "at_most", len(funded) - 1)
