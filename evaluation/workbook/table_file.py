"""A table of any subject as a workbook of its own: the exact text, and beside it the number."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaluation.core.table import Table, as_float, whole_text
from evaluation.core.text import Lang, Text
from evaluation.dossier.writing.looks import display_width
from evaluation.dossier.writing.workbooks import new_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NUMBER = Text("{}（数值）", "{} (number)")
WIDEST = 60
"""Signs of the widest column."""


def table_file(table: Table, lang: Lang) -> bytes:
    """Return `table` as a workbook with filters.

    Text is written as text: what somebody typed never becomes a formula or a link.
    """
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        page = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        left = book.add_format({"text_wrap": True, "valign": "top"})
        right = book.add_format({"align": "right", "valign": "top"})
        at = 0
        for number, column in enumerate(table.columns):
            cells = [row.cells[number] for row in table.rows]
            look, head = right if column.numeric else left, column.title(lang)
            texts = [(whole_text(cell, column, lang), look) for cell in cells]
            _write(page, at, head, bold, texts)
            at += 1
            if column.numeric:
                numbers = [(as_float(cell.value), right) for cell in cells]
                _write(page, at, NUMBER.say(lang).format(head), bold, numbers)
                at += 1
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(1, len(table.rows)), max(0, at - 1))
    return buffer.getvalue()


def _write(
    page: "Worksheet",
    at: int,
    head: str,
    bold: "Format",
    cells: Sequence[tuple[str | float | None, "Format"]],
) -> None:
    """Write a column; a head or a text is as wide as it prints, a Chinese sign as two."""
    texts = [head, *(str(text) for text, _ in cells)]
    width = max(map(display_width, texts))
    page.set_column(at, at, min(max(width, 6) + 2, WIDEST))
    page.write_string(0, at, head, bold)
    for line, (content, look) in enumerate(cells, 1):
        if isinstance(content, str):
            page.write_string(line, at, content, look)
        elif content is not None:
            page.write_number(line, at, content, look)
