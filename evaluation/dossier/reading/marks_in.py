"""A Marks sheet: one expert's marks, a block for each lot, bids across and criteria down."""

from collections.abc import Container, Iterator

from evaluation.core.finding import Finding
from evaluation.core.glossary import glossary
from evaluation.core.text import Text
from evaluation.dossier.reading.cells import CellProblem, id_text
from evaluation.dossier.reading.recognise import finding, oddities
from evaluation.dossier.reading.tables import Raw, Row, Table
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.record import Origin
from evaluation.dossier.schema import MARKS, comparable

TITLES = 5
"""Rows in which the expert has to be named."""

FIRST_BID = 3
"""Column of the first bid; before it stand code, title and maximum of the criterion."""


def marks_table(grid: Grid) -> tuple[Table, list[Finding]]:
    """Return the marks on `grid`: a row for each cell of each block, blank ones included."""
    expert = next(filter(None, (_expert(row) for row in grid.rows[:TITLES])), None)
    if expert is None:
        text = Text(
            zh="缺少评审专家编号；请在首行写“评审专家”及其编号",
            en="does not say whose marks these are; write 'Expert' and the id in the first row",
        )
        empty = Table(key=MARKS, workbook=grid.workbook, name=grid.name, rows=())
        return empty, [finding(grid, None, "D032", text)]
    found: list[Finding] = []
    rows: list[Row] = []
    for item in _cells(grid, expert):
        (rows if isinstance(item, Row) else found).append(item)  # type: ignore[arg-type]
    cells = [row.origin.cells["mark"] for row in rows]
    found += oddities(grid, cells)
    return Table(key=MARKS, workbook=grid.workbook, name=grid.name, rows=tuple(rows)), found


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


def _cells(grid: Grid, expert: str) -> Iterator[Row | Finding]:
    bids: dict[int, str] = {}
    for index, row in enumerate(grid.rows):
        label = row[0] if row else None
        if _is(label, "criterion"):
            names = {at: _id(cell) for at, cell in enumerate(row) if at >= FIRST_BID}
            bids = {at: name for at, name in names.items() if name}
        elif label is None or _is(label, "expert") or _is(label, "lot"):
            bids = bids if label is None else {}
            yield from _stray(grid, index, ())
        elif bids and (criterion := _id(label)):
            for at, bid in bids.items():
                yield Row(
                    cells={
                        "expert": expert,
                        "bid": bid,
                        "criterion": criterion,
                        "title": row[1] if len(row) > 1 else None,
                        "max_points": row[2] if len(row) > 2 else None,
                        "mark": row[at] if at < len(row) else None,
                    },
                    origin=Origin(
                        workbook=grid.workbook,
                        sheet=grid.name,
                        row=index,
                        cells={
                            "title": (index, 1),
                            "max_points": (index, 2),
                            "mark": (index, at),
                        },
                    ),
                )
            yield from _stray(grid, index, bids)
        else:
            text = Text(
                zh=f"“{str(label)[:40]}”上方没有以“评审因素”开头的表头行，未读取；请补上表头行或删除",
                en=f"'{str(label)[:40]}' has no head row starting with 'Criterion' above it and is not "
                "read; add the head row or remove it",
            )
            yield finding(grid, (index, 0), "D033", text)


def _stray(grid: Grid, index: int, bids: Container[int]) -> Iterator[Finding]:
    for at, cell in enumerate(grid.rows[index]):
        if at >= FIRST_BID and at not in bids and cell is not None:
            text = Text(
                zh=f"“{str(cell)[:40]}”不在任何响应编号下，未读取；请删除或移到所属响应的列",
                en=f"'{str(cell)[:40]}' stands under no bid and is not read; remove it or move it under "
                "its bid",
            )
            yield finding(grid, (index, at), "D009", text)
