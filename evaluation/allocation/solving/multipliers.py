"""An upper bound that anybody can add up: whole-number multipliers, one for each row.

Write every row as an upper limit and let y be any multipliers that are not negative. Then no plan
gains more than

    L = sum of y x limit over the rows
      + for each lot, the best of 0 and (gain - sum of y x amount) over its options.

The multipliers come from the solver's floats as a hint; whatever they are, L holds. An option whose
loss against the best of its lot pushes L below a target cannot be in a plan that reaches it.

Source: Lagrangian relaxation of the multiple-choice knapsack; Kellerer, Pferschy and Pisinger,
Knapsack Problems (2004), chapter 11.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.solving.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Multipliers:
    """One multiplier a row, as whole numbers over one power of ten.

    Args:
        weights: 0 or more, for the row written as an upper limit.
        scale: what every weight is divided by.
    """

    weights: tuple[int, ...]
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The bound and what it excludes; scaled figures are to be divided by `scale`.

    Args:
        scaled: the bound itself.
        best: for each lot, its contribution: the best of 0 and its options.
        reduced: for each open column, its gain after the multipliers are paid.
    """

    multipliers: Multipliers
    scaled: int
    best: tuple[int, ...]
    reduced: dict[int, int]

    @property
    def whole(self) -> int:
        """Return the largest whole gain that the bound leaves possible."""
        return self.scaled // self.multipliers.scale

    def open_lots(self, lots: Sequence[Sequence[int]], target: int) -> list[list[int]]:
        """Return lot by lot the columns that a plan gaining `target` or more can contain."""
        slack = self.scaled - target * self.multipliers.scale
        return [
            [column for column in lot if best - self.reduced[column] <= slack]
            for lot, best in zip(lots, self.best, strict=True)
        ]

    def must(self, target: int) -> list[int]:
        """Return the numbers of the lots that every plan gaining `target` or more funds."""
        slack = self.scaled - target * self.multipliers.scale
        return [number for number, best in enumerate(self.best) if best > slack]


def multipliers_of(rows: Sequence[LinearRow], prices: Sequence[float]) -> Multipliers:
    """Return whole-number multipliers near the solver's `prices`, of the right sign.

    The scale is chosen so that rounding moves the bound by less than about one unit.

    Args:
        prices: for each row as it stands: 0 or more for an upper limit, 0 or less for a lower one.
    """
    size = sum(
        abs(row.limit) + sum(map(abs, row.amounts))
        for row, price in zip(rows, prices, strict=True)
        if price
    )
    scale = 10 ** len(str(size))
    weights = [
        max(0, round((price if row.sense == "at_most" else -price) * scale))
        for row, price in zip(rows, prices, strict=True)
    ]
    return Multipliers(weights=tuple(weights), scale=scale)


def bound_of(task: Task, multipliers: Multipliers) -> Bound:
    """Return the upper bound of `task` for `multipliers`, in whole numbers throughout.

    Example:
        >>> from evaluation.allocation.linear_row import row_of
        >>> row = row_of("funds.2026", {0: 7, 1: 5}, "at_most", 6)
        >>> task = Task(lots=[[0], [1]], gain={0: 14, 1: 11}, rows=[row])
        >>> bound_of(task, Multipliers(weights=(2,), scale=1)).whole
        13
    """
    scale, amounts = multipliers.scale, task.amounts or {}
    columns = [*task.columns(), *amounts]
    reduced = {column: task.gain.get(column, 0) * scale for column in columns}
    scaled = 0
    for row, weight in zip(task.rows, multipliers.weights, strict=True):
        if not weight:
            continue
        signed = weight if row.sense == "at_most" else -weight
        scaled += signed * row.limit
        for column, amount in zip(row.columns, row.amounts, strict=True):
            if column in reduced:
                reduced[column] -= signed * amount
    scaled += sum(max(0, reduced.pop(column)) * upper for column, upper in amounts.items())
    best = tuple(max(0, max((reduced[c] for c in lot), default=0)) for lot in task.lots)
    return Bound(multipliers=multipliers, scaled=scaled + sum(best), best=best, reduced=reduced)
