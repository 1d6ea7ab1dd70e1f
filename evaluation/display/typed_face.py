"""Faces of subjects whose table is not in `evaluation.tables` yet: cells typed in one language."""

from dataclasses import dataclass
from typing import cast

from evaluation.charts.picture import Picture
from evaluation.core import table
from evaluation.core.exact import Number
from evaluation.core.place import Place
from evaluation.core.table import Look, Table
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedColumn:
    """A column: its key in frames, the same in both languages, and its head for people."""

    key: str
    head: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell: the exact text, and what else there is to see or to compute with."""

    text: str
    number: Number | None = None
    look: str = ""
    hint: str = ""
    shade: Number | None = None
    lines: tuple[str, ...] = ()
    parts: tuple[tuple[str, Number], ...] = ()
    whole: Number | None = None
    file: str = ""


def typed_face(
    *,
    title: str,
    columns: tuple[TypedColumn, ...],
    rows: tuple[tuple[TypedCell, ...], ...],
    lang: Lang,
    remarks: tuple[str, ...] = (),
    pictures: tuple[Picture, ...] = (),
    notes: tuple[str, ...] = (),
) -> Face:
    """Return the face of a table that was typed in one language."""
    typed = Table(
        key="typed",
        title=_same(title),
        columns=tuple(
            table.Column(
                key=each.key, head=_same(each.head), kind="number" if each.numeric else "text"
            )
            for each in columns
        ),
        rows=tuple(table.Row(tuple(map(_cell, row))) for row in rows),
        remarks=tuple(map(_same, remarks)),
        notes=tuple(map(_same, notes)),
    )
    return Face(table=typed, lang=lang, pictures=pictures)


def _cell(cell: TypedCell) -> table.Cell:
    return table.Cell(
        value=cell.text if cell.number is None else cell.number,
        shown=_same(cell.text),
        look=cast(Look, cell.look),
        hint=_same(cell.hint) if cell.hint else None,
        shade=cell.shade,
        lines=tuple(map(_same, cell.lines)),
        parts=tuple((_same(said), part) for said, part in cell.parts),
        whole=cell.whole,
        place=Place(cell.file) if cell.file else None,
    )


def _same(text: str) -> Text:
    return Text(text, text)
