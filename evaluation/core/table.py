"""A table: what a subject has to show, once, for terminal, notebook, page, sheet, frame and JSON.

A subject says what stands in its cells and of which kind it is. How that looks is the business of
the surface: none of them knows a subject, and no subject knows a surface.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from evaluation.core import wording
from evaluation.core.exact import Number
from evaluation.core.glossary import glossary, vocabulary
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal[
    "text", "code", "whole", "count", "number", "points", "money", "percent", "day", "moment"
]
"""What a column holds: it decides how a value is printed, and on which side it stands.

``code`` is an id or a fingerprint, which no line may break; ``whole`` is a rank, a year or a value,
``count`` says how many, in groups of three digits; ``points`` have the decimals to which
the tender rounds, ``number`` has those that the value has.
"""

NUMERIC: frozenset[Kind] = frozenset({"whole", "count", "number", "points", "money", "percent"})

Value = Number | bool | date | datetime | str | Text | tuple[str, ...] | None
"""What a cell says, exactly; a tuple is a row of ids. None is blank: there is nothing to say."""

Look = Literal["", "strong", "error", "warning", "quiet", "marked", "first", "out", "group", "sum"]
"""How much a cell or a row asks to be seen; each surface has its own ink for it.

``marked`` is what somebody points at; ``group`` and ``sum`` are rows over and below others.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column.

    Args:
        key: the name in frames and JSON, the same in both languages.
        head: what people read above it; by default the term of the glossary with that key.
        kind: of its values.
        places: decimals; for ``points`` and ``percent``.
        unit: of a column of amounts or counts, where the head shall name it.
        below: what stands small below the head, such as the most that can be had.
    """

    key: str
    head: Text
    kind: Kind = "text"
    places: int | None = None
    unit: Text | None = None
    below: Text | None = None

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers, which stand flush right."""
        return self.kind in NUMERIC

    def title(self, lang: Lang) -> str:
        """Return the head, with the unit.

        Example:
            >>> quote = Column(key="quote", head=Text("报价", "Quote"), unit=Text("元", "CNY"))
            >>> quote.title("zh"), quote.title("en")
            ('报价（元）', 'Quote (CNY)')
        """
        if self.unit is None:
            return self.head.say(lang)
        pattern = Text("{}（{}）", "{} ({})").say(lang)
        return pattern.format(self.head.say(lang), self.unit.say(lang))


def column(
    key: str,
    kind: Kind = "text",
    *,
    term: str = "",
    places: int | None = None,
    unit: Text | None = None,
) -> Column:
    """Return the column whose head is a term of the glossary.

    Args:
        term: the key of the term, where it is not that of the column.

    Raises:
        KeyError: the glossary has no such term.

    Example:
        >>> column("tenderer").head.say("en"), column("first", term="rank").head.say("zh")
        ('Tenderer', '名次')
    """
    return Column(key=key, head=glossary()[term or key], kind=kind, places=places, unit=unit)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the exact value, and what else there is to see.

    Args:
        value: exact; how it is printed follows from the kind of its column.
        shown: words in the place of what the kind would print, such as "1 (tied)".
        look: how much it asks to be seen.
        hint: what a person learns who asks: under the pointer, or in a note.
        place: the cell of the dossier it was read from or is about, or the file that it names.
        lines: what may be unfolded below it, such as the working of a figure.
        parts: what a sum is made of, each with its words; a surface may draw a bar of them.
        whole: what the parts would add up to at most.
        shade: 0 to 1, how high it lies among its like; a surface may colour it.
        depth: how far it stands in, in a tree.
    """

    value: Value = None
    shown: Text | None = None
    look: Look = ""
    hint: Text | None = None
    place: Place | None = None
    lines: tuple[Text, ...] = ()
    parts: tuple[tuple[Text, Number], ...] = ()
    whole: Number | None = None
    shade: Number | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column, and how the row as a whole looks."""

    cells: tuple[Cell, ...]
    look: Look = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its words in both languages.

    Args:
        key: which table it is; part of file names, golden texts and JSON.
        title: its heading.
        remarks: sentences above it.
        notes: sentences below it.
        empty: the sentence in place of a table without rows.

    Example:
        >>> ranking = Table(key="ranking", title=Text("名次", "Ranking"),
        ...                 columns=(column("bid", "code"), column("total", "points", places=2)),
        ...                 rows=(row("B01", 89),))
        >>> ranking.texts("en"), ranking.records()
        ([['B01', '89.00']], [{'bid': 'B01', 'total': '89'}])
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    remarks: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    empty: Text | None = None

    def heads(self, lang: Lang) -> list[str]:
        """Return the heads, each with its unit."""
        return [column.title(lang) for column in self.columns]

    def texts(self, lang: Lang) -> list[list[str]]:
        """Return the cells as they are printed, row by row; a blank is empty."""
        return [
            [text_of(cell, column, lang) for column, cell in self.pairs(row)] for row in self.rows
        ]

    def pairs(self, row: Row) -> "zip[tuple[Column, Cell]]":
        """Return the cells of `row`, each with its column."""
        return zip(self.columns, row.cells, strict=True)

    def records(self) -> list[dict[str, object]]:
        """Return the rows as plain data by key, for JSON: exact values as text, nothing rounded."""
        return [
            {column.key: plain(cell.value) for column, cell in self.pairs(row)} for row in self.rows
        ]

    def frame(self, lang: Lang) -> "pd.DataFrame":
        """Return the table as a data frame: exact text, and `_number` columns for arithmetic.

        Why:
            A frame keeps numbers as binary floats, which decide nothing; the text is exact.
        """
        import pandas as pd

        down: dict[str, list[str] | list[float | None]] = {}
        for at, column in enumerate(self.columns):
            cells = [row.cells[at] for row in self.rows]
            down[column.key] = [whole_text(cell, column, lang) for cell in cells]
            if column.numeric:
                down[f"{column.key}_number"] = [as_float(cell.value) for cell in cells]
        return pd.DataFrame(down)

    def only(self, *keys: str) -> "Table":
        """Return the table with the columns of `keys`, in that order."""
        at = [[column.key for column in self.columns].index(key) for key in keys]
        return replace(
            self,
            columns=tuple(self.columns[each] for each in at),
            rows=tuple(Row(tuple(row.cells[each] for each in at), row.look) for row in self.rows),
        )


