"""A face: a table that shows itself in a notebook, and gives itself as frame, workbook, picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from evaluation.charts.picture import Picture
from evaluation.core.exact import Number, ratio
from evaluation.core.text import Lang
from evaluation.display.sorting import options

if TYPE_CHECKING:
    import pandas as pd

STYLE = Markup("""<style>
.tender-face.tender-face { --ink: #b3261e; --hint: #8a4f00; --blue: 33,113,181; }
[data-jp-theme-light="false"] .tender-face.tender-face { --ink: #ff9a92; --hint: #ffc46b; --blue: 120,180,235; }
.tender-face.tender-face h4 { font-size: 1.15em; font-weight: 600; margin: .2em 0 .6em; }
.tender-face.tender-face p { margin: .3em 0; max-width: 60em; }
.tender-face.tender-face .picture svg { background: white; max-width: 100%; height: auto; }
.tender-face.tender-face table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0;
  table-layout: auto; width: auto; }
.tender-face.tender-face th, .tender-face.tender-face td { text-align: left; vertical-align: baseline; padding: .25em .5em;
  border-bottom: 1px solid rgba(128,128,128,.3); white-space: normal; min-width: 2.6em; }
.tender-face.tender-face th { border-bottom: 2px solid rgba(128,128,128,.6); vertical-align: bottom; }
.tender-face.tender-face th.number .dt-column-header { flex-direction: row; justify-content: flex-end; }
.tender-face.tender-face td.wide { min-width: 15em; }
.tender-face.tender-face td:has(details[open]) { min-width: 22em; }
.tender-face.tender-face .number { text-align: right; }
.tender-face.tender-face td.number, .tender-face.tender-face td.short { white-space: nowrap; }
.tender-face.tender-face th { white-space: normal; word-break: keep-all; }
.tender-face.tender-face th.long { word-break: normal; }
.tender-face.tender-face .strong { font-weight: bold; }
.tender-face.tender-face .error { color: var(--ink); font-weight: bold; }
.tender-face.tender-face .warning { color: var(--hint); }
.tender-face.tender-face .outlined { outline: 2px solid var(--ink); outline-offset: -2px; }
.tender-face.tender-face .bar { display: flex; width: 10em; height: 1.1em; background: rgba(128,128,128,.15); }
.tender-face.tender-face .bar i { border-right: 1px solid white; box-sizing: border-box; }
.tender-face.tender-face summary { cursor: pointer; }
.tender-face.tender-face .dtcc svg { max-width: none; }
.tender-face.tender-face div.dt-container { background: none; color: inherit; width: fit-content;
  max-width: 100%; overflow-x: auto; }
</style>""")
"""Looks of all faces, named twice to outweigh the page's own; the type is that of the page."""

SHORT, WIDE = 24, 48
"""Up to so many signs a text stands in one line; from so many on it is given a wide column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its key in frames, the same in both languages, and its head for people."""

    key: str
    head: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the exact text, and what else there is to see or to compute with.

    Args:
        text: as it is printed; a frame holds it unchanged.
        number: the exact number behind the text.
        shown: HTML to show in place of the text.
        look: classes of `STYLE`.
        shade: 0 to 1, how strongly the cell is coloured.
        hint: shown under the pointer.
    """

    text: str
    number: Number | None = None
    shown: Markup | None = None
    look: str = ""
    shade: float | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A result as a person sees it: a title, remarks, pictures, a table that sorts and filters.

    Args:
        remarks: above pictures and table.
        pictures: where they say it sooner than the table.
        notes: below the table.

    Example:
        >>> face = Face(title="Points", columns=(Column(key="total", head="Total", numeric=True),),
        ...             rows=((Cell("<b>9.50", number=ratio(19) / 2),),), lang="en")
        >>> "&lt;b&gt;9.50" in face._repr_html_()
        True
        >>> list(face.frame().columns), face.frame().loc[0, "total_number"].item()
        (['total', 'total_number'], 9.5)
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lang: Lang
    remarks: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()

    def frame(self) -> "pd.DataFrame":
        """Return the table as a data frame: exact text, and `_number` columns for arithmetic.

        Why:
            A frame keeps numbers as binary floats, which decide nothing; the text is exact.
        """
        import pandas as pd

        data: dict[str, list[str] | list[float | None]] = {}
        for at, column in enumerate(self.columns):
            data[column.key] = [row[at].text for row in self.rows]
            if column.numeric:
                numbers = (row[at].number for row in self.rows)
                data[f"{column.key}_number"] = [
                    None if number is None else float(ratio(number)) for number in numbers
                ]
        return pd.DataFrame(data)

    def save(self, path: str | Path, *, force: bool = False) -> "Face":
        """Write the table (.xlsx) or the pictures (.svg, .png, .pdf) to `path`, and tell where.

        It never raises: what cannot be written is told by the face that comes back. Several
        pictures are numbered.

        Args:
            force: replace a file that is there.
        """
        from evaluation.display.saving import saved_face

        return saved_face(self, Path(path), force=force)

    def _repr_html_(self) -> str:
        """Return the face as HTML; whatever was typed by somebody is escaped."""
        return str(html_of(self))


def html_of(face: Face) -> Markup:
    """Return `face` as a piece of HTML that needs nothing from outside."""
    title = Markup("<h4>{}</h4>").format(face.title)
    drawn = (Markup(picture.svg) for picture in face.pictures)  # their words are escaped
    pictures = Markup("").join(
        Markup('<div class="picture">{}</div>').format(each) for each in drawn
    )
    table = _table(face) if face.rows else Markup("")
    body = title + _paragraphs(face.remarks) + pictures + table + _paragraphs(face.notes)
    return Markup('<div class="tender-face">{}{}</div>').format(STYLE, body)


def _paragraphs(texts: Iterable[str]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(each) for each in texts)


def _table(face: Face) -> Markup:
    head = Markup("").join(
        Markup('<th class="{}">{}</th>').format(_head_look(column), column.head)
        for column in face.columns
    )
    down = [[row[at] for row in face.rows] for at in range(len(face.columns))]
    places = [_places(cells) if column.numeric else {} for column, cells in _zip(face, down)]
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(_cells(face, row, places)) for row in face.rows
    )
    texts = [[] if c.numeric else [cell.text for cell in cells] for c, cells in _zip(face, down)]
    wanted = options(texts, len(face.rows), face.lang)
    return Markup(
        '<table data-tender="{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(wanted, head, rows)


def _zip(face: Face, down: list[list[Cell]]) -> Iterable[tuple[Column, list[Cell]]]:
    return zip(face.columns, down, strict=True)


def _places(cells: Iterable[Cell]) -> dict[Number, int]:
    """The place of each number among all, so that a browser sorts exact numbers exactly."""
    numbers = {cell.number for cell in cells if cell.number is not None}
    return {number: at for at, number in enumerate(sorted(numbers, key=ratio), 1)}


def _cells(face: Face, row: Sequence[Cell], places: Sequence[dict[Number, int]]) -> Markup:
    return Markup("").join(map(_cell, face.columns, row, places))


def _head_look(column: Column) -> str:
    long = " long" if wide(column.head) > SHORT else ""
    return f"{'number' if column.numeric else ''}{long}".strip()


def _text_look(text: str) -> str:
    return "short" if wide(text) <= SHORT else "wide" if wide(text) > WIDE else ""


def wide(text: str) -> int:
    """Return how many signs of the Latin alphabet are as wide as `text`.

    Example:
        >>> wide("L01 包号")
        8
    """
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def _cell(column: Column, cell: Cell, places: dict[Number, int]) -> Markup:
    width = "" if cell.shown else _text_look(cell.text)
    look = " ".join(filter(None, (cell.look, "number" if column.numeric else width)))
    said = {
        "class": look,
        "style": "" if cell.shade is None else f"background: rgba(var(--blue),{cell.shade:.2f})",
        "title": cell.hint,
        "data-order": _order(column, cell, places),
        "data-filter": cell.text if cell.shown else "",
    }
    told = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in said.items() if value
    )
    return Markup("<td{}>{}</td>").format(
        told, escape(cell.text) if cell.shown is None else cell.shown
    )


def _order(column: Column, cell: Cell, places: dict[Number, int]) -> str:
    if not column.numeric:
        return ""
    return "0" if cell.number is None else str(places[cell.number])
