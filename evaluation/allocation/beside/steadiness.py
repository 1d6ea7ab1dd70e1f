"""How firm a plan is when the panel's marks are drawn again: always, borderline, never funded.

The draws are made elsewhere, from a seed; each comes as a problem of its own, re-ranked where the
ranking binds. This module only solves and counts.

Source: Liesiö, Mild and Salo, Robust portfolio modeling, European Journal of Operational Research
190 (2008): core, borderline and exterior projects.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Problem
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.task import Solver


class Standing(StrEnum):
    """In how many draws a lot is funded."""

    ALWAYS = "always"
    BORDERLINE = "borderline"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steadiness:
    """How often a lot is funded over the draws.

    Args:
        funded: number of draws in which it is.
        draws: number of draws that have a plan.
    """

    lot: str
    funded: int
    draws: int

    @property
    def share(self) -> Fraction:
        """Return the share of draws in which the lot is funded, 0 to 1."""
        return Fraction(self.funded, self.draws) if self.draws else Fraction(0)

    @property
    def standing(self) -> Standing:
        """Return always, borderline or never."""
        if self.funded == 0:
            return Standing.NEVER
        return Standing.ALWAYS if self.funded == self.draws else Standing.BORDERLINE


def steadiness(draws: Iterable[Problem], *, solver: Solver = SOLVERS[0]) -> tuple[Steadiness, ...]:
    """Return for each lot of the first draw, by id, how often it is funded.

    Args:
        draws: the same lots in every draw, with other values or other first candidates; gone
            through once, so that whoever makes them can tell how far the work has come.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Option
        >>> def draw(first, second):
        ...     return Problem(funds={"f": 5}, lots=tuple(
        ...         ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": 5}),))
        ...         for k, v in (("L1", first), ("L2", second), ("L3", 1))))
        >>> for one in steadiness([draw(9, 8), draw(7, 8), draw(9, 6)]):
        ...     print(one.lot, one.funded, one.standing)
        L1 2 borderline
        L2 1 borderline
        L3 0 never
    """
    counts, planned = dict[str, int](), 0
    for problem in draws:
        program = program_of(problem)
        counts = counts or {lot.id: 0 for lot in program.lots}
        chosen = quick(task_of(program, gain_of(problem.goals[0], program)), solver).chosen
        planned += chosen is not None
        for column in chosen or ():
            counts[program.pairs[column][0].id] += 1
    return tuple(Steadiness(lot=lot, funded=count, draws=planned) for lot, count in counts.items())
