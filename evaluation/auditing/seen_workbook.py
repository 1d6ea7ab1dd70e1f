"""A workbook that is only remembered: what would be written, without writing a file."""

from collections.abc import Callable
from datetime import date
from typing import Any

from evaluation.auditing.workbook_content import BLANK, Content, StoredCell, StoredSheet, Value
from evaluation.core.place import column_letters
from evaluation.workbook.page import stored

LOOKS = ("set_", "freeze_", "repeat_", "fit_", "hide_gridlines", "protect", "data_validation",
         "conditional_format")  # fmt: skip
"""How the methods begin that change no cell."""

MAX_TEXT = 32_767
"""Characters of a cell; a longer text is not written."""


class SeenPage:
    """A sheet that remembers its cells."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], StoredCell] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith(LOOKS):
            return _nothing
        raise AttributeError(name)

    @property
    def cells(self) -> dict[str, StoredCell]:
        """The cells that hold something, by their names."""
        letters = [
            column_letters(at) for at in range(1 + max((c for _, c in self._cells), default=0))
        ]
        return {
            f"{letters[column]}{row + 1}": cell
            for (row, column), cell in self._cells.items()
            if cell != BLANK
        }

    def write_string(self, row: int, column: int, text: str, _: object = None) -> None:
        """Remember a text."""
        if len(text) <= MAX_TEXT:
            self._cells[row, column] = StoredCell(text or None)

    def write_number(self, row: int, column: int, number: float, _: object = None) -> None:
        """Remember a number."""
        self._cells[row, column] = StoredCell(float(number))

    def write_boolean(self, row: int, column: int, held: object, _: object = None) -> None:
        """Remember a truth value."""
        self._cells[row, column] = StoredCell(bool(held))

    def write_datetime(self, row: int, column: int, day: date, _: object = None) -> None:
        """Remember a day or a time as its number."""
        self._cells[row, column] = StoredCell(_plain(stored(day)))

    def write_blank(self, row: int, column: int, *_: object) -> None:
        """Forget what stood there."""
        self._cells[row, column] = BLANK

    def write_url(self, row: int, column: int, _: str, __: object, text: str) -> None:
        """Remember the text of a link."""
        self._cells[row, column] = StoredCell(text)

    def write_formula(
        self,
        row: int,
        column: int,
        formula: str,
        _: object = None,
        value: Any = 0,  # noqa: ANN401
    ) -> None:
        """Remember a formula with its value."""
        self._cells[row, column] = StoredCell(_plain(value), formula.removeprefix("="))

    def merge_range(
        self, row: int, column: int, _: int, __: int, text: str, ___: object = None
    ) -> None:
        """Remember the text of merged cells in the first of them."""
        self.write_string(row, column, text)


class SeenWorkbook:
    """Stands where a workbook of xlsxwriter is written, and remembers what a reader would see."""

    def __init__(self) -> None:
        self.pages: dict[str, SeenPage] = {}
        self.names: dict[str, str] = {}

    def add_worksheet(self, name: str) -> SeenPage:
        """Add a sheet."""
        self.pages[name] = SeenPage()
        return self.pages[name]

    def get_worksheet_by_name(self, name: str) -> SeenPage | None:
        """Return the sheet with `name`, if there is one."""
        return self.pages.get(name)

    def add_format(self, _: object) -> str:
        """Return what stands for a format; looks are not compared."""
        return "format"

    def define_name(self, name: str, target: str) -> None:
        """Remember a name."""
        self.names[name] = target.removeprefix("=")

    def content(self) -> Content:
        """Return what was written, as a reader would see it."""
        return Content(
            sheets={tab: StoredSheet(cells=page.cells) for tab, page in self.pages.items()},
            names=self.names,
        )


def _plain(value: float | bool | str) -> Value:
    """What a reader finds of a stored value: numbers are doubles, an empty text is nothing."""
    if isinstance(value, bool):
        return value
    return float(value) if isinstance(value, int | float) else value or None


def _nothing(*_: object, **__: object) -> None:
    """A change of looks."""
