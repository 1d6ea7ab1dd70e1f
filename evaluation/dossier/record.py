"""A row of a sheet: what its cells may hold, and where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from evaluation.core.place import Place, cell_name

Value = str | Decimal | int | bool | date | datetime | tuple[str, ...] | None
"""What a cell holds once it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a record was read.

    Args:
        row: 0-based row, or -1 in a JSON document.
        cells: 0-based (row, column) of each field that has a cell.
    """

    workbook: str = ""
    sheet: str = ""
    row: int = -1
    cells: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, key: str = "") -> Place:
        """Return the place of the field `key`, or of the record."""
        cell = self.cells.get(key)
        if cell is not None:
            return Place(self.workbook, self.sheet, cell_name(*cell))
        return Place(self.workbook, self.sheet, f"{self.row + 1}" if self.row >= 0 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of a sheet."""

    origin: Origin = field(default_factory=Origin, compare=False, repr=False)

    def at(self, key: str = "") -> Place:
        """Return where `key` of this record stands."""
        return self.origin.at(key)
