"""Which rules hold together: by a plan that keeps them, or by proof that none does.

A solver that comes to no end says neither, and neither is said here.

Source: Junker, QuickXplain, AAAI 2004, for a set that cannot be made smaller by leaving rules out.
"""

from collections.abc import Sequence

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.program import Program
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.multipliers import bound_of, multipliers_of
from evaluation.allocation.solving.pulp_model import ray
from evaluation.allocation.solving.task import Solver, Task


class Consistency:
    """Remembers which sets of rules hold together, and which are proven not to.

    Args:
        rows: the rows of each rule.
        plans: plans that were found, each beside the rules that it keeps.
        clashes: sets of rules that no plan keeps together.
        asked: how many columns were asked about, all questions together.
    """

    def __init__(self, program: Program, solvers: Sequence[Solver]) -> None:
        self._program = program
        self._solvers = solvers
        self.rows = dict[str, list[LinearRow]]()
        for row in program.rows:
            self.rows.setdefault(row.id, []).append(row)
        self.plans = dict[frozenset[str], frozenset[int]]()
        self.clashes = list[frozenset[str]]()
        self.asked = 0

    def together(self, ids: Sequence[str]) -> bool | None:
        """Return whether a plan keeps all rules in `ids`; None where no solver comes to an end.

        What else the plan keeps is remembered.
        """
        wanted = frozenset(ids)
        if any(wanted <= kept for kept in self.plans):
            return True
        if any(clash <= wanted for clash in self.clashes):
            return False
        task = self._task(ids)
        self.asked += self._program.size
        clash = _refuted(task)
        if clash is not None:
            self.clashes.append(clash)
            return False
        final = False
        for solver in self._solvers:
            answer = ask(task, solver)
            if answer.chosen is not None:
                self.plans[self._kept(answer.chosen)] = answer.chosen
                return True
            final = final or answer.final
        if not final:
            return None
        self.clashes.append(wanted)
        return False

    def plan_for(self, ids: Sequence[str]) -> frozenset[int] | None:
        """Return a plan that keeps all rules in `ids`; None where none is at hand, proven or not."""
        wanted = frozenset(ids)
        known = (plan for kept, plan in self.plans.items() if wanted <= kept)
        found = next(known, None)
        if found is None and not any(clash <= wanted for clash in self.clashes):
            self.asked += self._program.size
            found = ask(self._task(ids), self._solvers[0]).chosen
            if found is not None:
                self.plans[self._kept(found)] = found
        return found

    def learn(self, ids: Sequence[str]) -> None:
        """Remember that `ids`, or fewer of them, are known to contradict each other."""
        self.clashes.append(_refuted(self._task(ids)) or frozenset(ids))

    def agrees(self, solver: Solver) -> bool:
        """Return whether `solver` too finds no plan for any set that is called contradictory."""
        answers = (ask(self._task(sorted(clash)), solver) for clash in self.clashes)
        return all(answer.final and answer.chosen is None for answer in answers)

    def _task(self, ids: Sequence[str]) -> Task:
        rows = [row for id in ids for row in self.rows[id]]
        return Task(lots=self._program.spans, gain={}, rows=rows)

    def _kept(self, chosen: frozenset[int]) -> frozenset[str]:
        return frozenset(
            id for id, rows in self.rows.items() if all(row.kept(chosen) for row in rows)
        )

    def irreducible(self, ids: Sequence[str], held: Sequence[str] = ()) -> list[str]:
        """Return rules among `ids` that contradict each other, none of which can be left out.

        Args:
            ids: they contradict each other, together with `held`.
            held: rules that stand in any case; the contradiction may need them as well.
        """
        return self._explain(list(held), list(held), list(ids))

    def _explain(self, kept: list[str], added: list[str], ids: list[str]) -> list[str]:
        if added and self.together(kept) is False:
            return []
        if len(ids) == 1:
            return ids
        half = len(ids) // 2
        first, second = ids[:half], ids[half:]
        from_second = self._explain(kept + first, first, second)
        from_first = self._explain(kept + from_second, from_second, first)
        return from_first + from_second


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
