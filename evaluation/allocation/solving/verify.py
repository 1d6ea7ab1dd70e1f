"""Re-adds a proposal in whole numbers: one option a lot, every row, the gain."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.solving.task import Task


@dataclass(frozen=True, slots=True)
class Breach:
    """A row that a choice breaks, and by how much."""

    name: str
    activity: int
    limit: int


def breaches(
    lots: Sequence[Collection[int]], rows: Sequence[LinearRow], chosen: Collection[int]
) -> Iterator[Breach]:
    """Yield what `chosen` breaks: two options of one lot, a column that is in no lot, a row.

    Args:
        lots: the columns of each lot.

    Example:
        >>> from evaluation.allocation.linear_row import row_of
        >>> row = row_of("funds.2026", {0: 70, 1: 50}, "at_most", 100)
        >>> list(breaches([[0], [1]], [row], {0, 1}))
        [Breach(name='funds.2026', activity=120, limit=100)]
    """
    placed = 0
    for number, lot in enumerate(lots):
        taken = sum(column in chosen for column in lot)
        placed += taken
        if taken > 1:
            yield Breach(f"lot {number}", taken, 1)
    if placed != len(chosen):
        yield Breach("columns", len(chosen), placed)
    for row in rows:
        if not row.kept(chosen):
            yield Breach(row.name, row.activity(chosen), row.limit)


def sound(task: Task, chosen: Collection[int]) -> bool:
    """Return whether `chosen` keeps every row of `task` that has no measuring columns."""
    measuring = set(task.amounts or ())
    rows = (
        [row for row in task.rows if measuring.isdisjoint(row.columns)] if measuring else task.rows
    )
    return next(breaches(task.lots, rows, chosen), None) is None


def total(gain: Mapping[int, int], chosen: Collection[int]) -> int:
    """Return the sum of `gain` over `chosen`, in whole numbers."""
    return sum(gain.get(column, 0) for column in chosen)
