"""From the grids of a workbook to tables: which sheet is which, where its head is, what is odd."""

import difflib
from collections.abc import Iterable, Iterator, Mapping

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import glossary, term
from evaluation.core.text import Text, normal
from evaluation.dossier.raw_tables import Raw, RawRow, RawTable
from evaluation.dossier.reading.account import Account, Cell, finding, not_read, odd_signs
from evaluation.dossier.reading.as_shown import unlike_shown
from evaluation.dossier.reading.oddities import oddities
from evaluation.dossier.reading.xlsx import Grid
from evaluation.dossier.record import Origin
from evaluation.dossier.schema import Sheet, SheetColumn, comparable, sheet

HEAD_WITHIN = 10
"""Rows in which the head of a sheet is looked for; titles may stand above it."""


def table_of(grid: Grid, key: str) -> tuple[RawTable, list[Finding]]:
    """Return `grid` as the table of the sheet `key`, with what was odd about it.

    Every cell of it that is not empty is read, known to be ours, or among the findings.
    """
    kind, account = sheet(key), Account(grid)
    rows = _keyed_rows(account, kind) if kind.layout == "keys" else _table_rows(account, kind)
    found = [item for item in rows if isinstance(item, Finding)]
    kept = tuple(item for item in rows if isinstance(item, RawRow))
    cells = {cell for row in kept for cell in row.origin.cells.values()}
    account.taken |= cells
    found += [*oddities(grid, cells), *unlike_shown(grid, _columns_of(kept, kind))]
    found += [*odd_signs(grid), *not_read(grid, account.left())]
    return RawTable(key=key, workbook=grid.workbook, name=grid.name, rows=kept), found


def _columns_of(rows: Iterable[RawRow], kind: Sheet) -> dict[Cell, SheetColumn]:
    columns = {column.key: column for column in kind.columns}
    return {cell: columns[key] for row in rows for key, cell in row.origin.cells.items()}


def head_of(grid: Grid, key: str) -> tuple[int, dict[str, int]] | None:
    """Return the 0-based row of the head of the sheet `key`, and the column of each header."""
    kind = sheet(key)
    head = _head(grid, kind.by_header())
    if head is None:
        return None
    columns, _ = _columns(Account(grid), kind, head)
    return head, {column.key: at for at, column in columns.items()}


def _table_rows(account: Account, kind: Sheet) -> list[RawRow | Finding]:
    grid = account.grid
    head = _head(grid, kind.by_header())
    if head is None:
        account.take_all()
        return [*_no_head(grid, kind)]
    columns, found = _columns(account, kind, head)
    rows: list[RawRow | Finding] = [*_titles(account, head), *found]
    if any(each.code == "D007" for each in found):
        account.take_all()
        return rows
    for index in range(head + 1, len(grid.rows)):
        if columns.keys().isdisjoint(grid.row(index)):
            continue
        cells = grid.rows[index]
        values = {
            column.key: cells[at] if at < len(cells) else None for at, column in columns.items()
        }
        places = {column.key: (index, at) for at, column in columns.items()}
        rows.append(
            RawRow(
                cells=values,
                origin=Origin(workbook=grid.workbook, sheet=grid.name, row=index, cells=places),
            )
        )
    return rows


def _no_head(grid: Grid, kind: Sheet) -> Iterator[Finding]:
    if next(grid.filled(), None) is None:
        return
    names = "、".join(column.label("zh") for column in kind.columns if column.required)
    english = ", ".join(column.label("en") for column in kind.columns if column.required)
    text = Text(
        zh=f"找不到表头；表头行应含：{names}",
        en=f"has no head row; it needs at least the headers: {english}",
    )
    yield finding(grid, None, "D007", text)


def _titles(account: Account, head: int) -> Iterator[Finding]:
    """Yield a note for each title above the head; a row of several cells is none, and is left."""
    grid = account.grid
    for row in range(head):
        cells = [at for at, cell in enumerate(grid.rows[row]) if cell is not None]
        if len(cells) == 1 and isinstance(grid.rows[row][cells[0]], str):
            seen = grid.seen((row, cells[0]))
            text = Text(
                zh=f"{seen.zh}在表头之上，作为标题，不参与计算；如是数据，请移到表头之下",
                en=f"{seen.en} stands above the head and takes no part, being a title; move it below "
                "the head if it is not",
            )
            account.take(row, cells[0])
            yield finding(grid, (row, cells[0]), "D009", text, Severity.NOTE)


def _head(grid: Grid, headers: Mapping[str, SheetColumn]) -> int | None:
    known = [
        sum(isinstance(cell, str) and comparable(cell) in headers for cell in row)
        for row in grid.rows[:HEAD_WITHIN]
    ]
    return known.index(max(known)) if known and max(known) >= min(2, len(headers)) else None


