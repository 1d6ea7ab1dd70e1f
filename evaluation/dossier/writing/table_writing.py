"""Writes a sheet of records (a row each), and the Tender sheet (a row for each fact)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.dossier.record import Value
from evaluation.dossier.rows import Rows
from evaluation.dossier.schema import Sheet, SheetColumn
from evaluation.dossier.writing.cell_writing import printable, write_cell
from evaluation.dossier.writing.inputs import LAST_ROW, Beside, input_rule
from evaluation.dossier.writing.looks import (
    HEAD,
    HINT,
    LABEL,
    LINE_HEIGHT,
    REQUIRED,
    Look,
    display_width,
    row_height,
    set_up,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDEST = 48
"""Characters; longer text wraps."""
PAGE_WIDTH = 230
"""Characters that a landscape page can still show legibly; a wider sheet prints on two."""


def write_table(
    page: "Worksheet", spec: Sheet, rows: Rows, look: Look, lang: Lang, beside: Beside
) -> None:
    """Write the head and the records of a sheet, ready for more rows to be typed below."""
    widths = [_width(column, rows, lang) for column in spec.columns]
    for index, column in enumerate(spec.columns):
        page.set_column(index, index, widths[index], look.input(column.kind))
        head = look.format(REQUIRED if column.required else HEAD)
        page.write_string(0, index, column.label(lang), head)
        for row, values in enumerate(rows, start=1):
            write_cell(page, row, index, values.get(column.key), column, look, lang)
        rule = input_rule(column, lang, beside)
        if rule:
            page.data_validation(1, index, max(LAST_ROW, len(rows)), index, rule)
    for row, values in enumerate(rows, start=1):
        texts = (values.get(column.key) for column in spec.columns)
        page.set_row(
            row,
            row_height((str(text or ""), width) for text, width in zip(texts, widths, strict=True)),
        )
    page.set_row(0, 2 * LINE_HEIGHT)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.repeat_columns(0)
    set_up(page, lang, across=1 + int(sum(widths)) // PAGE_WIDTH)


def _width(column: SheetColumn, rows: Rows, lang: Lang) -> float:
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
    page: "Worksheet",
    spec: Sheet,
    values: Mapping[str, Value],
    look: Look,
    lang: Lang,
    beside: Beside,
) -> None:
    """Write the Tender sheet: what, value, how to fill it in."""
    widths = (30, 46, 74)
    for index, (key, width) in enumerate(zip(("key", "value", "hint"), widths, strict=True)):
        page.set_column(index, index, width)
        page.write_string(0, index, term(key, lang), look.format(HEAD))
    for row, column in enumerate(spec.columns, start=1):
        label = {**LABEL, "bold": True} if column.required else LABEL
        page.write_string(row, 0, column.label(lang), look.format(label))
        write_cell(page, row, 1, values.get(column.key), column, look, lang, left=True)
        hint = column.hint.say(lang) if column.hint else ""
        page.write_string(row, 2, hint, look.format(HINT))
        value = str(values.get(column.key) or "")
        page.set_row(row, row_height(zip((column.label(lang), value, hint), widths, strict=True)))
        rule = input_rule(column, lang, beside, hint=False)
        if rule:
            page.data_validation(row, 1, row, 1, rule)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    set_up(page, lang)
