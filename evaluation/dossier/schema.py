"""The sheets of a dossier as data: which columns each has, and what a cell may hold.

A sheet is one TOML file in ``sheets/``. The template that a bureau fills in, the reader, the JSON
form and the audit workbook all follow it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from evaluation.core.glossary import glossary, vocabulary
from evaluation.core.text import Lang, Text, normal

Kind = Literal[
    "id", "ids", "text", "money", "decimal", "whole", "date", "time", "flag", "choice", "choices",
    "fact",
]  # fmt: skip
"""What a cell may hold; `evaluation.dossier.reading.cells` reads each kind."""

ORDER = (
    "tender", "lots", "criteria", "panel", "tenderers", "bids", "items", "facts", "screening",
    "comments", "rulings", "policy", "funds", "scenarios", "needs", "catalogue", "orders",
)  # fmt: skip
"""The sheets in the order of a workbook. Marks come after Screening, a sheet for each expert."""

MARKS = "marks"
COMMENTS = "comments"
"""Of this sheet, too, each workbook of marks may have its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet (on the Tender sheet: a row).

    Args:
        key: the name in records and in JSON.
        header: the glossary key of the header.
        kind: what a cell may hold.
        choices: the vocabulary list a ``choice`` cell chooses from.
        default: what a blank cell means, as typed; None where blank means unknown.
        width: in characters of a Latin letter.
    """

    key: str
    header: str
    kind: Kind
    required: bool = False
    choices: str | None = None
    default: str | None = None
    width: int = 22
    hint: Text | None = None

    def label(self, lang: Lang) -> str:
        """Return the header as printed."""
        return glossary()[self.header].say(lang)

    def words(self, lang: Lang) -> tuple[str, ...]:
        """Return the values a drop-down offers, or nothing where there is none."""
        if self.kind == "flag":
            return tuple(text.say(lang) for text in vocabulary()["flag"].values())
        if self.kind == "choice" and self.choices:
            return tuple(text.say(lang) for text in vocabulary()[self.choices].values())
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its key, its columns, and whether a row is a record or a fact of the one record."""

    key: str
    layout: Literal["table", "keys"]
    required: bool
    columns: tuple[Column, ...]

    def label(self, lang: Lang) -> str:
        """Return the name of the sheet as it stands on its tab."""
        return glossary()[self.key].say(lang)

    def column(self, key: str) -> Column:
        """Return the column with `key`."""
        return next(column for column in self.columns if column.key == key)

    def by_header(self) -> dict[str, Column]:
        """Return the columns by every header a person may write, in comparable form."""
        return {
            comparable(name): column
            for column in self.columns
            for name in (column.key, *_both(glossary()[column.header]))
        }


@cache
def sheet(key: str) -> Sheet:
    """Return the sheet with `key`.

    Example:
        >>> sheet("bids").column("quote").label("zh")
        '报价'
    """
    path = resources.files("evaluation.dossier").joinpath("sheets", f"{key}.toml")
    raw = tomllib.loads(path.read_text("utf-8"))
    return Sheet(
        key=raw["title"],
        layout=raw["layout"],
        required=raw["required"],
        columns=tuple(_column(entry) for entry in raw["column"]),
    )


def _column(entry: dict[str, Any]) -> Column:
    hint = entry.pop("hint", None)
    entry.setdefault("header", entry["key"])
    return Column(hint=Text(**hint) if hint else None, **entry)


@cache
def sheet_names() -> dict[str, str]:
    """Return the key of each sheet by every name its tab may carry, in comparable form."""
    return {
        comparable(name): key
        for key in (*ORDER, MARKS, "guide")
        for name in (key, *_both(glossary()[key]))
    }


def comparable(name: str) -> str:
    """Return `name` as headers and tabs are compared: normal form, small letters, no spaces.

    Example:
        >>> comparable("Max  points"), comparable("max_points"), comparable("满分（分）")
        ('maxpoints', 'maxpoints', '满分(分)')
    """
    return normal(name).lower().replace(" ", "").replace("_", "")


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en
