"""A Marks sheet: one expert's marks, a block for each lot, bids across and criteria down."""

from collections.abc import Iterator
from itertools import takewhile

from evaluation.core.finding import Finding
from evaluation.core.glossary import glossary
from evaluation.core.text import Text
from evaluation.dossier.cells import CellProblem, id_text
from evaluation.dossier.raw_tables import Raw, RawRow, RawTable
from evaluation.dossier.reading.account import Account, Cell, finding, not_read, odd_signs
from evaluation.dossier.reading.as_shown import unlike_shown
from evaluation.dossier.reading.oddities import oddities
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.record import Origin
from evaluation.dossier.schema import MARK, MARKS, comparable

TITLES = 5
"""Rows in which the expert has to be named."""

FIRST_BID = 3
"""Column of the first bid; before it stand code, title and maximum of the criterion."""

HEADS = ("criterion", "title", "max_points")
"""What stands above the labels of the criteria."""


def looks_like_marks(grid: Grid) -> bool:
    """Return whether a sheet has the marks of somebody: it names an expert, or heads a block."""
    rows = [row for row in grid.rows if row]
    return any(_is(row[0], "expert") for row in rows[:TITLES]) or any(map(_is_head, rows))


def marks_table(grid: Grid) -> tuple[RawTable, list[Finding]]:
    """Return the marks on `grid`: a row for each cell of each block, blank ones included.

    Every cell of it that is not empty is read, known to be ours, or among the findings.
    """
    expert = next(filter(None, (_expert(row) for row in grid.rows[:TITLES])), None)
    if expert is None:
        text = Text(
            zh="缺少评审专家编号；请在首行写“评审专家”及其编号",
            en="does not say whose marks these are; write 'Expert' and the id in the first row",
        )
        empty = RawTable(key=MARKS, workbook=grid.workbook, name=grid.name, rows=())
        return empty, [finding(grid, None, "D032", text)]
    account = Account(grid)
    items = [*_items(account, expert)]
    rows = tuple(item for item in items if isinstance(item, RawRow))
    found = [item for item in items if isinstance(item, Finding)]
    cells = {row.origin.cells["mark"] for row in rows}
    account.taken |= cells
    found += [*oddities(grid, cells), *unlike_shown(grid, dict.fromkeys(cells, MARK))]
    found += [*odd_signs(grid), *not_read(grid, account.left())]
    return RawTable(key=MARKS, workbook=grid.workbook, name=grid.name, rows=rows), found


def _expert(row: list[Raw]) -> str | None:
    return _id(row[1]) if len(row) > 1 and _is(row[0], "expert") else None


def _id(cell: Raw) -> str | None:
    try:
        return id_text(cell) or None if cell is not None else None
    except CellProblem:
        return None


def _is(cell: Raw, key: str) -> bool:
    text = glossary()[key]
    return isinstance(cell, str) and comparable(cell) in (
        comparable(key),
        comparable(text.zh),
        comparable(text.en),
    )


def _is_head(row: list[Raw]) -> bool:
    return len(row) >= FIRST_BID and all(map(_is, row[:FIRST_BID], HEADS))


def _items(account: Account, expert: str) -> Iterator[RawRow | Finding]:
    """Yield each mark, with the labels that stand around it, and each row that is none of a block."""
    grid = account.grid
    bids: dict[int, str] = {}
    codes: set[str] = set()
    around: dict[str, Cell] = {}
    for index, row in enumerate(grid.rows):
        label = row[0] if row else None
        if label is None:
            continue
        if _is(label, "criterion"):
            bids, codes = _bids(account, index), set[str]()
        elif _is(label, "expert"):
            bids = {}
            account.take(index, 0, *((1, 2) if _expert(row) == expert else ()))
            around |= {"name": (index, 2)}
        elif _is(label, "lot"):
            bids = {}
            account.take(index, 0, 1, 2)
            around |= {"lot": (index, 1), "lot_title": (index, 2)}
        elif bids and (criterion := _id(label)) in codes and not bids.keys() & set(grid.row(index)):
            account.take(index, 1, 2)  # a repeated row with marks is told at its marks
        elif bids and (criterion := _id(label)):
            account.take(index, 0, 1, 2)
            codes.add(criterion)
            beside = {**around, "title": (index, 1), "max_points": (index, 2)}
            said = {key: grid.at(cell) for key, cell in beside.items()}
            said |= {"expert": expert, "criterion": criterion}
            for at, bid in bids.items():
                yield RawRow(
                    cells={**said, "bid": bid, "mark": grid.at((index, at))},
                    origin=Origin(
                        workbook=grid.workbook,
                        sheet=grid.name,
                        row=index,
                        cells={**beside, "mark": (index, at)},
                    ),
                )
        else:
            account.take_row(index)
            text = Text(
                zh=f"“{str(label)[:40]}”上方没有以“评审因素”开头的表头行，未读取；请补上表头行或删除",
                en=f"'{str(label)[:40]}' has no head row starting with 'Criterion' above it and is not "
                "read; add the head row or remove it",
            )
            yield finding(grid, (index, 0), "D033", text)


def _bids(account: Account, row: int) -> dict[int, str]:
    """Return the bid of each column of a block; what names none is not accounted for."""
    cells = account.grid.rows[row]
    heads = [at for at, (cell, key) in enumerate(zip(cells, HEADS, strict=False)) if _is(cell, key)]
    bids: dict[int, str] = {}
    for at in account.grid.row(row):
        name = _id(cells[at]) if at >= FIRST_BID else None
        if name and (name not in bids.values() or _has_marks(account.grid, row, at)):
            bids[at] = name
    account.take(row, *heads, *bids)
    return bids


def _has_marks(grid: Grid, head: int, column: int) -> bool:
    """Whether a bid of a block has marks; where it is repeated, that is told at the marks."""
    block = takewhile(lambda row: grid.at((row, 0)) is not None, range(head + 1, len(grid.rows)))
    return any(grid.at((row, column)) is not None for row in block)
