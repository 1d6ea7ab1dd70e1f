"""Where something stands: workbook, sheet, cell."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a dossier, printed the way a spreadsheet user reads it.

    Example:
        >>> str(Place("bids.xlsx", "Bids", "D7"))
        'bids.xlsx[Bids!D7]'
        >>> str(Place("bids.xlsx", "Bids"))
        'bids.xlsx[Bids]'
    """

    workbook: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        inside = "!".join(part for part in (self.sheet, self.cell) if part)
        return f"{self.workbook}[{inside}]" if inside else self.workbook


@lru_cache(maxsize=2**10)
def column_letters(index: int) -> str:
    """Return the letters of the column with 0-based `index`.

    Example:
        >>> column_letters(0), column_letters(25), column_letters(26)
        ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the name of the cell at 0-based `row` and `column`.

    Example:
        >>> cell_name(6, 3)
        'D7'
    """
    return f"{column_letters(column)}{row + 1}"
