"""A face: a table that shows itself in a notebook, and gives itself as a data frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from evaluation.core.exact import Number, ratio

if TYPE_CHECKING:
    import pandas as pd

STYLE = Markup("""<style>
.tender-face.tender-face table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.tender-face.tender-face th, .tender-face.tender-face td { text-align: left; vertical-align: top; padding: .25em .7em;
  border-bottom: 1px solid rgba(128,128,128,.3); white-space: normal; }
.tender-face.tender-face th { border-bottom: 2px solid rgba(128,128,128,.6); }
.tender-face.tender-face .number { text-align: right; white-space: nowrap; }
.tender-face.tender-face .strong { font-weight: bold; }
.tender-face.tender-face .error { color: #b3261e; font-weight: bold; }
.tender-face.tender-face .warning { color: #a15c00; }
.tender-face.tender-face .outlined { outline: 2px solid #b3261e; outline-offset: -2px; }
.tender-face.tender-face .bar { display: flex; width: 16em; height: 1.1em; background: rgba(128,128,128,.15); }
.tender-face.tender-face .bar i { border-right: 1px solid white; box-sizing: border-box; }
.tender-face.tender-face summary { cursor: pointer; }
</style>""")
"""Looks of all faces, named twice to outweigh the page's own; the type is that of the page."""


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
    """A result as a person sees it: a title, remarks, a table.

    Example:
        >>> face = Face(title="Points", columns=(Column(key="total", head="Total", numeric=True),),
        ...             rows=((Cell("<b>9.50", number=ratio(19) / 2),),))
        >>> "&lt;b&gt;9.50" in face._repr_html_()
        True
        >>> list(face.frame().columns), face.frame().loc[0, "total_number"].item()
        (['total', 'total_number'], 9.5)
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[str, ...] = ()

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

    def _repr_html_(self) -> str:
        """Return the face as HTML; whatever was typed by somebody is escaped."""
        return str(html_of(self))


def html_of(face: Face) -> Markup:
    """Return `face` as a piece of HTML that needs nothing from outside."""
    remarks = Markup("").join(Markup("<p>{}</p>").format(each) for each in face.remarks)
    head = Markup("").join(
        Markup('<th class="{}">{}</th>').format("number" if column.numeric else "", column.head)
        for column in face.columns
    )
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(_cells(face.columns, row)) for row in face.rows
    )
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)
    title = Markup("<h4>{}</h4>").format(face.title)
    body = title + remarks + (table if face.rows else Markup(""))
    return Markup('<div class="tender-face">{}{}</div>').format(STYLE, body)


def _cells(columns: Iterable[Column], row: Iterable[Cell]) -> Markup:
    return Markup("").join(map(_cell, columns, row))


def _cell(column: Column, cell: Cell) -> Markup:
    look = f"{cell.look} number" if column.numeric else cell.look
    style = "" if cell.shade is None else f"background: rgba(33,113,181,{cell.shade:.2f})"
    shown = escape(cell.text) if cell.shown is None else cell.shown
    return Markup('<td class="{}" style="{}" title="{}">{}</td>').format(
        look, style, cell.hint, shown
    )
