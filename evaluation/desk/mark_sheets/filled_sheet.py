"""Reads a filled mark sheet, cell by cell against the sheet as it was issued."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import cell_name
from evaluation.core.text import Text, normal
from evaluation.desk.mark_sheets.looks_and_totals import other_totals, told_by_looks
from evaluation.desk.mark_sheets.mark_sheet_pages import MarkSheetPage, PageCell
from evaluation.desk.mark_sheets.sheet_identity import TAB, SheetIdentity
from evaluation.dossier.cells import CellProblem, read_cell
from evaluation.dossier.raw_tables import Raw
from evaluation.dossier.reading.account import finding
from evaluation.dossier.reading.as_shown import unlike_shown
from evaluation.dossier.reading.signs import why_refused
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.schema import COMMENTS, MARK, sheet
from evaluation.dossier.writing.cell_writing import unwritable

_SEEN = 40
_ROWS, _COLUMNS = Text("行", "the rows"), Text("列", "the columns")
LABELS = frozenset({"title", "facts", "hint", "head", "label", "code", "number", "blank", "sign"})
"""Kinds of cells that stay as they were issued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What an expert wrote.

    Args:
        marks: by bid and criterion.
        comments: by bid; none for a bid on which nothing was said.
        findings: everything that is wrong with the sheet; the marks count only where there is none.
    """

    marks: Mapping[tuple[str, str], Decimal]
    comments: Mapping[str, str]
    findings: tuple[Finding, ...]


def identity_in(grids: Sequence[Grid]) -> SheetIdentity | None:
    """Return the identity that hides in a workbook; None where there is none."""
    for grid in grids:
        if grid.name == TAB:
            pairs = (row[:2] for row in grid.rows if len(row) > 1)
            return SheetIdentity.read({str(key): str(value) for key, value in pairs})
    return None


def read_filled(grids: Sequence[Grid], pages: Sequence[MarkSheetPage]) -> Filled:
    """Return the marks and comments on `grids`, and every place where they differ from `pages`.

    Args:
        grids: of the filled workbook.
        pages: of the sheet as it was issued.
    """
    by_name = {grid.name: grid for grid in grids}
    found = [*_tabs(grids, pages)]
    marks: dict[tuple[str, str], Decimal] = {}
    comments: dict[str, str] = {}
    for page in pages:
        grid = by_name.get(page.tab)
        if grid is None:
            continue
        moved = [*_moved(grid, page)]
        found += moved
        if moved:
            continue
        found += [*_altered(grid, page), *_outside(grid, page), *_merged(grid)]
        found += [*_formulas(grid, page), *told_by_looks(grid, page)]
        marked = [(cell.row, cell.column) for cell in page.cells if cell.kind == "mark"]
        shown = unlike_shown(grid, dict.fromkeys(marked, MARK))
        found += (replace(each, severity=Severity.ERROR) for each in shown)  # the expert is asked
        for cell in page.cells:
            if cell.kind == "mark" and (cell.row, cell.column) not in grid.formulas:
                mark = _mark(grid, cell)
                if isinstance(mark, Finding):
                    found.append(mark)
                else:
                    marks[cell.bid, cell.criterion] = mark
            elif cell.kind == "comment":
                said = _comment(grid, cell)
                if isinstance(said, Finding):
                    found.append(said)
                elif said is not None:
                    comments[cell.bid] = said
        found += other_totals(grid, page, marks)
    return Filled(marks=marks, comments=comments, findings=tuple(found))


def _tabs(grids: Sequence[Grid], pages: Sequence[MarkSheetPage]) -> Iterator[Finding]:
    wanted = [*(page.tab for page in pages), TAB]
    for grid in grids:
        if grid.name not in wanted and (grid.beside or next(grid.filled(), None) is not None):
            text = Text("不是评分表原有的表；请删除", "is no sheet of the mark sheet; remove it")
            yield finding(grid, None, "E121", text)
    there = {grid.name for grid in grids}
    for name in wanted:
        if name not in there:
            text = Text(
                f"缺少“{name}”表；请在原评分表上填写",
                f"lacks the sheet {name}; fill in the mark sheet as it was issued",
            )
            yield finding(Grid(grids[0].workbook, name), None, "E121", text)


def _moved(grid: Grid, page: MarkSheetPage) -> Iterator[Finding]:
    """Rows and columns that were added, removed or moved: then no cell is where it should be."""
    issued = {(cell.row, cell.column): cell.value for cell in page.cells if cell.kind in LABELS}
    last = max(len(grid.rows), 1 + max(cell.row for cell in page.cells))
    width = max(len(page.widths), *(len(row) for row in grid.rows))
    down = [(row, page.key) for row in range(page.head, last)]
    across = [(page.head, column) for column in range(width)]
    for what, line in ((_ROWS, down), (_COLUMNS, across)):
        pairs = [(_text(_at(grid, *at)), _text(issued.get(at))) for at in line]
        if any(seen != wanted for seen, wanted in pairs):
            seen, wanted = ([part for part in side if part] for side in zip(*pairs, strict=True))
            yield finding(grid, (page.head, page.key), "E122", _difference(what, seen, wanted))


def _difference(what: Text, seen: list[str], wanted: list[str]) -> Text:
    gone = [part for part in wanted if part not in seen]
    added = [part for part in seen if part not in wanted]
    zh, en = [], []
    if gone:
        zh.append(f"缺少 {_listed(gone)}")
        en.append(f"{_listed(gone)} missing")
    if added:
        zh.append(f"多出 {_listed(added)}")
        en.append(f"{_listed(added)} added")
    if not gone and not added:
        zh.append("次序或位置与发出时不同")
        en.append("not in the order and place of the issue")
    return Text(
        f"{what.zh}被改动：{'；'.join(zh)}；请在原评分表上填写",
        f"{what.en} were changed: {'; '.join(en)}; fill in the mark sheet as it was issued",
    )


def _listed(parts: list[str]) -> str:
    return ", ".join(_short(part) for part in parts[:5]) + (" …" if len(parts) > 5 else "")


_ERROR_VALUE = Text("是错误值；请写文字或清空", "is an error value; write text or clear it")


def _altered(grid: Grid, page: MarkSheetPage) -> Iterator[Finding]:
    for cell in page.cells:
        if cell.kind not in LABELS:
            continue
        seen = _at(grid, cell.row, cell.column)
        if _text(seen) != _text(cell.value):
            was, now = _short(_text(cell.value)), _short(_text(seen))
            text = Text(
                f"“{now}”与发出时的“{was}”不同；请恢复",
                f"holds '{now}', but was issued as '{was}'; put it back",
            )
            yield finding(grid, (cell.row, cell.column), "E123", text)


def _outside(grid: Grid, page: MarkSheetPage) -> Iterator[Finding]:
    known = {(cell.row, cell.column) for cell in page.cells}
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell is not None and (row, column) not in known:
                text = Text(
                    f"“{_short(str(cell))}”写在评分表之外，不会读取；请删除，意见写在“意见”表",
                    f"'{_short(str(cell))}' stands outside the mark sheet and is not read; remove it, "
                    "and write comments on the sheet of remarks",
                )
                yield finding(grid, (row, column), "E124", text)


def _merged(grid: Grid) -> Iterator[Finding]:
    for first, last in grid.merged:
        area = f"{cell_name(*first)}:{cell_name(*last)}"
        text = Text(f"{area} 被合并；请取消合并", f"{area} are merged; unmerge them")
        yield finding(grid, first, "E125", text)


def _formulas(grid: Grid, page: MarkSheetPage) -> Iterator[Finding]:
    totals = {(cell.row, cell.column) for cell in page.cells if cell.kind == "total"}
    for cell in sorted(grid.formulas - totals):
        text = Text(
            "是公式；请直接写数字或文字", "holds a formula; write the number or text itself"
        )
        yield finding(grid, cell, "E126", text)


def _mark(grid: Grid, cell: PageCell) -> Decimal | Finding:
    at, seen = (cell.row, cell.column), _at(grid, cell.row, cell.column)
    what = Text(f"{cell.criterion} 的得分", f"the mark for {cell.criterion}")
    should = Text(f"应为 0 至 {cell.most} 之间的数字", f"write a number from 0 to {cell.most}")
    try:
        mark = cast(Decimal | None, read_cell(seen, MARK))
    except CellProblem as problem:
        text = Text(f"{what.zh}{problem.text.zh}", f"{what.en} {problem.text.en}")
        return finding(grid, at, "E128", text)
    if at in grid.errors:
        text = Text(f"{what.zh}是错误值；{should.zh}", f"{what.en} is an error value; {should.en}")
        return finding(grid, at, "E128", text)
    if mark is None:
        text = Text(
            f"{what.zh}为空；{should.zh}，不得分的写 0",
            f"{what.en} is missing; {should.en}, and 0 for no points",
        )
        return finding(grid, at, "E127", text)
    if not 0 <= mark <= cell.most:
        text = Text(f"{what.zh}为 {mark}；{should.zh}", f"{what.en} is {mark}; {should.en}")
        return finding(grid, at, "E129", text)
    return mark


def _comment(grid: Grid, cell: PageCell) -> str | Finding | None:
    at, column = (cell.row, cell.column), sheet(COMMENTS).column("comment")
    seen = _at(grid, *at)
    refused = why_refused(grid.odd.get(at, ""))
    if at in grid.errors or refused:
        return finding(grid, at, "E130", refused or _ERROR_VALUE)
    try:
        said = cast(str, read_cell(seen, column)) if _text(seen) else None
    except CellProblem as problem:
        text = Text(f"意见{problem.text.zh}", f"the comment {problem.text.en}")
        return finding(grid, at, "E130", text)
    why = unwritable(said, column)
    return finding(grid, at, "E130", why) if why else said


def _at(grid: Grid, row: int, column: int) -> Raw:
    cells = grid.rows[row] if row < len(grid.rows) else []
    return cells[column] if column < len(cells) else None


def _text(raw: Raw) -> str:
    """What a label says, however a spreadsheet program keeps its spaces and numbers."""
    if isinstance(raw, float | int | Decimal) and not isinstance(raw, bool):
        return f"{Decimal(repr(raw) if isinstance(raw, float) else raw).normalize():f}"
    return "" if raw is None else normal(str(raw))


def _short(text: str) -> str:
    return text if len(text) <= _SEEN else f"{text[: _SEEN - 1]}…"
