"""Asks one solver and re-adds what it says."""

from dataclasses import dataclass, replace

from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.solving.task import Said, Solver, Task
from evaluation.allocation.solving.verify import sound
from evaluation.core.text import Text

_RETRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SolverAnswer:
    """A re-added answer of one solver.

    Args:
        chosen: a choice that keeps every row; None where there is none.
        final: the solver says that nothing better exists.
        notes: what it said that was not so.
    """

    solver: str
    chosen: frozenset[int] | None = None
    final: bool = False
    notes: tuple[Text, ...] = ()


def ask(task: Task, solver: Solver) -> SolverAnswer:
    """Return the answer of `solver` after re-adding it; a choice that breaks a row is cut off."""
    notes = list[Text]()
    for _ in range(_RETRIES):
        proposal = solver.solve(task)
        if proposal.chosen is None:
            if proposal.said in (Said.OPTIMAL, Said.FEASIBLE):
                notes.append(_fractions(solver.name))
            final = proposal.said is Said.INFEASIBLE
            return SolverAnswer(solver=solver.name, final=final, notes=tuple(notes))
        if proposal.said in (Said.OPTIMAL, Said.FEASIBLE) and sound(task, proposal.chosen):
            return SolverAnswer(
                solver=solver.name,
                chosen=proposal.chosen,
                final=proposal.said is Said.OPTIMAL,
                notes=tuple(notes),
            )
        notes.append(_broken(solver.name))
        task = replace(task, rows=[*task.rows, other_than(task, proposal.chosen)])
    return SolverAnswer(solver=solver.name, notes=tuple(notes))


def other_than(task: Task, chosen: frozenset[int]) -> LinearRow:
    """Return the row that every choice of open columns keeps, except `chosen`."""
    signs = {column: 1 if column in chosen else -1 for column in task.columns()}
    return row_of("other", signs, "at_most", len(chosen) - 1)


def _fractions(solver: str) -> Text:
    return Text(
        f"{solver} 给出的不是整数解，未予采用",
        f"{solver} left values behind that are not whole; they were not used",
    )


def _broken(solver: str) -> Text:
    return Text(
        f"{solver} 给出的方案经整数复核违反规则，未予采用",
        f"{solver} proposed a plan that breaks a rule when re-added; it was not used",
    )
