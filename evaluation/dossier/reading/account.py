"""What became of each cell of a sheet that is not empty, so that none is dropped without a word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place, cell_name
from evaluation.core.text import Text
from evaluation.dossier.reading.signs import what_was_cleaned, why_refused
from evaluation.dossier.reading.xlsx import Grid

Cell = tuple[int, int]
"""0-based row and column."""


@dataclass(slots=True)
class Account:
    """The cells of a grid that are accounted for: read, recognised as ours, or reported.

    A tab that is no part of the dossier is reported as a whole; see `other_tabs`.

    Whoever reads a sheet takes what it understands; what is left in the end is reported.
    """

    grid: Grid
    taken: set[Cell] = field(default_factory=set)

    def take(self, row: int, *columns: int) -> None:
        """Account for cells of a row that were understood by what they say."""
        cells = {(row, column) for column in columns}
        self.taken |= cells - self.grid.blind if self.grid.blind else cells

    def take_row(self, row: int, start: int = 0) -> None:
        """Account for a row that is read or reported as a whole, from the column `start` on."""
        self.taken.update((row, column) for column in range(start, len(self.grid.rows[row])))

    def take_column(self, column: int, top: int) -> None:
        """Account for a column that is reported as a whole, from the row `top` down."""
        self.taken.update((row, column) for row in range(top, len(self.grid.rows)))

    def take_all(self) -> None:
        """Account for a sheet that is reported as a whole."""
        for row in range(len(self.grid.rows)):
            self.take_row(row)

    def left(self) -> Iterator[Cell]:
        """Yield the cells that are not empty and of which nobody has said anything."""
        for cell in self.grid.filled():
            if cell not in self.taken:
                yield cell


def finding(
    grid: Grid, cell: Cell | None, code: str, text: Text, severity: Severity = Severity.ERROR
) -> Finding:
    """Return a finding at `cell` of `grid`, or at the sheet."""
    place = Place(grid.workbook, grid.name, cell_name(*cell) if cell else "")
    return Finding(code=code, severity=severity, message=text, place=place)


def not_read(grid: Grid, cells: Iterable[Cell]) -> Iterator[Finding]:
    """Yield an error for each cell that belongs to nothing."""
    for cell in cells:
        seen = grid.seen(cell)
        text = Text(
            zh=f"{seen.zh}不属于任何已知的行列，未读取；请移到所属的格或“备注”列，或删除",
            en=f"{seen.en} belongs to no known row and column and is not read; move it where it "
            "belongs or into the column Note, or remove it",
        )
        yield finding(grid, cell, "D009", text)


def odd_signs(grid: Grid) -> Iterator[Finding]:
    """Yield a note on each cell that is read without signs that nobody sees, and refuse others."""
    for cell, typed in grid.odd.items():
        refused, seen = why_refused(typed), what_was_cleaned(typed)
        if refused is not None:
            yield finding(grid, cell, "D014", refused)
        elif seen is not None:
            yield finding(grid, cell, "D026", seen, Severity.NOTE)
