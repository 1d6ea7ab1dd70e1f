"""What keeps a lot out: fewest rules without which a plan as good as the chosen one has it.

Whatever keeps such a plan from existing has to lose a rule. So fewest rules that hit every known
contradiction, and without which there is a plan, are fewest of all. Adding the lot to the chosen
plan breaks some rules, and no more than these ever have to go.

Source: Davies and Bacchus, Solving MAXSAT by solving a sequence of simpler SAT instances, CP 2011.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import comb

from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.program import Program
from evaluation.allocation.reasons.better_plan import BetterPlan
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.consistency import Consistency
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total

FUNDED, AS_GOOD = " funded", " as good"
"""Rows that are no rules: the lot is funded, the plan as good. No rule begins with a space."""

_EFFORT = 100_000
"""How many columns may be asked about, all questions together, to find fewest rules."""

_SETS = 100_000
"""How many sets of rules are looked at, without any solver, for the next one to be tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """Rules that keep a lot out of every plan as good.

    Args:
        ids: without all of them some plan as good as the chosen one has the lot.
        plan: such a plan, which misses them by little; its columns, re-added.
        broken: the rows of these rules that it breaks.
        smallest: it is proven that no fewer rules would do.
    """

    ids: tuple[str, ...]
    plan: frozenset[int]
    broken: tuple[LinearRow, ...]
    smallest: bool

    @property
    def money_alone(self) -> bool:
        """Return whether more money is all it takes."""
        return all(id.startswith("funds.") for id in self.ids)


def funded_row(program: Program, number: int) -> LinearRow:
    """Return the row that holds where the lot of that `number` is funded."""
    return row_of(FUNDED, dict.fromkeys(program.spans[number], 1), "at_least", 1)


def barrier_of(
    decision: Decision, number: int, solvers: Sequence[Solver] = SOLVERS
) -> Barrier | None:
    """Return what keeps the lot of that `number` out; None where it is no rule, or not found.

    Args:
        number: of a lot that no plan as good has.

    Raises:
        BetterPlan: a plan as good has it.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Metric, Option, Problem, Rule
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": 4}),))
        ...              for k, v in (("L1", 9), ("L2", 7)))
        >>> few = Rule(id="few", metric=Metric.COUNT, at_most=1)
        >>> found = barrier_of(allocate_problem(Problem(funds={"f": 9}, lots=lots, rules=(few,))), 1)
        >>> found.ids, found.smallest, sorted(found.plan)
        (('few',), True, [0, 1])
    """
    program = decision.program
    gain = gain_of(decision.problem.goals[0], program)
    reached = total(gain, decision.chosen)
    extra = (funded_row(program, number), row_of(AS_GOOD, gain, "at_least", reached))
    asked = replace(program, rows=(*program.rows, *extra))
    search = _Search(decision=decision, known=Consistency(asked, solvers[:1]))
    for column in program.spans[number]:
        added = frozenset((*decision.chosen, column))
        if total(gain, added) >= reached:
            search.take(added)
    if len(search.ids) != 1 and not search.alone():
        search.fewest(solvers[1:])
    if not search.ids:
        return None
    plan = _nearest(program, search.plan, search.ids, extra, solvers[0])
    broken = tuple(row for row in program.rows if not row.kept(plan))
    ids = tuple(dict.fromkeys(row.id for row in broken))
    return Barrier(
        ids=ids,
        plan=plan,
        broken=broken,
        smallest=search.smallest or len(ids) == 1,  # without any rule dropped there is no plan
    )


@dataclass(slots=True, kw_only=True)
class _Search:
    """The fewest rules found so far, and a plan that breaks no others."""

    decision: Decision
    known: Consistency
    ids: list[str] = field(default_factory=list)
    plan: frozenset[int] = frozenset()
    smallest: bool = False

    def take(self, plan: frozenset[int]) -> None:
        """Keep `plan` where it breaks fewer rules than the one in hand.

        Raises:
            BetterPlan: it breaks none.
        """
        broken = [row.id for row in self.decision.program.rows if not row.kept(plan)]
        ids = list(dict.fromkeys(broken))
        if not ids:
            raise BetterPlan(self.decision, self.decision.problem.goals[0], plan)
        if not self.ids or len(ids) < len(self.ids):
            self.ids, self.plan = ids, plan

    def alone(self) -> bool:
        """Return whether there is a rule without which, alone, there is a plan; take the first."""
        self.known.learn(list(self.known.rows))
        for id in self._pool():
            plan = None if self._tired() else self.known.plan_for(self._without((id,)))
            if plan is not None:
                self.take(plan)
                return True
        return False

    def fewest(self, others: Sequence[Solver]) -> None:
        """Find fewest rules where none is enough alone; `others` have to agree that none are."""
        dropped = self._next()
        while dropped is not None and not self._tired():
            if self.ids and len(dropped) >= len(self.ids):
                self.smallest = all(self.known.agrees(solver) for solver in others)
                return
            held = self._holds(dropped)
            if held is None:
                return
            if held:
                self.take(self.known.plan_for(self._without(dropped)) or frozenset())
            dropped = self._next()

    def _tired(self) -> bool:
        return self.known.asked > _EFFORT

    def _without(self, dropped: Sequence[str]) -> list[str]:
        return [id for id in self.known.rows if id not in dropped]

    def _pool(self) -> list[str]:
        """Return the rules that stand in a contradiction, the money first."""
        named = {id for clash in self.known.clashes for id in clash} - {FUNDED, AS_GOOD}
        return sorted(named, key=lambda id: (not id.startswith("funds."), id))

    def _next(self) -> tuple[str, ...] | None:
        """Return the first of the smallest sets that hit every contradiction."""
        pool, clashes = self._pool(), self.known.clashes
        for size in range(1, len(pool) + 1):
            if comb(len(pool), size) > _SETS:
                return None
            for some in combinations(pool, size):
                if all(not clash.isdisjoint(some) for clash in clashes):
                    return some
        return None

    def _holds(self, dropped: Sequence[str]) -> bool | None:
        """Return whether a plan as good has the lot without `dropped`; learn from it if none has."""
        held = self.known.together(self._without(dropped))
        if held is False and len(dropped) > 1:
            rules = sorted(self.known.clashes[-1] - {FUNDED, AS_GOOD})
            small = self.known.irreducible(rules, [FUNDED, AS_GOOD])
            self.known.clashes.append(frozenset((*small, FUNDED, AS_GOOD)))
        return held


def _nearest(
    program: Program,
    plan: frozenset[int],
    ids: Sequence[str],
    extra: Sequence[LinearRow],
    solver: Solver,
) -> frozenset[int]:
    """Return the plan that breaks no other rows than `plan`, and misses them by less, in turn."""
    rows = [*extra, *(row for row in program.rows if row.kept(plan))]
    for row in program.rows:
        if row.id in ids and not row.kept(plan):
            sign = -1 if row.sense == "at_most" else 1
            gain = {c: sign * a for c, a in zip(row.columns, row.amounts, strict=True)}
            found = quick(Task(lots=program.spans, gain=gain, rows=rows), solver).chosen
            if found is not None and row.shortfall(found) < row.shortfall(plan):
                plan = found
            rows.append(replace(row, limit=row.activity(plan)))
    return plan
