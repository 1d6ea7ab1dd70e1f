"""One answer: the goals in order, each frozen before the next, then the published order.

A further solve that excludes the plan shows whether it is the only one; if it is not, the published
order decides, and the other plans are listed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from evaluation.allocation.decision import Decision, Met
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import row_of
from evaluation.allocation.problem import Goal, Problem
from evaluation.allocation.program import Program, program_of
from evaluation.allocation.published_order import published_order
from evaluation.allocation.solving.ask import ask, other_than
from evaluation.allocation.solving.best import SOLVERS, Best, Grade, best
from evaluation.allocation.solving.conflict import conflict_of
from evaluation.allocation.solving.core_method import narrowed
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total
from evaluation.core.text import Text

LARGE = 50_000
"""Above this many options a certified gap is good enough where nobody asks for a proof."""

GAP = Fraction(5, 10_000)
"""The gap that is good enough then: 0.05 %."""

_BLOCK = 15
_OTHERS = 5
_SWEEPS = 10
_MOST_BLOCKS = 40
"""Blocks of the published order that are looked at where very many plans are equally good."""


def allocate_problem(
    problem: Problem, *, solvers: Sequence[Solver] = SOLVERS, gap: Fraction | None = None
) -> Decision:
    """Return which options of `problem` are funded, how firmly that stands, and what proves it.

    Args:
        solvers: asked in this order; two independent ones make the strongest proof.
        gap: the relative gap to the bound that is good enough; 0 asks for a proof. Where left out,
            a proof is sought up to 50,000 options and 0.05 % is good enough beyond.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Option
        >>> lots = [ProblemLot(id=k, options=(Option(id="B", value=v, uses={"2026": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"2026": 6}, lots=tuple(lots)))
        >>> [lot.id for lot, _ in plan.funded()], plan.value, plan.unique
        (['L2'], 11, True)
    """
    return decide(problem, program_of(problem), solvers, gap)


def decide(
    problem: Problem, program: Program, solvers: Sequence[Solver], gap: Fraction | None
) -> Decision:
    """Return the decision on `problem` whose canonical form is `program`."""
    if gap is None:
        gap = GAP if program.size > LARGE else Fraction(0)
    task = task_of(program, gain_of(problem.goals[0], program))
    found = best(task, solvers, gap=gap)
    names = tuple(solver.name for solver in solvers)
    if found.chosen is None:
        conflict = conflict_of(program, solvers) if found.grade.infeasible else None
        return Decision(
            problem=problem,
            program=program,
            grade=found.grade,
            conflict=conflict.ids if conflict else (),
            smallest=conflict is not None and conflict.smallest,
            notes=found.notes,
            solvers=names,
        )
    stages = _Stages(program=program, solvers=solvers, task=task, found=found)
    stages.met.append(_met(problem.goals[0], found))
    for goal in problem.goals[1:]:
        stages.reach(goal)
    stages.decide_ties()
    return Decision(
        problem=problem,
        program=program,
        grade=found.grade,
        chosen=tuple(sorted(stages.chosen)),
        met=tuple(stages.met),
        bound=found.bound,
        unique=stages.unique,
        others=tuple(stages.others),
        notes=(*found.notes, *stages.notes),
        solvers=names,
    )


def task_of(program: Program, gain: Mapping[int, int]) -> Task:
    """Return the task of gaining most from `program`, without options that break a row alone."""
    shut = {
        column
        for row in program.rows
        if row.sense == "at_most" and min(row.amounts, default=0) >= 0
        for column, amount in zip(row.columns, row.amounts, strict=True)
        if amount > row.limit
    }
    lots = [[column for column in span if column not in shut] for span in program.spans]
    return Task(lots=lots, gain=gain, rows=program.rows)


def frozen(task: Task, found: Best, gain: Mapping[int, int]) -> Task:
    """Return the task of gaining most of `gain` among the plans as good as `found` for `task`."""
    left = task if found.bound is None else narrowed(task, found.bound, found.gain)
    reached = row_of("goal", task.gain, "at_least", found.gain)
    return replace(left, gain=gain, rows=[*left.rows, reached])


def _met(goal: Goal, found: Best) -> Met:
    return Met(goal, _sign(goal) * found.gain, found.grade)


def _sign(goal: Goal) -> int:
    return -1 if goal in (Goal.LEAST_SPEND, Goal.LEAST_RANK) else 1


@dataclass(slots=True, kw_only=True)
class _Stages:
    """The plan on its way through the goals."""

    program: Program
    solvers: Sequence[Solver]
    task: Task
    found: Best
    met: list[Met] = field(default_factory=list)
    others: list[tuple[int, ...]] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    unique: bool | None = None

    @property
    def chosen(self) -> frozenset[int]:
        """Return the plan in hand."""
        return self.found.chosen or frozenset()

    def reach(self, goal: Goal) -> None:
        """Freeze what was reached and go for `goal`; nothing follows a stage without proof."""
        if not self.found.grade.proven:
            return
        gain = gain_of(goal, self.program)
        if not any(gain.values()):  # every plan is equally good
            self.met.append(Met(goal, 0, Grade.ARITHMETIC))
            return
        if self.found.alone:  # no other plan is left to compare with
            amount = _sign(goal) * total(gain, self.chosen)
            self.met.append(Met(goal, amount, self.found.grade))
            return
        self._next(gain)
        self.met.append(_met(goal, self.found))

    def _next(self, gain: Mapping[int, int]) -> bool:
        task = frozen(self.task, self.found, gain)
        found = best(task, self.solvers)
        if found.chosen is None:  # the plan in hand is one; whoever says otherwise is wrong
            found = replace(self.found, grade=Grade.UNKNOWN)
        self.task, self.found = task, found
        self.notes.extend(found.notes)
        return found.grade.proven

    def decide_ties(self) -> None:
        """Let the published order decide where the plan is not the only one."""
        if not self.found.grade.proven or self.found.alone is not False:
            self.unique = self.found.alone
            return
        task = frozen(self.task, self.found, {})
        blocks = list(_blocks(_choices(task, published_order(self.program))))
        for gain in blocks[:_MOST_BLOCKS]:
            if not self._next(gain) or self.found.alone:
                break
        else:
            if len(blocks) > _MOST_BLOCKS:
                self.notes.append(_order_left(_BLOCK * _MOST_BLOCKS))
        self.unique = False
        self.others = [tuple(sorted(other)) for other in self._others(task, blocks)]

    def _others(self, task: Task, blocks: Sequence[Mapping[int, int]]) -> Iterator[frozenset[int]]:
        """Yield further plans as good, the next in the published order first.

        Where very many options are left the order is not followed: it would take too long.
        """
        plan: frozenset[int] | None = self.chosen
        for _ in range(_OTHERS):
            if plan is None:
                return
            task = replace(task, rows=[*task.rows, other_than(task, plan)])
            plan = self._first(task, blocks if len(blocks) <= _SWEEPS else [{}])
            if plan is not None:
                yield plan

    def _first(self, task: Task, blocks: Sequence[Mapping[int, int]]) -> frozenset[int] | None:
        """Return the plan of `task` that is first in the order of `blocks`."""
        plan: frozenset[int] | None = None
        for gain in blocks:
            plan = ask(replace(task, gain=gain), self.solvers[0]).chosen
            if plan is None:
                return None
            reached = row_of("order", gain, "at_least", total(gain, plan))
            task = replace(task, rows=[*task.rows, reached])
        return plan


def _order_left(decided: int) -> Text:
    return Text(
        f"同样好的方案极多：公布顺序只核对到前 {decided} 项，其后未再核对",
        f"very many plans are equally good: the published order decided its first {decided} "
        "questions, what comes after was not compared",
    )


def _choices(task: Task, order: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return what has to be decided, most important first: each lot, then each of its options."""
    open_columns = set(task.columns())
    lots = [[c for c in lot if c in open_columns] for lot in order]
    return [lot for lot in lots if lot] + [[c] for lot in lots if len(lot) > 1 for c in lot]


def _blocks(choices: Sequence[list[int]]) -> Iterator[dict[int, int]]:
    """Yield gains that decide some choices at a time: one outweighs all that follow it."""
    for start in range(0, len(choices), _BLOCK):
        block = choices[start : start + _BLOCK]
        yield {c: 1 << k for k, group in enumerate(block[::-1]) for c in group}
