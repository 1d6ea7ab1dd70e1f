"""What a solver is asked, and what it answers: a proposal that nobody trusts yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from evaluation.allocation.linear_row import LinearRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Maximise a whole-number gain over 0/1 columns, at most one a lot, keeping every row.

    Args:
        lots: the open columns, lot by lot; a column that is in no lot here stays 0.
        gain: what each open column adds; columns without an entry add 0.
        rows: rows over open and other columns; the others count as 0.
        amounts: upper limits of further continuous columns from 0; their numbers are those not
            used by the lots. They measure, they decide nothing.
    """

    lots: Sequence[Sequence[int]]
    gain: Mapping[int, int]
    rows: Sequence[LinearRow]
    amounts: Mapping[int, int] | None = None

    def columns(self) -> list[int]:
        """Return the open 0/1 columns."""
        return [column for lot in self.lots for column in lot]


class Said(StrEnum):
    """What a solver says about its answer."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A solver's answer, as said: the chosen columns have to be re-added before they count.

    Args:
        chosen: the columns it sets to 1; None where it gives no whole values.
    """

    said: Said
    chosen: frozenset[int] | None = None


class Solver(Protocol):
    """Anything that answers a task."""

    @property
    def name(self) -> str:
        """Return the name and version under which the answer is recorded."""
        ...

    def solve(self, task: Task) -> Proposal:
        """Return a proposal for `task`."""
        ...
