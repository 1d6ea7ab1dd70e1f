"""The best gain of one task, with a proof whose strength is stated.

The solvers propose; whole numbers re-add; the bound excludes what cannot matter; every solver is
asked about what is left and has to agree with the plan in hand. Whoever is caught is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from evaluation.allocation.solving.ask import SolverAnswer, ask, other_than
from evaluation.allocation.solving.core_method import DIRECT, by_core, narrowed
from evaluation.allocation.solving.multipliers import Bound, bound_of, multipliers_of
from evaluation.allocation.solving.pulp_model import Cbc, Highs, duals
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total
from evaluation.core.text import Text

SOLVERS: tuple[Solver, ...] = (Highs(), Cbc())
"""Who is asked, in order, where nobody says otherwise."""


class Grade(StrEnum):
    """How firmly an answer stands."""

    ARITHMETIC = "proven by arithmetic"
    TWO_SOLVERS = "proven by two solvers"
    ONE_SOLVER = "proven by one solver"
    GAP = "gap"
    INFEASIBLE_TWO = "infeasible by two solvers"
    INFEASIBLE_ONE = "infeasible by one solver"
    UNKNOWN = "unknown"

    @property
    def proven(self) -> bool:
        """Return whether nothing better exists."""
        return self in (Grade.ARITHMETIC, Grade.TWO_SOLVERS, Grade.ONE_SOLVER)

    @property
    def infeasible(self) -> bool:
        """Return whether nothing at all exists."""
        return self in (Grade.INFEASIBLE_TWO, Grade.INFEASIBLE_ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best choice found for a task, and how firmly it stands.

    Args:
        chosen: the funded columns; None where no plan was found.
        gain: their gain, re-added.
        bound: the certificate; None where the relaxation has no solution.
        twin: another choice of the same gain, if one was found.
        alone: no other choice has the same gain; None where that is not known.
        notes: what a solver said that was not so.
    """

    grade: Grade
    chosen: frozenset[int] | None = None
    gain: int = 0
    bound: Bound | None = None
    twin: frozenset[int] | None = None
    alone: bool | None = None
    notes: tuple[Text, ...] = ()


def best(task: Task, solvers: Sequence[Solver] = SOLVERS, *, gap: Fraction = Fraction(0)) -> Best:
    """Return the best choice for `task`, proven as far as `solvers` allow.

    The first solver proposes. Then every further one is asked for the best *other* choice: what it
    finds is better, as good or worse, and so one question answers two, whether the choice in hand
    is the best and whether it is the only one.

    Args:
        solvers: asked in this order; two independent ones make the strongest proof.
        gap: the relative gap to the bound that is good enough; 0 asks for a proof.

    Example:
        >>> from evaluation.allocation.linear_row import row_of
        >>> row = row_of("funds.2026", {0: 7, 1: 5}, "at_most", 6)
        >>> found = best(Task(lots=[[0], [1]], gain={0: 14, 1: 11}, rows=[row]))
        >>> sorted(found.chosen), found.gain, found.grade.proven, found.alone
        ([1], 11, True, True)
    """
    bound = relax(task)
    first = propose(task, bound, solvers[0], gap)
    court = _Court(task=task, bound=bound)
    court.hear(first)
    if court.close(gap):
        return court.verdict()
    if court.chosen is None:
        for solver in solvers[1:]:
            court.hear(ask(task, solver))
    if court.chosen is not None:
        for solver in solvers if len(solvers) == 1 or court.small() else solvers[1:]:
            if court.hear_of_another(ask(court.others(), solver)):
                court.hear_of_another(ask(court.others(), solver))
    return court.verdict()


def quick(task: Task, solver: Solver = SOLVERS[0], *, gap: Fraction = Fraction(0)) -> SolverAnswer:
    """Return the best choice for `task` on the word of one solver, re-added but not proven."""
    return propose(task, relax(task), solver, gap)


def propose(task: Task, bound: Bound | None, solver: Solver, gap: Fraction) -> SolverAnswer:
    """Return the answer of `solver`, from the core where the task is large."""
    if bound is not None and len(bound.reduced) > DIRECT:
        return by_core(task, bound, solver, gap)
    return ask(task, solver)


def relax(task: Task) -> Bound | None:
    """Return the certificate of `task` from the prices of its relaxation, if that has any."""
    hint = duals(task)
    return None if hint is None else bound_of(task, multipliers_of(task.rows, hint))


