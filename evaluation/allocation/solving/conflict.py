"""Why no plan exists: a smallest set of rules that contradict each other.

The rules stand as they were written: nothing is dropped or tightened beforehand, because that would
hide the partners of a contradiction.

Source: Junker, QuickXplain, AAAI 2004, for a set that cannot be made smaller by leaving rules out;
Ignatiev, Previti, Liffiton and Marques-Silva, Smallest MUS extraction with minimal hitting set
dualization, CP 2015, for a smallest one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.program import Program
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.multipliers import bound_of, multipliers_of
from evaluation.allocation.solving.pulp_model import ray
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
    search = _Search(program, solvers)
    found = search.irreducible()
    return search.smallest(found)


class _Search:
    """Remembers which sets of rules hold together, and which are proven not to."""

    def __init__(self, program: Program, solvers: Sequence[Solver]) -> None:
        self._program = program
        self._solvers = solvers
        self._rows = dict[str, list[LinearRow]]()
        for row in program.rows:
            self._rows.setdefault(row.id, []).append(row)
        self._plans = list[frozenset[str]]()
        self._clashes = list[frozenset[str]]()
        self._asked = 0

    def together(self, ids: Sequence[str]) -> bool:
        """Return whether a plan keeps all rules in `ids`; what else it keeps is remembered."""
        wanted = frozenset(ids)
        if any(wanted <= kept for kept in self._plans):
            return True
        if any(clash <= wanted for clash in self._clashes):
            return False
        rows = [row for id in ids for row in self._rows[id]]
        task = Task(lots=self._program.spans, gain={}, rows=rows)
        self._asked += self._program.size
        clash = _refuted(task)
        if clash is not None:
            self._clashes.append(clash)
            return False
        for solver in self._solvers:
            chosen = ask(task, solver).chosen
            if chosen is not None:
                self._plans.append(self._kept(chosen))
                return True
        self._clashes.append(wanted)
        return False

    def _kept(self, chosen: frozenset[int]) -> frozenset[str]:
        return frozenset(
            id for id, rows in self._rows.items() if all(row.kept(chosen) for row in rows)
        )

    def irreducible(self) -> list[str]:
        """Return rules that contradict each other, none of which can be left out."""
        ids = list(self._rows)
        if not self.together(ids):
            found: frozenset[str] = min(self._clashes, key=lambda one: (len(one), sorted(one)))
            ids = sorted(found)
        return self._explain([], [], ids)

    def _explain(self, kept: list[str], added: list[str], ids: list[str]) -> list[str]:
        if added and not self.together(kept):
            return []
        if len(ids) == 1:
            return ids
        half = len(ids) // 2
        first, second = ids[:half], ids[half:]
        from_second = self._explain(kept + first, first, second)
        from_first = self._explain(kept + from_second, from_second, first)
        return from_first + from_second

    def smallest(self, found: list[str]) -> Conflict:
        """Return `found` or a smaller contradiction, and whether that is proven the smallest.

        Every contradiction shares a rule with what each known plan breaks. A fewest set of rules
        with that property which no plan keeps is therefore a smallest contradiction.
        """
        self._asked = 0
        while self._asked < _EFFORT:
            hitting = self._fewest()
            if hitting is None:
                break
            if len(hitting) >= len(found):
                return Conflict(ids=tuple(sorted(found)), smallest=True)
            if not self.together(hitting):
                return Conflict(ids=tuple(sorted(hitting)), smallest=True)
            self._grow(hitting)
        return Conflict(ids=tuple(sorted(found)), smallest=False)

    def _fewest(self) -> list[str] | None:
        """Return fewest rules of which every known plan breaks one."""
        ids = sorted(self._rows)
        number = {id: k for k, id in enumerate(ids)}
        rows = [
            row_of("broken", {number[id]: 1 for id in ids if id not in kept}, "at_least", 1)
            for kept in self._plans
        ]
        task = Task(
            lots=[[k] for k in range(len(ids))], gain=dict.fromkeys(number.values(), -1), rows=rows
        )
        answer = ask(task, self._solvers[0])
        if answer.chosen is None or not answer.final:
            return None
        return [ids[k] for k in sorted(answer.chosen)]

    def _grow(self, held: list[str]) -> None:
        """Add the plan that keeps `held` and as many further rules as fit, block by block."""
        kept = next(plan for plan in self._plans if plan >= set(held))
        blocks = [sorted(self._rows.keys() - kept)]
        while blocks:
            block = [id for id in blocks.pop() if id not in kept]
            if not block:
                continue
            if self.together([*sorted(kept), *block]):
                kept = next(plan for plan in self._plans if plan >= kept | set(block))
            elif len(block) > 1:
                half = len(block) // 2
                blocks += [block[half:], block[:half]]


def _refuted(task: Task) -> frozenset[str] | None:
    """Return rules that arithmetic proves contradictory: weighed, they leave less than nothing.

    With nothing to gain, the bound of the certificate is 0 or more wherever a plan exists.
    """
    hint = ray(task)
    for sign in (1, -1):
        if hint is None:
            return None
        multipliers = multipliers_of(task.rows, [sign * weight for weight in hint])
        if bound_of(task, multipliers).scaled < 0:
            weights = zip(task.rows, multipliers.weights, strict=True)
            return frozenset(row.id for row, weight in weights if weight)
    return None
