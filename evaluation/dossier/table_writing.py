"""Writes a sheet of records (a row each), and the Tender sheet (a row for each fact)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.dossier.cell_writing import printable, write_cell
from evaluation.dossier.inputs import LAST_ROW, input_rule
from evaluation.dossier.looks import HEAD, HINT, LABEL, REQUIRED, Look, display_width
from evaluation.dossier.records import Value
from evaluation.dossier.rows import Rows
from evaluation.dossier.schema import Column, Sheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDEST = 48
"""Characters; longer text wraps."""


def write_table(
    page: "Worksheet", spec: Sheet, rows: Rows, look: Look, lang: Lang, tabs: Mapping[str, str]
) -> None:
    """Write the head and the records of a sheet, ready for more rows to be typed below."""
    for index, column in enumerate(spec.columns):
        width = _width(column, rows, lang)
        page.set_column(index, index, width, look.input(column.kind))
        head = look.format(REQUIRED if column.required else HEAD)
        page.write_string(0, index, column.label(lang), head)
        for row, values in enumerate(rows, start=1):
            write_cell(page, row, index, values.get(column.key), column, look, lang)
        rule = input_rule(spec.key, column, lang, tabs)
        if rule:
            page.data_validation(1, index, max(LAST_ROW, len(rows)), index, rule)
    page.set_row(0, 34)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)


def _width(column: Column, rows: Rows, lang: Lang) -> float:
    """Return a width that fits the head on two lines and, unless it is prose, every value."""
    head = (display_width(column.label(lang)) + 1) // 2 + 3
    if column.kind == "text":
        return max(column.width, head)
    shown = (printable(values.get(column.key), column, lang) for values in rows)
    longest = max((_printed_width(value) + 2 for value in shown), default=0)
    return max(column.width, head, min(longest, WIDEST))


def _printed_width(value: str | Decimal | date | None) -> int:
    if isinstance(value, str):
        return display_width(value)
    return len(f"{value:,.2f}") if isinstance(value, Decimal) else 0


def write_tender(
    page: "Worksheet", spec: Sheet, values: Mapping[str, Value], look: Look, lang: Lang
) -> None:
    """Write the Tender sheet: what, value, how to fill it in."""
    for index, (key, width) in enumerate((("key", 30), ("value", 46), ("hint", 74))):
        page.set_column(index, index, width)
        page.write_string(0, index, term(key, lang), look.format(HEAD))
    for row, column in enumerate(spec.columns, start=1):
        label = {**LABEL, "bold": True} if column.required else LABEL
        page.write_string(row, 0, column.label(lang), look.format(label))
        write_cell(page, row, 1, values.get(column.key), column, look, lang)
        page.write_string(row, 2, column.hint.say(lang) if column.hint else "", look.format(HINT))
        rule = input_rule(spec.key, column, lang, {}, hint=False)
        if rule:
            page.data_validation(row, 1, row, 1, rule)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
