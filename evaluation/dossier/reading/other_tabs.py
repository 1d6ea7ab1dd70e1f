"""Tabs that are no part of the dossier: their names begin so, or the sheet Tender names them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import glossary
from evaluation.core.text import Text
from evaluation.dossier.cells import CellProblem, read_cell
from evaluation.dossier.raw_tables import RawRow, RawTable
from evaluation.dossier.reading.account import finding
from evaluation.dossier.reading.oddities import beside
from evaluation.dossier.reading.tab_names import ASIDE, aside, nearest, what_to_do
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.schema import comparable, sheet

COLUMN = "other_tabs"


def foreign(grid: Grid) -> Iterator[Finding]:
    """Yield that a tab is not read: an error, unless it is empty or says that it is not ours."""
    if next(grid.filled(), None) is None:
        if not aside(grid.name):
            yield from beside(grid, grid.beside)
        return
    if aside(grid.name):
        text = Text(
            zh=f"表名以“{ASIDE}”开头，不属于本项目，未读取；如应读取，请去掉“{ASIDE}”",
            en=f"is not part of the dossier, as its name begins with '{ASIDE}', and is not "
            f"read; remove the '{ASIDE}' if it should be",
        )
        yield finding(grid, None, "D005", text, Severity.NOTE)
    else:
        yield finding(grid, None, "D005", what_to_do(grid.name))


def put_apart(
    found: Iterable[Finding], tables: Iterable[RawTable], tabs: Collection[str]
) -> list[Finding]:
    """Return `found` with notes on the tabs that the sheet Tender names as no part of the dossier.

    Args:
        found: of reading the tabs.
        tables: the sheets as read.
        tabs: every tab of the workbooks; none where the dossier is a document.
    """
    row = next((row for table in tables if table.key == "tender" for row in table.rows), None)
    names = _names(row) if row else ()
    apart = {comparable(name) for name in names if nearest(name) is None}
    wrong = [*_misnamed(row, names, tabs)] if row else []
    return [*(_noted(each, apart) for each in found), *wrong]


def _names(row: RawRow) -> tuple[str, ...]:
    try:
        names = read_cell(row.cells.get(COLUMN), sheet("tender").column(COLUMN))
    except CellProblem:  # told where the sheet Tender is read
        return ()
    return names if isinstance(names, tuple) else ()


def _noted(each: Finding, apart: Collection[str]) -> Finding:
    """`each` as a note where it says that a tab is not read which belongs to nobody here."""
    if each.code != "D005" or each.place.cell or comparable(each.place.sheet) not in apart:
        return each
    label = sheet("tender").column(COLUMN).label
    text = Text(
        f"“采购项目”表的“{label('zh')}”写明此表不属于本档案，未读取；如应读取，请从该行删除其表名",
        f"is not part of the dossier, as the sheet Tender says ({label('en')}), and is not read; "
        "remove its name from that row if it should be",
    )
    return replace(each, severity=Severity.NOTE, message=text)


def _misnamed(row: RawRow, names: Iterable[str], tabs: Collection[str]) -> Iterator[Finding]:
    """Yield an error for a name that is like one of our sheets, a warning for one of no tab."""
    known = {comparable(tab) for tab in tabs}
    for name in names:
        if (key := nearest(name)) is not None:
            label = glossary()[key]
            text = Text(
                f"“{name}”是本档案的表“{label.zh}”，或与其相近，不能除外；请删除此名；确非该表的，请给那张表另取名称",
                f"'{name}' is the sheet {label.en} of the dossier, or is like it, and cannot be put "
                "apart; remove the name, or rename that tab if it is another one",
            )
            yield _finding("D037", Severity.ERROR, row, text)
        elif tabs and comparable(name) not in known:
            text = Text(
                f"没有名为“{name}”的表；请核对表名，或删除此名",
                f"there is no tab '{name}'; correct the name, or remove it",
            )
            yield _finding("D038", Severity.WARNING, row, text)


def _finding(code: str, severity: Severity, row: RawRow, text: Text) -> Finding:
    return Finding(code=code, severity=severity, message=text, place=row.origin.at(COLUMN))