def row(*values: Value | Cell, look: Look = "") -> Row:
    """Return a row of values and cells.

    Example:
        >>> [cell.value for cell in row("B01", Cell(3, look="strong")).cells]
        ['B01', 3]
    """
    return Row(tuple(each if isinstance(each, Cell) else Cell(each) for each in values), look)


def text_of(cell: Cell, column: Column, lang: Lang) -> str:
    """Return what is printed in `cell`, by the kind of its `column`; empty where it is blank.

    Example:
        >>> from decimal import Decimal
        >>> quote = Column(key="quote", head=Text("报价", "Quote"), kind="money")
        >>> text_of(Cell(Decimal("128000")), quote, "zh"), text_of(Cell(None), quote, "zh")
        ('128,000.00', '')
    """
    if cell.shown is not None:
        return cell.shown.say(lang)
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.say(lang)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return vocabulary()["flag"]["yes" if value else "no"].say(lang)
    if isinstance(value, datetime):
        return wording.moment(value, lang)
    if isinstance(value, date):
        return wording.day(value, lang)
    return _number(value, column)


def whole_text(cell: Cell, column: Column, lang: Lang) -> str:
    """Return all that `cell` says, with the lines that may be unfolded."""
    said = text_of(cell, column, lang)
    if not cell.lines:
        return said
    return "\n".join(filter(None, (said, *(line.say(lang) for line in cell.lines))))


def _number(value: Number, column: Column) -> str:
    match column.kind:
        case "money":
            return wording.amount(value)
        case "count":
            return wording.count(value)
        case "percent":
            return wording.percent(value, column.places)
        case "points":
            return wording.figure(value, column.places)
        case _:
            return wording.plain(value)


def plain(value: Value) -> object:
    """Return `value` for JSON: numbers as exact text, days in the form of ISO 8601, words in both languages.

    Example:
        >>> from fractions import Fraction
        >>> plain(Fraction(1, 3)), plain(date(2026, 3, 1)), plain(Text("是", "yes"))
        ('1/3', '2026-03-01', {'zh': '是', 'en': 'yes'})
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return wording.exactly(value)


def as_float(value: Value) -> float | None:
    """Return `value` for arithmetic that decides nothing; None where it is no number."""
    numeric = value is not None and not isinstance(value, bool | str | Text | date | tuple)
    return float(value) if numeric else None  # type: ignore[arg-type]


def joined(texts: Iterable[Text], zh: str = "；", en: str = "; ") -> Text:
    """Return `texts` as one, in both languages.

    Example:
        >>> joined([Text("甲", "a"), Text("乙", "b")])
        Text(zh='甲；乙', en='a; b')
    """
    every = tuple(texts)
    return Text(
        zh.join(one_line(each.zh, zh) for each in every),
        en.join(one_line(each.en, en) for each in every),
    )


def one_line(text: str, between: str = "\n") -> str:
    """Return `text` without line breaks where these stand `between` texts, so that none adds a line.

    Example:
        >>> one_line("a" + chr(10) + "b")
        'a b'
    """
    return text.replace("\n", " ") if "\n" in between else text
