"""A table as a page prints it: text in one language, for the partial that sets every table."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.core.table import Cell, Column, Look, Table, one_line, text_of
from evaluation.core.text import Lang
from evaluation.core.wording import NONE
from evaluation.tables.record_facts import Pair


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: its text, the lines below it, how far it stands in; whether it is a number, or blank."""

    text: str
    lines: tuple[str, ...]
    look: Look
    depth: int
    numeric: bool
    silent: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with its cells by the keys of the columns."""

    cells: Mapping[str, CellView]
    look: Look


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; which of its columns a page shows, and how wide, is said by the template."""

    heads: Mapping[str, str]
    below: Mapping[str, str]
    rows: tuple[RowView, ...]
    empty: str
    remarks: tuple[str, ...]
    notes: tuple[str, ...]


def table_view(table: Table, lang: Lang) -> TableView:
    """Return `table` as text in `lang`; a dash stands where it is silent, but in a row of sums."""
    return TableView(
        heads={column.key: column.title(lang) for column in table.columns},
        below={each.key: each.below.say(lang) for each in table.columns if each.below},
        rows=tuple(
            RowView(
                {c.key: _cell(c, cell, row.look, lang) for c, cell in table.pairs(row)}, row.look
            )
            for row in table.rows
        ),
        empty=table.empty.say(lang) if table.empty else "",
        remarks=tuple(text.say(lang) for text in table.remarks),
        notes=tuple(text.say(lang) for text in table.notes),
    )


def _cell(column: Column, cell: Cell, look: Look, lang: Lang) -> CellView:
    silent = cell.value in (None, ()) and cell.shown is None and not cell.lines
    return CellView(
        text=NONE if silent and look != "sum" else _text(cell, column, lang),
        lines=tuple(line.say(lang) for line in cell.lines),
        look=cell.look,
        depth=cell.depth,
        numeric=column.numeric,
        silent=silent,
    )


def _text(cell: Cell, column: Column, lang: Lang) -> str:
    """What is printed; a break in what somebody typed begins no line of ours."""
    text = text_of(cell, column, lang)
    return one_line(text) if isinstance(cell.value, str) else text


def row_texts(table: Table, lang: Lang) -> tuple[Mapping[str, str], ...]:
    """Return the rows as text by key, where a document sets them out in its own way."""
    return tuple(
        {key: cell.text for key, cell in row.cells.items()} for row in table_view(table, lang).rows
    )


def pair_views(table: Table, lang: Lang) -> tuple[Pair, ...]:
    """Return a table of two columns as labelled facts."""
    return tuple(Pair(*row.values()) for row in row_texts(table, lang))
