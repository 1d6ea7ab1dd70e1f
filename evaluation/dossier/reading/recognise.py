"""From the grids of a workbook to tables: which sheet is which, where its head is, what is odd."""

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place, cell_name
from evaluation.core.text import Text
from evaluation.dossier.reading.tables import Raw, Row, Table
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.record import Origin
from evaluation.dossier.schema import MARKS, Column, Sheet, comparable, sheet, sheet_names

HEAD_WITHIN = 10
"""Rows in which the head of a sheet is looked for; titles may stand above it."""

Cell = tuple[int, int]


def key_of(tab: str) -> str | None:
    """Return the sheet that a tab names, or None where the schema knows none.

    Example:
        >>> key_of("响应文件"), key_of("Marks E01"), key_of("Sheet1")
        ('bids', 'marks', None)
    """
    name, names = comparable(tab), sheet_names()
    if name in names:
        return names[name]
    starts = (label for label, key in names.items() if key == MARKS)
    return MARKS if any(name.startswith(label) for label in starts) else None


def table_of(grid: Grid, key: str) -> tuple[Table, list[Finding]]:
    """Return `grid` as the table of the sheet `key`, with what was odd about it."""
    kind = sheet(key)
    rows = _keyed_rows(grid, kind) if kind.layout == "keys" else _table_rows(grid, kind)
    found = [item for item in rows if isinstance(item, Finding)]
    kept = tuple(item for item in rows if isinstance(item, Row))
    cells = (cell for row in kept for cell in row.origin.cells.values())
    found += list(oddities(grid, cells))
    return Table(key=key, workbook=grid.workbook, name=grid.name, rows=kept), found


def head_of(grid: Grid, key: str) -> tuple[int, dict[str, int]] | None:
    """Return the 0-based row of the head of the sheet `key`, and the column of each header."""
    kind = sheet(key)
    head = _head(grid, kind.by_header())
    if head is None:
        return None
    columns, _ = _columns(grid, kind, head)
    return head, {column.key: at for at, column in columns.items()}


def finding(
    grid: Grid, cell: Cell | None, code: str, text: Text, severity: Severity = Severity.ERROR
) -> Finding:
    """Return a finding at `cell` of `grid`, or at the sheet."""
    place = Place(grid.workbook, grid.name, cell_name(*cell) if cell else "")
    return Finding(code=code, severity=severity, message=text, place=place)


def _table_rows(grid: Grid, kind: Sheet) -> list[Row | Finding]:
    head = _head(grid, kind.by_header())
    if head is None:
        names = "、".join(column.label("zh") for column in kind.columns if column.required)
        english = ", ".join(column.label("en") for column in kind.columns if column.required)
        text = Text(
            zh=f"找不到表头；表头行应含：{names}",
            en=f"has no head row; it needs at least the headers: {english}",
        )
        empty = all(cell is None for row in grid.rows for cell in row)
        return [] if empty else [finding(grid, None, "D007", text)]
    columns, found = _columns(grid, kind, head)
    rows: list[Row | Finding] = [*found]
    if any(each.code == "D007" for each in found):
        return rows
    for index in range(head + 1, len(grid.rows)):
        cells = grid.rows[index]
        if all(cell is None for cell in cells):
            continue
        values = {column.key: cells[at] for at, column in columns.items()}
        places = {column.key: (index, at) for at, column in columns.items()}
        rows.append(
            Row(
                cells=values,
                origin=Origin(workbook=grid.workbook, sheet=grid.name, row=index, cells=places),
            )
        )
        rows += _outside(grid, index, columns)
    return rows


def _head(grid: Grid, headers: Mapping[str, Column]) -> int | None:
    known = [
        sum(isinstance(cell, str) and comparable(cell) in headers for cell in row)
        for row in grid.rows[:HEAD_WITHIN]
    ]
    return known.index(max(known)) if known and max(known) >= min(2, len(headers)) else None


def _columns(grid: Grid, kind: Sheet, head: int) -> tuple[dict[int, Column], list[Finding]]:
    headers, columns, found = kind.by_header(), dict[int, Column](), list[Finding]()
    for at, cell in enumerate(grid.rows[head]):
        if cell is None:
            continue
        column = headers.get(comparable(str(cell)))
        if column is None:
            found.append(finding(grid, (head, at), "D006", _unknown_header(str(cell), kind)))
        elif column in columns.values():
            text = Text(
                zh=f"表头“{cell}”出现两次；请保留一列",
                en=f"the header '{cell}' stands twice; keep one column",
            )
            found.append(finding(grid, (head, at), "D008", text))
        else:
            columns[at] = column
    for column in kind.columns:
        if column.required and column not in columns.values():
            text = Text(
                zh=f"缺少“{column.label('zh')}”列；请补上",
                en=f"lacks the column '{column.label('en')}'; add it",
            )
            found.append(finding(grid, (head, 0), "D007", text))
    return columns, found


