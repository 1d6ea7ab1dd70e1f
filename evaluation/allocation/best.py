"""The best gain of one task, with a proof whose strength is stated.

The solvers propose; whole numbers re-add; the bound excludes what cannot matter; every solver is
asked about what is left and has to agree with the plan in hand. Whoever is caught is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from evaluation.allocation.ask import Answer, ask
from evaluation.allocation.certificate import Bound, bound_of, multipliers_of
from evaluation.allocation.core_method import DIRECT, by_core, narrowed
from evaluation.allocation.model import Cbc, Highs, duals
from evaluation.allocation.task import Solver, Task
from evaluation.allocation.verify import total
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
        notes: what a solver said that was not so.
    """

    grade: Grade
    chosen: frozenset[int] | None = None
    gain: int = 0
    bound: Bound | None = None
    notes: tuple[Text, ...] = ()


def best(task: Task, solvers: Sequence[Solver] = SOLVERS, *, gap: Fraction = Fraction(0)) -> Best:
    """Return the best choice for `task`, proven as far as `solvers` allow.

    Args:
        solvers: asked in this order; two independent ones make the strongest proof.
        gap: the relative gap to the bound that is good enough; 0 asks for a proof.

    Example:
        >>> from evaluation.allocation.row import row_of
        >>> row = row_of("funds.2026", {0: 7, 1: 5}, "at_most", 6)
        >>> found = best(Task(lots=[[0], [1]], gain={0: 14, 1: 11}, rows=[row]))
        >>> sorted(found.chosen), found.gain, found.grade.proven
        ([1], 11, True)
    """
    bound = relax(task)
    if bound is not None and len(bound.reduced) > DIRECT:
        first = by_core(task, bound, solvers[0], gap)
    else:
        first = ask(task, solvers[0])
    court = _Court(task=task, bound=bound)
    court.hear(first)
    for solver in solvers[1:]:
        if court.settled(gap):
            break
        court.hear(ask(court.left(), solver))
    return court.verdict()


def relax(task: Task) -> Bound | None:
    """Return the certificate of `task` from the prices of its relaxation, if that has any."""
    hint = duals(task)
    return None if hint is None else bound_of(task, multipliers_of(task.rows, hint))


@dataclass(slots=True, kw_only=True)
class _Court:
    """Weighs the answers of the solvers against each other and against the bound."""

    task: Task
    bound: Bound | None
    chosen: frozenset[int] | None = None
    gain: int = 0
    agreed: list[str] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    def hear(self, answer: Answer) -> None:
        """Take the better plan; count who says that there is no better one, unless caught."""
        self.notes.extend(answer.notes)
        gain = None if answer.chosen is None else total(self.task.gain, answer.chosen)
        if gain is not None and (self.chosen is None or gain > self.gain):
            self.notes.extend(_refuted(name, self.chosen is None) for name in self.agreed)
            self.chosen, self.gain = answer.chosen, gain
            self.agreed = [answer.solver] if answer.final else []
        elif answer.final and (gain is None) is (self.chosen is None) and gain in (None, self.gain):
            self.agreed.append(answer.solver)
        elif answer.final:
            self.notes.append(_refuted(answer.solver, gain is None))

    def settled(self, gap: Fraction) -> bool:
        """Return whether the bound itself leaves nothing to ask."""
        if self.bound is None or self.chosen is None:
            return False
        return self.bound.whole - self.gain <= gap * abs(self.gain)

    def left(self) -> Task:
        """Return what the bound leaves open for a plan as good as the one in hand."""
        if self.bound is None or self.chosen is None:
            return self.task
        return narrowed(self.task, self.bound, self.gain)

    def verdict(self) -> Best:
        """Return the plan in hand and its grade."""
        return Best(
            grade=self._grade(),
            chosen=self.chosen,
            gain=self.gain,
            bound=self.bound,
            notes=tuple(self.notes),
        )

    def _grade(self) -> Grade:
        votes = len(set(self.agreed))
        if self.chosen is None:
            return (Grade.UNKNOWN, Grade.INFEASIBLE_ONE, Grade.INFEASIBLE_TWO)[min(votes, 2)]
        if self.bound is not None and self.bound.whole <= self.gain:
            return Grade.ARITHMETIC
        return (Grade.GAP, Grade.ONE_SOLVER, Grade.TWO_SOLVERS)[min(votes, 2)]


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
