"""Cells that show another value than they hold: somebody decided on what was seen."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.reading.account import Cell, finding
from evaluation.dossier.reading.formats import ShownNumber, Way, shown, written
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.schema import Kind, SheetColumn

TEXTS: frozenset[Kind] = frozenset({"id", "ids", "text"})

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
    for cell, code in grid.formats.items():
        column, value = cells.get(cell), _number(grid, cell)
        if column is None or value is None:
            continue
        if column.kind in TEXTS:
            yield from _another_text(grid, cell, value, written(value, code))
            continue
        seen = shown(value, code)
        if seen is not None and not (seen.way == "percent" and column.rate):
            yield _differs(grid, cell, value, seen)


def _another_text(grid: Grid, cell: Cell, value: Decimal, seen: str) -> Iterator[Finding]:
    """An id or a text that is kept as a number: what it is read as is not what stands there."""
    read = f"{value:f}"
    if seen != read:
        text = Text(
            f"显示为“{seen}”，但按数字 {read} 读取；请把单元格改为文本格式后重新输入",
            f"shows '{seen}' but is read as the number {read}; set the cell to the text format and type "
            "it again",
        )
        yield finding(grid, cell, "D024", text)


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
