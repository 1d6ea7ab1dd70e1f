"""Why no plan exists: a smallest set of rules that contradict each other.

The rules stand as they were written: nothing is dropped or tightened beforehand, because that would
hide the partners of a contradiction.

Source: Ignatiev, Previti, Liffiton and Marques-Silva, Smallest MUS extraction with minimal hitting
set dualization, CP 2015.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.allocation.linear_row import row_of
from evaluation.allocation.program import Program
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.consistency import Consistency
from evaluation.allocation.solving.task import Solver, Task

_EFFORT = 200_000
"""How many columns may be asked about, all questions together, to prove that a set is smallest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Rules that contradict each other.

    Args:
        ids: none of them can be left out of the contradiction.
        smallest: it is proven that no smaller set of rules contradicts itself.
    """

    ids: tuple[str, ...]
    smallest: bool


def conflict_of(program: Program, solvers: Sequence[Solver]) -> Conflict:
    """Return a smallest set of rules of the infeasible `program` that contradict each other.

    Example:
        >>> from evaluation.allocation.solving.best import SOLVERS
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> from evaluation.allocation.program import program_of
        >>> lot = ProblemLot(id="L1", options=(Option(id="B", value=1, uses={"f": 9}),), mandatory=True)
        >>> conflict_of(program_of(Problem(funds={"f": 5, "g": 1}, lots=(lot,))), SOLVERS).ids
        ('funds.f', 'lots.L1.mandatory')
    """
    known = Consistency(program, solvers)
    ids = list(known.rows)
    if known.together(ids) is False:
        ids = min(map(sorted, known.clashes), key=lambda one: (len(one), one))
    return _smallest(known, known.irreducible(ids), solvers[0])


def _smallest(known: Consistency, found: list[str], solver: Solver) -> Conflict:
    """Return `found` or a smaller contradiction, and whether that is proven the smallest.

    Every contradiction shares a rule with what each known plan breaks. A fewest set of rules
    with that property which no plan keeps is therefore a smallest contradiction.
    """
    known.asked = 0
    while known.asked < _EFFORT:
        hitting = _fewest(known, solver)
        if hitting is None:
            break
        if len(hitting) >= len(found):
            return Conflict(ids=tuple(sorted(found)), smallest=True)
        together = known.together(hitting)
        if together is None:
            break
        if not together:
            return Conflict(ids=tuple(sorted(hitting)), smallest=True)
        _grow(known, hitting)
    return Conflict(ids=tuple(sorted(found)), smallest=False)


def _fewest(known: Consistency, solver: Solver) -> list[str] | None:
    """Return fewest rules of which every known plan breaks one."""
    ids = sorted(known.rows)
    number = {id: k for k, id in enumerate(ids)}
    rows = [
        row_of("broken", {number[id]: 1 for id in ids if id not in kept}, "at_least", 1)
        for kept in known.plans
    ]
    task = Task(
        lots=[[k] for k in range(len(ids))], gain=dict.fromkeys(number.values(), -1), rows=rows
    )
    answer = ask(task, solver)
    if answer.chosen is None or not answer.final:
        return None
    return [ids[k] for k in sorted(answer.chosen)]


def _grow(known: Consistency, held: list[str]) -> None:
    """Add the plan that keeps `held` and as many further rules as fit, block by block."""
    kept = next(plan for plan in known.plans if plan >= set(held))
    blocks = [sorted(known.rows.keys() - kept)]
    while blocks:
        block = [id for id in blocks.pop() if id not in kept]
        if not block:
            continue
        if known.together([*sorted(kept), *block]):
            kept = next(plan for plan in known.plans if plan >= kept | set(block))
        elif len(block) > 1:
            half = len(block) // 2
            blocks += [block[half:], block[:half]]
