"""The outcome of an allocation: the plan, how firmly it stands, and what proves it."""

from dataclasses import dataclass

from evaluation.allocation.problem import Goal, Option, Problem, ProblemLot
from evaluation.allocation.program import Program
from evaluation.allocation.proof.cases import ProofCase
from evaluation.allocation.solving.best import Grade
from evaluation.allocation.solving.multipliers import Bound
from evaluation.core.text import Text


@dataclass(frozen=True, slots=True)
class Met:
    """What was reached for one goal, in its own unit, and how firmly that stands."""

    goal: Goal
    amount: int
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The plan and its proof.

    Args:
        grade: the grade of the first goal; or infeasible, or unknown.
        chosen: the funded columns of `program`, ascending.
        met: every goal in order; the ones after a gap are left out.
        bound: the certificate of the first goal; None where there is none.
        cases: the same made sharp by cases, where that was asked for.
        unique: no other plan meets every goal equally well; None where that is not known.
        others: some of the other plans, where it is not unique.
        conflict: ids of a smallest set of rules that contradict each other, where infeasible.
        smallest: it is proven that no smaller set contradicts itself.
        notes: what a solver said that was not so.
    """

    problem: Problem
    program: Program
    grade: Grade
    chosen: tuple[int, ...] = ()
    met: tuple[Met, ...] = ()
    bound: Bound | None = None
    cases: tuple[ProofCase, ...] = ()
    unique: bool | None = None
    others: tuple[tuple[int, ...], ...] = ()
    conflict: tuple[str, ...] = ()
    smallest: bool = False
    notes: tuple[Text, ...] = ()
    solvers: tuple[str, ...] = ()

    @property
    def planned(self) -> bool:
        """Return whether there is a plan."""
        return self.grade.proven or self.grade is Grade.GAP

    @property
    def value(self) -> int:
        """Return the value of the plan, re-added."""
        return sum(self.program.values[column] for column in self.chosen)

    def funded(self) -> list[tuple[ProblemLot, Option]]:
        """Return the funded lots with their options, by lot."""
        return [self.program.pairs[column] for column in self.chosen]

    def spend(self) -> dict[str, int]:
        """Return the money taken from each fund, in minor units."""
        return {
            fund: sum(option.uses.get(fund, 0) for _, option in self.funded())
            for fund in sorted(self.problem.funds)
        }
