"""A linear row in whole numbers: amounts over columns against a limit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Sense = Literal["at_most", "at_least"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearRow:
    """One linear row: the sum of amounts over the chosen columns against a limit.

    Args:
        id: the rule it comes from.
        each: the organisation, district ... it stands for, where the rule is repeated.
        columns: ascending column numbers; `amounts` stand beside them.
        share: for a share, the share itself; the row is then multiplied out against 0.
        counted: for a share, what each column adds to the selected sum; otherwise empty.
        based: for a share, what each column adds to the base; otherwise empty.

    Example:
        >>> row = row_of("awards", {3: 1, 0: 1}, "at_most", 1, each="O7")
        >>> row.columns, row.kept({0}), row.kept({0, 3})
        ((0, 3), True, False)
    """

    id: str
    each: str = ""
    sense: Sense
    columns: tuple[int, ...]
    amounts: tuple[int, ...]
    limit: int
    share: Fraction | None = None
    counted: tuple[int, ...] = ()
    based: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Return the rule and whom it is repeated for, as one name."""
        return f"{self.id}[{self.each}]" if self.each else self.id

    def activity(self, chosen: Collection[int]) -> int:
        """Return the sum over `chosen`, in whole numbers."""
        return sum(a for c, a in zip(self.columns, self.amounts, strict=True) if c in chosen)

    def shortfall(self, chosen: Collection[int]) -> int:
        """Return by how much `chosen` breaks the row; 0 where it is kept."""
        over = self.activity(chosen) - self.limit
        return max(0, over if self.sense == "at_most" else -over)

    def kept(self, chosen: Collection[int]) -> bool:
        """Return whether `chosen` keeps the row."""
        return self.shortfall(chosen) == 0


def row_of(
    id: str, amounts: Mapping[int, int], sense: Sense, limit: int, *, each: str = ""
) -> LinearRow:
    """Return the row with `amounts` by column; columns with 0 are left out."""
    columns = tuple(sorted(column for column, amount in amounts.items() if amount))
    return LinearRow(
        id=id,
        each=each,
        sense=sense,
        columns=columns,
        amounts=tuple(amounts[column] for column in columns),
        limit=limit,
    )


def share_row(
    id: str,
    counted: Mapping[int, int],
    based: Mapping[int, int],
    sense: Sense,
    share: Fraction,
    *,
    each: str = "",
) -> LinearRow:
    """Return the row that holds `counted` against `share` of `based`, in whole numbers.

    Example:
        >>> share_row("rural", {0: 5}, {0: 5, 1: 7}, "at_least", Fraction(1, 4)).amounts
        (15, -7)
    """
    columns = tuple(sorted(set(counted) | set(based)))
    top, bottom = share.numerator, share.denominator
    return LinearRow(
        id=id,
        each=each,
        sense=sense,
        columns=columns,
        amounts=tuple(bottom * counted.get(k, 0) - top * based.get(k, 0) for k in columns),
        limit=0,
        share=share,
        counted=tuple(counted.get(k, 0) for k in columns),
        based=tuple(based.get(k, 0) for k in columns),
    )
