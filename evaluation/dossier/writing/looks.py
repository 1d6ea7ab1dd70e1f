"""How a written workbook looks: fonts, colours, number formats, widths, print set-up."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any

from evaluation.core.text import Lang
from evaluation.dossier.record import Value
from evaluation.dossier.schema import Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NUMBERS: dict[Kind, str] = {
    "money": "#,##0.00", "decimal": "General", "whole": "0", "fact": "General",
    "date": "yyyy-mm-dd", "time": "yyyy-mm-dd hh:mm",
}  # fmt: skip
"""Number format of each kind of cell; every other kind is text."""

LINE_HEIGHT = 17
"""Points, for a line of the body font."""
_WIDE, _NARROW, _ROOM = 1.95, 0.9, 1.05
"""Widths of a Chinese and a Latin sign of the body font, in the unit of column widths."""
MOST_LINES = 24
"""Spreadsheet rows are at most 409 points high."""

FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
LINE = {"border": 1, "border_color": "#A6A6A6"}
HEAD = {"bold": True, "bg_color": "#D9E5EC", "align": "center", "valign": "vcenter",
        "text_wrap": True, **LINE}  # fmt: skip
REQUIRED = {**HEAD, "bg_color": "#1F5673", "font_color": "#FFFFFF"}
LABEL = {"bg_color": "#F2F5F7", "valign": "vcenter", "text_wrap": True, **LINE}
HINT = {"font_color": "#595959", "font_size": 9, "valign": "vcenter", "text_wrap": True, **LINE}
TITLE = {"bold": True, "font_size": 14, "font_color": "#1F5673", "valign": "vcenter"}
INPUT = {"locked": False, "valign": "vcenter", **LINE}

ALLOWED = {
    "select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True,
    "format_rows": True, "insert_rows": True, "delete_rows": True, "sort": True,
}  # fmt: skip
"""What a person may do on a protected sheet, besides writing in the unlocked cells."""


class Look:
    """The cell formats of one workbook, each made once.

    Args:
        workbook: an open xlsxwriter workbook.
    """

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._formats: dict[frozenset[tuple[str, Any]], Format] = {}
        self._inputs: dict[tuple[str, bool], Format] = {}

    def format(self, properties: dict[str, Any]) -> "Format":
        """Return the format with `properties`."""
        key = frozenset(properties.items())
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({**FONT, **properties})
        return self._formats[key]

    def input(self, kind: Kind, value: Value = None, *, left: bool = False) -> "Format":
        """Return the format of an unlocked cell of `kind` that holds `value`.

        Args:
            left: flush left also where it is a number or a day.
        """
        number = number_format(kind, value)
        if (number, left) not in self._inputs:
            wrap = {"text_wrap": True} if number == "@" else {}
            side = {"align": "left"} if left or number == "@" else {}
            properties = {**INPUT, "num_format": number, **wrap, **side}
            self._inputs[number, left] = self.format(properties)
        return self._inputs[number, left]


TYPED = "General;-General"
"""The format of a cell for a mark. A spreadsheet program that is given 95% then shows 0.95, instead of
turning a cell of no format into per cent, where 95% looks right and is 0.95."""


def number_format(kind: Kind, value: Value = None) -> str:
    """Return the number format that shows all of `value`.

    Example:
        >>> number_format("money"), number_format("money", Decimal("1.125")), number_format("id")
        ('#,##0.00', '#,##0.000', '@')
    """
    if kind == "fact" and isinstance(value, str):
        return "@"
    if kind == "time" and isinstance(value, datetime) and value.second:
        return "yyyy-mm-dd hh:mm:ss"
    if kind == "money" and isinstance(value, Decimal):
        places = max(2, -int(value.normalize().as_tuple().exponent))
        return f"#,##0.{'0' * places}"
    return NUMBERS.get(kind, "@")


def display_width(text: str) -> int:
    """Return how many Latin characters wide the longest line of `text` is; a Chinese one counts 2.

    Example:
        >>> display_width("报价"), display_width("Quote")
        (4, 5)
    """
    return max(map(_line_width, text.splitlines()), default=0)


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else sum(map(_width, line))


@cache
def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def units(text: str) -> int:
    """Return the length of `text` as spreadsheets count it: in units of UTF-16.

    Example:
        >>> units("报价"), units("𠮷")
        (2, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """Return as much of `text` as fits into `most` units, whole characters only.

    Example:
        >>> cut("𠮷野家", 3), cut("𠮷野家", 1)
        ('𠮷野', '')
    """
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """Return the height at which wrapped cells show all of their text, or None for one line.

    Args:
        cells: the text of each cell and the width of its column.

    Example:
        >>> row_height([("报价", 10)]), row_height([("最高限价" * 5, 22)])
        (None, 34)
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return LINE_HEIGHT * min(lines, MOST_LINES) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    if 2 * len(text) <= width and "\n" not in text:
        return 1
    return sum(_line_count(line, width) for line in text.splitlines())


def _line_count(line: str, width: float) -> int:
    """Return on how many lines a line of body text stands; words leave some room at the end."""
    measured = sum(_WIDE if _width(sign) == 2 else _NARROW for sign in line)
    return max(1, ceil(measured * _ROOM / width)) if measured > width else 1


def set_up(page: "Worksheet", lang: Lang, *, portrait: bool = False, across: int = 1) -> None:
    """Set A4, `across` pages wide, page numbers, and protection without a password."""
    page.set_paper(9)
    if not portrait:
        page.set_landscape()
    page.fit_to_pages(across, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&L&9&A&R&9" + ("第 &P 页，共 &N 页" if lang == "zh" else "page &P of &N"))
    page.hide_gridlines(2)
    page.protect("", ALLOWED)
