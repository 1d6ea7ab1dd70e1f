"""Cells that show another value than they hold: somebody decided on what was seen."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.reading.account import Cell, finding
from evaluation.dossier.reading.formats import sections_of
from evaluation.dossier.reading.rendering import ROOM, ShownNumber, Way, read_back, shown, written
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.schema import Kind, SheetColumn

TEXTS: frozenset[Kind] = frozenset({"id", "ids", "text"})

FOREIGN = re.compile(
    r"(?:US|HK|NT|AU|CA|S)\$|\$(?![-¥￥])|€|£|USD|EUR|GBP|HKD|JPY"
    r"|[美港欧日韩澳加新]元|[港台澳]币|英镑|欧元|卢布|分"
)
"""Signs and names of currencies in a number format, and of the fen. That of the yuan and of the yen is
one, so it is no sign."""

WAYS: Mapping[Way, Text] = {
    "percent": Text("单元格是百分比格式", "the cell has a percent format"),
    "rounded": Text("显示时四舍五入", "what is shown is rounded"),
    "scaled": Text("显示时按千缩小", "what is shown is divided by thousands"),
    "words": Text("数字格式中写有文字", "the number format writes words of its own"),
    "hidden": Text("数字格式不显示内容", "the number format shows nothing"),
    "sign": Text("数字格式不显示负号", "the number format leaves out the sign"),
    "date": Text("单元格是日期格式", "the cell has a date format"),
}


def unlike_shown(grid: Grid, cells: Mapping[Cell, SheetColumn]) -> Iterator[Finding]:
    """Yield a finding for each cell that a reader takes for another value than it holds.

    Args:
        cells: what is read, with the column it stands in.
    """
    for cell, column in cells.items():
        code, raw = grid.formats.get(cell, ""), grid.at(cell)
        if isinstance(raw, date):
            yield from _part_of_a_date(grid, cell, raw, code)
        if raw is None or not (code or len(str(raw)) > ROOM):
            continue
        value = _number(grid, cell)
        if value is None:
            continue
        if column.kind in TEXTS:
            yield from _another_text(grid, cell, value, code)
            continue
        seen = shown(value, code)
        if seen is not None and column.rate and seen.way == "percent":
            whole = read_back(seen.text.replace("%", "", 1))
            seen = None if whole == value * 100 else ShownNumber("rounded", seen.text)
        if seen is not None:
            yield _differs(grid, cell, value, seen)
        elif column.kind == "money" and (sign := FOREIGN.search(code)):
            yield _foreign(grid, cell, sign[0])


def _part_of_a_date(grid: Grid, cell: Cell, held: date, code: str) -> Iterator[Finding]:
    """Yield that a format leaves out a part of a date or of its time, or writes figures of its own."""
    section = sections_of(code)[0]
    letters = section.clock
    if not letters:
        return
    clock = held.time() if isinstance(held, datetime) else time()
    # m is a minute beside an hour or a second, and a month elsewhere
    letters += " y" if ("other", "e") in section.tokens else ""  # the year of an era
    parts = [("y", True), ("d", True), ("h", clock != time()), ("s", bool(clock.second))]
    months = re.search(r"(?<!h )(?<!h)m+(?! ?s)", letters)
    minutes = re.search(r"h+ m|m+ s|hm", letters)
    hidden = not months or any(wanted and part not in letters for part, wanted in parts)
    hidden = hidden or (bool(clock.minute) and not minutes)
    figures = any(
        sign.isdigit() for kind, said in section.tokens if kind == "quoted" for sign in said
    )
    if hidden or figures:
        text = Text(
            f"显示格式“{code}”没有显示日期或时间的全部，实际的值是 {held}；请改为 yyyy-mm-dd 或 "
            "yyyy-mm-dd hh:mm 格式，并核对",
            f"has the format '{code}', which does not show the whole date and time: it holds {held}; set "
            "the format to yyyy-mm-dd or yyyy-mm-dd hh:mm, and compare",
        )
        yield finding(grid, cell, "D024", text, Severity.WARNING)


def _foreign(grid: Grid, cell: Cell, sign: str) -> Finding:
    text = Text(
        f"单元格显示货币符号 {sign}，而金额一律按本项目的币种读取；请核对币种，并改为不带货币符号的数字格式",
        f"shows the currency sign {sign}, but amounts are read in the currency of the tender; check the "
        "currency, and give the cell a number format without a sign",
    )
    return finding(grid, cell, "D024", text, Severity.WARNING)


def _another_text(grid: Grid, cell: Cell, value: Decimal, code: str) -> Iterator[Finding]:
    """An id or a text that is kept as a number: what it is read as is not what stands there."""
    seen, read = written(value, code), f"{value:f}"
    if seen != read:
        text = Text(
            f"显示为“{seen}”，但按数字 {read} 读取；请把单元格改为文本格式后重新输入",
            f"shows '{seen}' but is read as the number {read}; set the cell to the text format and type "
            "it again",
        )
        yield finding(grid, cell, "D024", text, Severity.ERROR if code else Severity.WARNING)


def _number(grid: Grid, cell: Cell) -> Decimal | None:
    raw = grid.at(cell)
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    try:
        return exact(raw)
    except ValueError:
        return None  # too many digits are told by whoever reads the cell


def _differs(grid: Grid, cell: Cell, value: Decimal, seen: ShownNumber) -> Finding:
    held, why = f"{value.normalize():f}", WAYS[seen.way]
    meant = seen.text.rstrip("%") if seen.way == "percent" else ""
    zh = (
        f"；如指 {meant}，请把单元格改为数字格式并写 {meant}"
        if meant
        else "；请改为常规数字格式，核对后写入应有的值"
    )
    en = (
        f"; where {meant} is meant, give the cell a number format and write {meant}"
        if meant
        else "; give the cell a plain number format, compare, and write the value that should stand here"
    )
    text = Text(
        f"显示为“{seen.text}”，实际的值是 {held}（{why.zh}）{zh}",
        f"shows '{seen.text}' but holds {held} ({why.en}){en}",
    )
    severity = Severity.WARNING if seen.way == "rounded" else Severity.ERROR
    return finding(grid, cell, "D024", text, severity)