def _unknown_header(seen: str, kind: Sheet) -> Text:
    known = {
        comparable(label): label for c in kind.columns for label in (c.label("zh"), c.label("en"))
    }
    near = [known[name] for name in difflib.get_close_matches(comparable(seen), known, 1, 0.6)]
    zh = f"；是否为“{near[0]}”？" if near else "；可把说明写在“备注”列"
    en = f"; did you mean '{near[0]}'?" if near else "; remarks go into the column Note"
    seen = seen[:60]
    return Text(
        zh=f"未知表头“{seen}”{zh}请改正或删除该列",
        en=f"the header '{seen}' is not known{en} Correct it or remove the column",
    )


def _outside(grid: Grid, row: int, columns: Container[int]) -> Iterator[Finding]:
    for at, cell in enumerate(grid.rows[row]):
        if cell is not None and at not in columns:
            text = Text(
                zh=f"“{str(cell)[:40]}”不在任何已知列下，未读取；请移到“备注”列或删除",
                en=f"'{str(cell)[:40]}' stands under no known header and is not read; move it to the "
                "column Note or remove it",
            )
            yield finding(grid, (row, at), "D009", text)


def _keyed_rows(grid: Grid, kind: Sheet) -> list[Row | Finding]:
    labels = kind.by_header()
    values: dict[str, Raw] = {}
    places: dict[str, Cell] = {}
    found: list[Row | Finding] = []
    for index, row in enumerate(grid.rows):
        label = row[0] if row else None
        if label is None or comparable(str(label)) in ("key", "item", "事项"):
            continue
        column = labels.get(comparable(str(label)))
        if column is None:
            near = difflib.get_close_matches(comparable(str(label)), labels, 1, 0.6)
            text = Text(
                zh=f"未知事项“{str(label)[:60]}”"
                + (f"；是否为“{labels[near[0]].label('zh')}”？" if near else "；请改正或删除该行"),
                en=f"the item '{str(label)[:60]}' is not known"
                + (
                    f"; did you mean '{labels[near[0]].label('en')}'?"
                    if near
                    else "; correct it or remove the row"
                ),
            )
            found.append(finding(grid, (index, 0), "D030", text))
        elif column.key in values:
            text = Text(
                zh=f"事项“{label}”出现两次；请保留一行",
                en=f"the item '{label}' stands twice; keep one row",
            )
            found.append(finding(grid, (index, 0), "D031", text))
        else:
            values[column.key] = row[1] if len(row) > 1 else None
            places[column.key] = (index, 1)
        found += _outside(grid, index, range(3))
    origin = Origin(workbook=grid.workbook, sheet=grid.name, cells=places)
    return [*found, Row(cells=values, origin=origin)]


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
        value = _at(grid, cell)
        zh, en = f"按其存储的结果“{value}”读取", f"is read by its stored result '{value}'"
        if value is None:
            zh, en = "没有存储结果，无法读取", "has no stored result to be read"
        text = Text(
            zh=f"是公式，{zh}；请改为数值后保存",
            en=f"holds a formula and {en}; write it as a value",
        )
        severity = Severity.ERROR if value is None else Severity.WARNING
        yield finding(grid, cell, "D020", text, severity)
    yield from _merged(grid, wanted)
    if grid.hidden_rows or grid.hidden_columns or grid.hidden_sheet:
        yield from _hidden(grid, wanted)


def _merged(grid: Grid, wanted: set[Cell]) -> Iterator[Finding]:
    for (top, left), (bottom, right) in grid.merged:
        if any(top <= row <= bottom and left <= column <= right for row, column in wanted):
            text = Text(
                zh=f"{cell_name(top, left)}:{cell_name(bottom, right)} 是合并单元格；请取消合并，逐格填写",
                en=f"{cell_name(top, left)}:{cell_name(bottom, right)} are merged; unmerge them and fill in each cell",
            )
            yield finding(grid, (top, left), "D021", text)


def _hidden(grid: Grid, wanted: set[Cell]) -> Iterator[Finding]:
    """Yield the first of the cells that a hidden sheet, row or column holds."""
    told: set[tuple[str, int]] = set()
    for row, column in sorted(wanted):
        if _at(grid, (row, column)) is None or not grid.hidden(row, column):
            continue
        what = ("row", row) if row in grid.hidden_rows else ("column", column)
        what = ("sheet", 0) if grid.hidden_sheet else what
        if what not in told:
            told.add(what)
            seen = str(_at(grid, (row, column)))[:40]
            text = Text(
                zh=f"是隐藏的，内容“{seen}”已读取（同一隐藏行、列或表的其他单元格亦同）；请取消隐藏",
                en=f"is hidden; its content '{seen}' was read, like all that is hidden with it; "
                "unhide it",
            )
            yield finding(grid, (row, column), "D022", text, Severity.WARNING)


def _at(grid: Grid, cell: Cell) -> Raw:
    row, column = cell
    return grid.rows[row][column] if row < len(grid.rows) and column < len(grid.rows[row]) else None
