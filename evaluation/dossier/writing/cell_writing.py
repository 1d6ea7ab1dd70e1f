"""One value to one cell, so that it reads back exactly; never a formula."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from evaluation.core.exact import exact
from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.dossier.cells import LONGEST, SEPARATORS, reads_as_number
from evaluation.dossier.record import Value
from evaluation.dossier.schema import SheetColumn
from evaluation.dossier.writing.looks import Look, units

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST_DAY = date(1900, 3, 1)
"""Spreadsheet programs disagree on the days before."""

_MOST_UNITS = 32_767
"""What a cell holds, in units of UTF-16."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def write_cell(
    page: "Worksheet", row: int, column: int, value: Value, spec: SheetColumn, look: Look, lang: Lang,
    *, left: bool = False,
) -> None:  # fmt: skip
    """Write `value` as the kind of `spec` wants; text that looks like a formula stays text."""
    style = look.input(spec.kind, value, left=left)
    printed = printable(value, spec, lang)
    if printed is None:
        page.write_blank(row, column, None, style)
    elif isinstance(printed, date):
        page.write_datetime(row, column, printed, style)
    elif isinstance(printed, str):
        page.write_string(row, column, printed, style)
    else:
        page.write_number(row, column, float(printed), style)


def printable(value: Value, spec: SheetColumn, lang: Lang) -> str | Decimal | date | None:
    """Return what the cell holds: drop-down values as words, lists joined.

    Example:
        >>> printable(("small_micro", "domestic_product"),
        ...           SheetColumn(key="", header="status", kind="choices", choices="status"), "zh")
        '小微企业; 本国产品'
    """
    if isinstance(value, bool):
        return word("flag", "yes" if value else "no", lang)
    if isinstance(value, tuple):
        parts = [word(spec.choices, part, lang) if spec.choices else part for part in value]
        return "; ".join(parts) or None
    if isinstance(value, str):
        return (word(spec.choices, value, lang) if spec.choices else value) or None
    return Decimal(value) if isinstance(value, int) else value


def unwritable(value: Value, spec: SheetColumn) -> Text | None:
    """Return why a workbook cannot hold `value` without loss, or None where it can."""
    if isinstance(value, tuple):
        return next(filter(None, (_bad_member(part) for part in value)), None)
    if isinstance(value, str):
        return _ambiguous(value, spec) or _bad_text(value)
    if isinstance(value, bool) or value is None:
        return None
    return _bad_day(value) if isinstance(value, date) else _bad_number(value)


def _ambiguous(value: str, spec: SheetColumn) -> Text | None:
    if spec.kind != "fact" or not reads_as_number(value):
        return None
    return Text(
        "是看起来像数字的文字；请改为数字，或写成不会误解的文字",
        "is a text that looks like a number; make it a number, or a text that is none",
    )


def _bad_number(value: Decimal | int) -> Text | None:
    try:
        exact(Decimal(value))
    except ValueError:
        return Text(
            f"{value} 的有效数字超过 15 位，电子表格不能精确保存；请减少位数",
            f"{value} has more than 15 significant digits, which a spreadsheet cannot keep; "
            "write fewer digits",
        )
    return None


def _bad_day(value: date) -> Text | None:
    day = value.date() if isinstance(value, datetime) else value
    if day >= FIRST_DAY:
        return None
    return Text(
        f"{value} 早于 {FIRST_DAY}，电子表格不能可靠保存；请改写或留空并记入备注",
        f"{value} is before {FIRST_DAY}, which spreadsheets do not keep reliably; "
        "leave it blank and write it into the note",
    )


def _bad_text(value: str) -> Text | None:
    if len(value) > LONGEST or units(value) > _MOST_UNITS:
        return Text(
            f"文字有 {len(value)} 个字符；单元格最多 {LONGEST} 个，请缩短",
            f"the text has {len(value)} characters; a cell holds at most {LONGEST}; shorten it",
        )
    if _UNWRITABLE.search(value):
        return Text(
            "文字含有不可见的控制字符；请删除后重写",
            "the text holds invisible control characters; write it again without them",
        )
    return None


def _bad_member(part: str) -> Text | None:
    if SEPARATORS.search(part):
        return Text(
            f"列表成员“{part}”含有分隔符；请改用不含分号、逗号和顿号的编号",
            f"the list member “{part}” holds a separator; use an id without semicolons and commas",
        )
    return _bad_text(part)
