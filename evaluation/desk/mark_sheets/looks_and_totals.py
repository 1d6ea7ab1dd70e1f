"""What a returned mark sheet shows beside its marks: totals, what is hidden or struck, notes.

The expert signed what could be seen. Where that is not what is read, the expert is asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from evaluation.core.exact import round_half_up
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.desk.mark_sheets.mark_sheet_pages import MarkSheetPage, PageCell
from evaluation.dossier.reading.account import Cell, finding
from evaluation.dossier.reading.oddities import beside, by_condition, hidden, struck
from evaluation.dossier.reading.xlsx import Grid

_PLACES = 6
"""Decimals to which a total is compared; a spreadsheet adds binary fractions."""


def told_by_looks(grid: Grid, page: MarkSheetPage) -> Iterator[Finding]:
    """Yield what of a page is hidden, struck through, or lies beside its cells."""
    written = {
        (cell.row, cell.column)
        for cell in page.cells
        if grid.at((cell.row, cell.column)) is not None
    }
    codes = {"D022": "E133", "D024": "D024", "D028": "E134", "D029": "E135"}
    laid = [
        each for each in grid.beside if each.kind != "header"
    ]  # the foot says whose sheet it is
    looks = (*hidden(grid, written), *struck(grid, written), *by_condition(grid, written))
    for each in (*looks, *beside(grid, laid)):
        yield replace(each, code=codes[each.code], severity=Severity.ERROR)


def other_totals(
    grid: Grid, page: MarkSheetPage, marks: Mapping[tuple[str, str], Decimal]
) -> Iterator[Finding]:
    """Yield each total on a page that shows something else than the sum of its marks.

    Args:
        marks: those that could be read, by bid and criterion; where one is missing, it is told there.
    """
    for cell in page.cells:
        at = (cell.row, cell.column)
        if cell.kind != "total" or (grid.at(at) is None and at not in grid.errors):
            continue
        above = [each for each in page.cells if each.kind == "mark" and each.column == cell.column]
        if any((each.bid, each.criterion) not in marks for each in above):
            continue
        wanted = sum((marks[each.bid, each.criterion] for each in above), Decimal(0))
        if not _shows(grid, at, wanted):
            yield _differs(grid, cell, wanted)


def _shows(grid: Grid, at: Cell, wanted: Decimal) -> bool:
    seen = grid.at(at)
    if isinstance(seen, bool) or not isinstance(seen, int | float):
        return False
    if at in grid.formulas and not seen:
        return True  # as it was issued; no program has worked it out since
    return round_half_up(Decimal(repr(seen)), _PLACES) == round_half_up(wanted, _PLACES)


def _differs(grid: Grid, cell: PageCell, wanted: Decimal) -> Finding:
    at = (cell.row, cell.column)
    seen = grid.seen(at)
    text = Text(
        f"合计为{seen.zh}，各项得分之和却是 {wanted}；请与专家核对是哪一项写错，改正后恢复合计的公式",
        f"the total is {seen.en}, but the marks add up to {wanted}; ask the expert which of them is "
        "wrong, correct it, and put the formula of the total back",
    )
    return finding(grid, at, "E132", text)
