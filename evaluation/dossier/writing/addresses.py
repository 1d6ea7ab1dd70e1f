"""Where each value of a dossier stands in a written workbook, for formulas that refer to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from evaluation.core.place import column_letters
from evaluation.dossier.schema import sheet

VALUE_COLUMN = 1
"""The column of the values on the Tender sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The cells of the input sheets, as absolute references with the name of the sheet.

    Args:
        tabs: the name on the tab of each written sheet, by its key.
        rows: how many records each written sheet has.
        marks: tab, 0-based row and column of each (expert, bid, criterion) that has a cell, also
            where no mark is written yet.

    Example:
        >>> tabs = {"bids": "响应文件", "tender": "采购项目"}
        >>> where = Addresses(tabs=tabs, rows={"bids": 4}, marks={})
        >>> where.cell("bids", 3, "quote"), where.column("bids", "quote"), where.tender("title")
        ("'响应文件'!$E$5", "'响应文件'!$E$2:$E$5", "'采购项目'!$B$3")
    """

    tabs: Mapping[str, str]
    rows: Mapping[str, int]
    marks: Mapping[tuple[str, str, str], tuple[str, int, int]]

    def cell(self, key: str, row: int, column: str) -> str:
        """Return the cell of a field of the record with 0-based index `row` on sheet `key`.

        Raises:
            KeyError: the sheet was not written.
        """
        return reference(self.tabs[key], row + 1, _index(key, column))

    def column(self, key: str, column: str) -> str:
        """Return the range of a field over all records of sheet `key`.

        Raises:
            KeyError: the sheet was not written.
        """
        letters = column_letters(_index(key, column))
        return f"{_quoted(self.tabs[key])}!${letters}$2:${letters}${max(self.rows[key], 1) + 1}"

    def tender(self, column: str) -> str:
        """Return the cell of a fact about the tender."""
        return reference(self.tabs["tender"], _index("tender", column) + 1, VALUE_COLUMN)

    def mark(self, expert: str, bid: str, criterion: str) -> str:
        """Return the cell of a mark.

        Raises:
            KeyError: the expert does not mark this criterion of this bid.
        """
        return reference(*self.marks[expert, bid, criterion])


def reference(tab: str, row: int, column: int) -> str:
    """Return an absolute reference to the cell at 0-based `row` and `column` of sheet `tab`.

    Example:
        >>> reference("Marks E01", 4, 3)
        "'Marks E01'!$D$5"
    """
    return f"{_quoted(tab)}!${column_letters(column)}${row + 1}"


def _quoted(tab: str) -> str:
    return "'" + tab.replace("'", "''") + "'"


@cache
def _index(key: str, column: str) -> int:
    return next(i for i, known in enumerate(sheet(key).columns) if known.key == column)