def _columns(
    account: Account, kind: Sheet, head: int
) -> tuple[dict[int, SheetColumn], list[Finding]]:
    grid, headers = account.grid, kind.by_header()
    columns, found = dict[int, SheetColumn](), list[Finding]()
    for at, cell in enumerate(grid.rows[head]):
        if cell is None:
            continue
        column = headers.get(comparable(str(cell)))
        if column is None:
            account.take_column(at, head)
            found.append(finding(grid, (head, at), "D006", _unknown_header(str(cell), kind)))
        elif column in columns.values():
            text = Text(
                zh=f"表头“{cell}”出现两次；请保留一列",
                en=f"the header '{cell}' stands twice; keep one column",
            )
            account.take_column(at, head)
            found.append(finding(grid, (head, at), "D008", text))
        else:
            account.take(head, at)
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


def _keyed_rows(account: Account, kind: Sheet) -> list[RawRow | Finding]:
    grid, labels = account.grid, kind.by_header()
    values: dict[str, Raw] = {}
    places: dict[str, Cell] = {}
    found: list[RawRow | Finding] = []
    for index, row in enumerate(grid.rows):
        label = row[0] if row else None
        if label is None:
            continue
        column = labels.get(comparable(str(label)))
        if _heads(row):
            account.take(index, 0, 1, 2)
        elif column is None:
            account.take_row(index)
            found.append(finding(grid, (index, 0), "D030", _unknown_item(str(label), labels)))
        elif column.key in values:
            account.take_row(index)
            text = Text(
                zh=f"事项“{label}”出现两次；请保留一行",
                en=f"the item '{label}' stands twice; keep one row",
            )
            found.append(finding(grid, (index, 0), "D031", text))
        else:
            account.take(index, 0)
            values[column.key] = row[1] if len(row) > 1 else None
            places[column.key] = (index, 1)
            found += _hint(account, index, column, kind)
    origin = Origin(workbook=grid.workbook, sheet=grid.name, cells=places)
    return [*found, RawRow(cells=values, origin=origin)]


def _heads(row: list[Raw]) -> bool:
    """Whether a row of the Tender sheet is its head: what, value, how to fill it in."""
    pairs = zip(row[:3], ("key", "value", "hint"), strict=False)
    return all(
        (cell is None and at > 0)
        or comparable(str(cell)) in {comparable(text) for text in (key, *_both(glossary()[key]))}
        for at, (cell, key) in enumerate(pairs)
    )


def _unknown_item(seen: str, labels: Mapping[str, SheetColumn]) -> Text:
    near = difflib.get_close_matches(comparable(seen), labels, 1, 0.6)
    zh = f"是否为“{labels[near[0]].label('zh')}”？" if near else "请改正或删除该行"
    en = (
        f"did you mean '{labels[near[0]].label('en')}'?" if near else "correct it or remove the row"
    )
    return Text(
        zh=f"未知事项“{seen[:60]}”，未读取；{zh}",
        en=f"the item '{seen[:60]}' is not known and not read; {en}",
    )


def _hint(account: Account, row: int, column: SheetColumn, kind: Sheet) -> Iterator[Finding]:
    """Account for the hint beside a value; yield what stands in its place."""
    grid, cell = account.grid, (row, 2)
    seen = grid.at(cell)
    if seen is None or cell in grid.blind:
        return
    account.take(row, 2)
    if isinstance(seen, str) and column.hint is not None and _is_hint(seen, column.hint, kind):
        return
    quoted = grid.seen(cell)
    text = Text(
        zh=f"{quoted.zh}写在“{term('hint', 'zh')}”列，未读取；如是“{column.label('zh')}”的内容，"
        f"请移到“{term('value', 'zh')}”列，否则删除",
        en=f"{quoted.en} stands in the column of hints and is not read; move it into the column "
        f"'{term('value', 'en')}' if it is the {column.label('en')}, or remove it",
    )
    severity = Severity.ERROR if grid.at((row, 1)) is None else Severity.NOTE
    yield finding(grid, cell, "D009", text, severity)


def _is_hint(seen: str, hint: Text, kind: Sheet) -> bool:
    """Whether `seen` is our hint, of this release or another, and not that of another item."""
    said = normal(seen)
    ours = [normal(each) for each in _both(hint)]
    others = (each for column in kind.columns if column.hint for each in _both(column.hint))
    return said in ours or (
        said not in map(normal, others)
        and any(difflib.SequenceMatcher(None, said, each).ratio() > _SAME_HINT for each in ours)
    )


_SAME_HINT = 0.5
"""How like ours a hint must be to be one of another release."""


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en