_SMALL = 300
"""Up to this many columns that matter every solver is asked about other choices."""

_NEAR = 20_000
"""Other choices are looked for down to one part in this many below the best gain: a solver then
has something to find, and need not call anything infeasible."""


@dataclass(slots=True, kw_only=True)
class _Court:
    """Weighs the answers of the solvers against each other and against the bound."""

    task: Task
    bound: Bound | None
    chosen: frozenset[int] | None = None
    gain: int = 0
    agreed: set[str] = field(default_factory=set)
    caught: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    other: bool = False
    twin: frozenset[int] | None = None
    alone: bool = False
    notes: list[Text] = field(default_factory=list)

    def hear(self, answer: SolverAnswer) -> None:
        """Take a plan where there was none; count who says that there is none, unless caught."""
        self.notes.extend(answer.notes)
        if answer.chosen is not None:
            self._replace(answer)
        elif answer.final:
            self.agreed.add(answer.solver)

    def hear_of_another(self, answer: SolverAnswer) -> bool:
        """Return whether the best other choice is better, and takes the place of the first."""
        self.notes.extend(answer.notes)
        gain = None if answer.chosen is None else total(self.task.gain, answer.chosen)
        if gain is not None and gain > self.gain:
            self._replace(answer)
            return True
        if gain == self.gain and answer.chosen is not None:
            self.twin = answer.chosen
        self.other = self.other or gain is not None
        if answer.final and gain is None:
            self.denied.add(answer.solver)
        if answer.final and answer.solver not in self.caught:
            self.agreed.add(answer.solver)
            self.alone = self.alone or gain is None or gain < self.gain
        if self.other:
            self._catch(self.denied)
        return False

    def _replace(self, answer: SolverAnswer) -> None:
        assert answer.chosen is not None
        self._catch(self.agreed)
        self.chosen, self.gain = answer.chosen, total(self.task.gain, answer.chosen)
        self.agreed = {answer.solver} if answer.final else set()
        self.denied, self.other, self.twin, self.alone = set(), False, None, False

    def _catch(self, names: set[str]) -> None:
        """Name who was wrong, and count their word no more."""
        nothing = self.chosen is None or bool(self.denied)
        self.notes.extend(_refuted(name, nothing) for name in sorted(names - self.caught))
        self.caught |= names
        self.agreed -= self.caught
        self.denied = set()

    def close(self, gap: Fraction) -> bool:
        """Return whether the plan in hand is within a permitted `gap` of the bound."""
        if not gap or self.bound is None or self.chosen is None:
            return False
        return self.bound.whole - self.gain <= gap * abs(self.gain)

    def small(self) -> bool:
        """Return whether few enough columns matter to ask everybody."""
        return len(self.others().columns()) <= _SMALL

    def others(self) -> Task:
        """Return the task of finding the best choice but the one in hand, as far as it matters."""
        assert self.chosen is not None
        left = self.task
        if self.bound is not None:
            left = narrowed(self.task, self.bound, self.gain - abs(self.gain) // _NEAR)
        return replace(left, rows=[*left.rows, other_than(left, self.chosen)])

    def verdict(self) -> Best:
        """Return the plan in hand and its grade."""
        grade = self._grade()
        alone = None
        if grade.proven:
            alone = False if self.twin is not None else (True if self.alone else None)
        return Best(
            grade=grade,
            chosen=self.chosen,
            gain=self.gain,
            bound=self.bound,
            twin=self.twin,
            alone=alone,
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _grade(self) -> Grade:
        votes = min(len(self.agreed), 2)
        if self.chosen is None:
            return (Grade.UNKNOWN, Grade.INFEASIBLE_ONE, Grade.INFEASIBLE_TWO)[votes]
        if self.bound is not None and self.bound.whole <= self.gain:
            return Grade.ARITHMETIC
        return (Grade.GAP, Grade.ONE_SOLVER, Grade.TWO_SOLVERS)[votes]


def _refuted(solver: str, infeasible: bool) -> Text:
    if infeasible:
        return Text(
            f"{solver} 称无可行方案，但确有可行方案",
            f"{solver} said that no plan exists, but one does",
        )
    return Text(
        f"{solver} 称已达最优，但确有更好的方案",
        f"{solver} said that its plan is the best, but a better one exists",
    )
