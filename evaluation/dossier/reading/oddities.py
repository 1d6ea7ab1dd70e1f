"""What is odd about the cells of a sheet that are read: formulas, errors, what is merged, hidden, struck."""

from collections.abc import Collection, Iterable, Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place, cell_name, column_letters
from evaluation.core.text import Text
from evaluation.dossier.reading.account import Cell, finding
from evaluation.dossier.reading.beside_cells import KINDS, SheetExtra
from evaluation.dossier.reading.xlsx import Grid

_LISTED = 8
"""Cells, rows or columns that a sentence names; the others are counted."""


def oddities(grid: Grid, cells: Iterable[Cell]) -> Iterator[Finding]:
    """Yield what is odd about data cells: formulas, error values, hidden or merged cells."""
    wanted = set(cells)
    for cell in sorted(wanted & grid.errors):
        text = Text(
            zh="是错误值；请写入正确的内容",
            en="is an error value; write what should stand here",
        )
        yield finding(grid, cell, "D017", text)
    for cell in sorted((wanted & grid.formulas) - grid.errors):
        value = grid.at(cell)
        zh, en = f"按其存储的结果“{value}”读取", f"is read by its stored result '{value}'"
        if cell in grid.blind:
            zh, en = "没有存储结果，无法读取", "has no stored result to be read"
        text = Text(
            zh=f"是公式，{zh}；请改为数值后保存",
            en=f"holds a formula and {en}; write it as a value",
        )
        severity = Severity.ERROR if cell in grid.blind else Severity.WARNING
        yield finding(grid, cell, "D020", text, severity)
    yield from _merged(grid, wanted)
    filled = {cell for cell in wanted if grid.at(cell) is not None}
    yield from hidden(grid, filled)
    yield from struck(grid, filled)
    yield from by_condition(grid, filled)
    yield from beside(grid, grid.beside)


def _merged(grid: Grid, wanted: set[Cell]) -> Iterator[Finding]:
    for (top, left), (bottom, right) in grid.merged:
        if any(top <= row <= bottom and left <= column <= right for row, column in wanted):
            text = Text(
                zh=f"{cell_name(top, left)}:{cell_name(bottom, right)} 是合并单元格；请取消合并，逐格填写",
                en=f"{cell_name(top, left)}:{cell_name(bottom, right)} are merged; unmerge them and fill in each cell",
            )
            yield finding(grid, (top, left), "D021", text)


def hidden(grid: Grid, cells: Collection[Cell]) -> Iterator[Finding]:
    """Yield a warning on those of `cells` that nobody sees: hidden, or in letters that cannot be seen."""
    out_of_sight = grid.hidden_rows or grid.hidden_columns or grid.hidden_sheet
    found = sorted(cell for cell in cells if out_of_sight and grid.hidden(*cell))
    if found:
        seen = str(grid.at(found[0]))[:40]
        what = _lines(grid, found)
        text = Text(
            f"{what.zh}是隐藏的，其中的内容（如“{seen}”）已读取；请取消隐藏，核对后删除或保留",
            f"is hidden ({what.en}); its content, such as '{seen}', was read; unhide it, look at it, and "
            "keep or remove it",
        )
        yield finding(grid, found[0], "D022", text, Severity.WARNING)
    if unseen := sorted(grid.unseen & {*cells}):
        which = _named(cell_name(*cell) for cell in unseen)
        text = Text(
            f"{which} 的字色与底色相同或字号太小，看不见，但已读取；请改为看得见的字，核对后删除或保留",
            f"is written in the colour behind it, or too small to be seen ({which}), and was read; make "
            "it visible, look at it, and keep or remove it",
        )
        yield finding(grid, unseen[0], "D022", text, Severity.WARNING)


def struck(grid: Grid, cells: Collection[Cell]) -> Iterator[Finding]:
    """Yield a warning on those of `cells` that are struck through and count all the same."""
    if found := sorted(grid.struck & {*cells}):
        which = _named(cell_name(*cell) for cell in found)
        text = Text(
            f"{which} 带有删除线，但已照常读取；不再算数的请删除其内容，仍算数的请去掉删除线",
            f"is struck through ({which}), but was read like all others; remove what no longer counts, and "
            "take away the line where it does",
        )
        yield finding(grid, found[0], "D028", text, Severity.WARNING)


def by_condition(grid: Grid, cells: Collection[Cell]) -> Iterator[Finding]:
    """Yield a warning on those of `cells` that a format on a condition may show otherwise."""
    found = [
        (row, column)
        for row, column in sorted(cells)
        for (top, left), (bottom, right) in grid.restyled
        if top <= row <= bottom and left <= column <= right
    ]
    if found:
        which = _named(cell_name(*cell) for cell in found)
        text = Text(
            f"{which} 设有条件格式，会改写数字、加删除线或使文字看不见；请清除条件格式，核对实际的值",
            f"has a format on a condition that writes numbers anew, strikes through or hides ({which}); "
            "remove the format, and check what the cells hold",
        )
        yield finding(grid, found[0], "D024", text, Severity.WARNING)


def beside(grid: Grid, extras: Collection[SheetExtra]) -> Iterator[Finding]:
    """Yield a note on what of a sheet is no cell, each kind once."""
    for kind in dict.fromkeys(each.kind for each in extras):
        things = [each for each in extras if each.kind == kind]
        said = next((each.text for each in things if each.text), "")[:60]
        cells = _named(each.cell for each in things if each.cell)
        zh = KINDS[kind].zh + (f"“{said}”" if said else "") + (f"（{cells}）" if cells else "")
        en = KINDS[kind].en + (f" '{said}'" if said else "") + (f" ({cells})" if cells else "")
        text = Text(
            f"有{zh}，未读取；其中如有决定或数据，请写入所属的格",
            f"has {en}, which is not read; write decisions or data that it holds into the cells where they "
            "belong",
        )
        place = Place(grid.workbook, grid.name, next((each.cell for each in things), ""))
        yield Finding(code="D029", severity=Severity.NOTE, message=text, place=place)


def _lines(grid: Grid, cells: list[Cell]) -> Text:
    """What is hidden: the sheet, or rows and columns."""
    if grid.hidden_sheet:
        return Text("本表", "the sheet")
    rows = dict.fromkeys(row for row, _ in cells if row in grid.hidden_rows)
    columns = dict.fromkeys(column for row, column in cells if row not in grid.hidden_rows)
    above = _named(str(row + 1) for row in rows)
    across = _named(column_letters(column) for column in sorted(columns))
    zh = [f"第 {above} 行" if rows else "", f"{across} 列" if columns else ""]
    en = [f"row {above}" if rows else "", f"column {across}" if columns else ""]
    return Text("和 ".join(filter(None, zh)), " and ".join(filter(None, en)))


def _named(parts: Iterable[str]) -> str:
    known = [*dict.fromkeys(parts)]
    more = f" … ({len(known)})" if len(known) > _LISTED else ""
    return ", ".join(known[:_LISTED]) + more
