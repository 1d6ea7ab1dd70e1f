"""Writes the mark sheet of an expert: protected but for the marks and comments, ready to print."""

import io
from typing import TYPE_CHECKING, Any

from evaluation.core.text import Lang, Text
from evaluation.desk.mark_sheets.assignments import Assignment
from evaluation.desk.mark_sheets.mark_sheet_pages import (
    FIRST_BID,
    Kind,
    MarkSheetPage,
    PageCell,
    pages,
)
from evaluation.desk.mark_sheets.sheet_identity import TAB, SheetIdentity
from evaluation.dossier.cells import LONGEST
from evaluation.dossier.writing.looks import (
    HEAD,
    INPUT,
    LABEL,
    LINE_HEIGHT,
    TITLE,
    TYPED,
    Look,
    cut,
    row_height,
    set_up,
)
from evaluation.dossier.writing.workbooks import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_MARK = Text("填写 0 至 {} 之间的数字", "Write a number from 0 to {}.")
_REFUSED = Text(
    "{} 的得分应为 0 至 {} 之间的数字，不能写文字", "The mark for {} must be a number from 0 to {}."
)
_TOO_LONG = Text("意见最多 {} 个字符", "A comment has at most {} characters.")
_FOOT = 230
"""Characters of a page foot, of the 255 that a spreadsheet holds with its own codes."""

_WRAPPED = {**LABEL, "valign": "top"}
_STYLES: dict[Kind, dict[str, Any]] = {
    "title": TITLE, "facts": {"bold": True, "valign": "vcenter"},
    "hint": {"font_color": "#404040", "valign": "vcenter"}, "head": HEAD,
    "label": _WRAPPED, "code": {**_WRAPPED, "bold": True},
    "number": {**_WRAPPED, "align": "center", "num_format": "General"}, "blank": _WRAPPED,
    "total": {**LABEL, "bold": True, "align": "center", "num_format": "General"},
    "mark": {**INPUT, "num_format": TYPED, "align": "center"},
    "comment": {**INPUT, "num_format": "@", "text_wrap": True, "valign": "top"},
    "sign": {"font_size": 11, "valign": "vcenter"},
}  # fmt: skip
_BOLD = 0.85
"""What bold letters leave of the width of a column."""
COMMENT_LINES = 2
_UNFILLED = {"bg_color": "#FFF8DC"}
ALLOWED = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True,
           "format_rows": True}  # fmt: skip
"""What an expert may do besides filling in: make a column wider or a row higher."""


def mark_sheet_bytes(assignment: Assignment, identity: SheetIdentity, lang: Lang) -> bytes:
    """Return the mark sheet of an expert as a workbook; the same bytes for the same arguments."""
    buffer = io.BytesIO()
    with new_workbook(buffer) as workbook:
        look = Look(workbook)
        for page in pages(assignment, identity, lang):
            _write_page(workbook, page, identity, look, lang)
        hidden = workbook.add_worksheet(TAB)
        for row, (key, value) in enumerate(identity.values().items()):
            hidden.write_string(row, 0, key)
            hidden.write_string(row, 1, value)
        hidden.protect()
        hidden.very_hidden()
    return buffer.getvalue()


def _write_page(
    workbook: "Workbook", page: MarkSheetPage, identity: SheetIdentity, look: Look, lang: Lang
) -> None:
    sheet = workbook.add_worksheet(page.tab)
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    for cell in page.cells:
        _write_cell(sheet, cell, look, lang)
    last = max(cell.row for cell in page.cells)
    _set_heights(sheet, page)
    sheet.freeze_panes(page.head + 1, FIRST_BID if len(page.widths) > FIRST_BID else 0)
    sheet.repeat_rows(page.head)
    set_up(sheet, lang)
    sheet.print_area(0, 0, last, len(page.widths) - 1)
    foot = cut(identity.foot(lang), _FOOT - 20).replace("&", "&&")
    number = Text("第 &P / &N 页", "page &P of &N").say(lang)
    sheet.set_footer(f"&L&8{foot[:_FOOT]}&R&8{number}")
    sheet.protect("", ALLOWED)


def _set_heights(sheet: "Worksheet", page: MarkSheetPage) -> None:
    """Make each row high enough for its labels; rows for comments grow as they are written."""
    sheet.set_default_row(COMMENT_LINES * LINE_HEIGHT)
    rows: dict[int, list[PageCell]] = {}
    for cell in page.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row, cells in rows.items():
        texts = [
            (str(cell.value), page.widths[cell.column] * (_BOLD if cell.kind == "head" else 1))
            for cell in cells
            if cell.kind in ("head", "label", "code")
        ]
        height = row_height(texts) or LINE_HEIGHT
        if all(cell.kind != "comment" for cell in cells) or height > COMMENT_LINES * LINE_HEIGHT:
            sheet.set_row(row, 1.5 * LINE_HEIGHT if cells[0].kind == "title" else height)


def _write_cell(sheet: "Worksheet", cell: PageCell, look: Look, lang: Lang) -> None:
    style = look.format(_STYLES[cell.kind])
    at = (cell.row, cell.column)
    if cell.kind in ("mark", "comment"):
        sheet.write_blank(*at, None, style)
        sheet.data_validation(*at, *at, _rule(cell, lang))
        if cell.kind == "mark":
            sheet.conditional_format(*at, *at, {"type": "blanks", "format": look.format(_UNFILLED)})
    elif cell.kind == "total":
        sheet.write_formula(*at, str(cell.value), style, 0)
    elif isinstance(cell.value, str):
        sheet.write_string(*at, cell.value, style) if cell.value else sheet.write_blank(
            *at, None, style
        )
    else:
        sheet.write_number(*at, float(cell.value), style)


def _rule(cell: PageCell, lang: Lang) -> dict[str, Any]:
    if cell.kind == "comment":
        return {
            "validate": "length", "criteria": "<=", "value": LONGEST,
            "error_message": _TOO_LONG.say(lang).format(LONGEST),
        }  # fmt: skip
    most = f"{cell.most:f}"
    return {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": float(cell.most),
        "input_title": cut(cell.criterion, 32), "input_message": _MARK.say(lang).format(most),
        "error_title": cut(cell.criterion, 32),
        "error_message": cut(_REFUSED.say(lang).format(cell.criterion, most), 255),
    }  # fmt: skip
