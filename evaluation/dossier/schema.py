"""The sheets of a dossier as data: which columns each has, and what a cell may hold.

A sheet is one TOML file in ``sheets/``. The template that a bureau fills in, the reader, the
references between sheets, the JSON form, the audit workbook and the stages that close cells all
follow it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal, get_args

from evaluation.core.glossary import Word, glossary, vocabulary, word
from evaluation.core.text import LANGS, Lang, Text, normal
from evaluation.formula.catalogue import catalogue
from evaluation.law.method import methods

Kind = Literal[
    "id", "ids", "text", "money", "decimal", "whole", "date", "time", "flag", "choice", "choices",
    "fact", "line",
]  # fmt: skip
"""What a cell may hold; `evaluation.dossier.cells` reads each kind."""

MARKS = "marks"
COMMENTS = "comments"
"""Of this sheet, too, each workbook of marks may have its own."""
OWN_LAW = "own_law"
"""A bureau's own law: files in a folder, a sheet in a workbook, an object in a document."""


Printed = Literal["everywhere", "report"]
Book = Literal["tender", "bids"]
WORKBOOKS: tuple[Book, ...] = get_args(Book)
"""The workbooks of a folder that hold sheets, besides those with marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a sheet (on the Tender sheet: a row).

    Args:
        key: the name in records and in JSON.
        header: the glossary key of the header.
        kind: what a cell may hold.
        choices: the vocabulary list a ``choice`` cell chooses from.
        default: what a blank cell means, as typed; None where blank means unknown.
        refers_to: the sheet whose ids stand in the cell.
        least: the least number that makes sense.
        above: what a number has to be greater than.
        most: the greatest number that makes sense.
        rate: whether it is a part of a whole, so that a cell may show 0.1 as 10%.
        stage: the stage that closes the column, where it is not that of the sheet.
        price_envelope: whether it is kept with the prices where there are two envelopes.
        printed: whether documents list it among the facts: ``everywhere`` that facts of such a
            record are listed, or in the evaluation ``report`` alone.
        offers: what a drop-down proposes where other entries are possible, too: the name of a list
            of words, or entries as a whole.
        example: what the cell may hold, in a row that makes sense as a whole.
        width: in characters of a Latin letter.
    """

    key: str
    header: str
    kind: Kind
    required: bool = False
    choices: str | None = None
    default: str | None = None
    refers_to: str | None = None
    least: Decimal | int | None = None
    above: Decimal | int | None = None
    most: Decimal | int | None = None
    rate: bool = False
    stage: str | None = None
    price_envelope: bool = False
    printed: Printed | None = None
    offers: str | tuple[Text, ...] = ()
    example: Text | str | Decimal | int | date | tuple[str, ...] | None = None
    width: int = 22
    hint: Text | None = None

    def label(self, lang: Lang) -> str:
        """Return the header as printed."""
        return glossary()[self.header].say(lang)

    @property
    def has_range(self) -> bool:
        """Return whether the number in the cell has a bound."""
        return (self.least, self.above, self.most) != (None, None, None)

    def in_range(self, number: Decimal | int) -> bool:
        """Return whether `number` keeps to the bounds of the column.

        Example:
            >>> sheet("tender").column("small_rate").in_range(Decimal("1.2"))
            False
        """
        return (
            (self.least is None or number >= self.least)
            and (self.above is None or number > self.above)
            and (self.most is None or number <= self.most)
        )

    def words(self, lang: Lang) -> tuple[str, ...]:
        """Return the values a drop-down offers, or nothing where there is none."""
        if self.kind == "flag":
            return tuple(text.say(lang) for text in vocabulary()["flag"].values())
        if self.kind == "choice" and self.choices:
            return tuple(text.say(lang) for text in vocabulary()[self.choices].values())
        return ()

    def proposals(self, lang: Lang) -> tuple[str, ...]:
        """Return the entries that a drop-down proposes besides what else may be typed."""
        found = word_list(self.offers).values() if isinstance(self.offers, str) else self.offers
        return tuple(text.say(lang) for text in found)

    def typed_example(self, lang: Lang) -> str | Decimal | int | date | None:
        """Return the example as a person types it in `lang`.

        Example:
            >>> sheet("lots").column("setting").typed_example("zh")
            '农村'
        """
        if isinstance(self.example, Text):
            return self.example.say(lang)
        names = "flag" if self.kind == "flag" else self.choices
        if isinstance(self.example, tuple):
            return "; ".join(word(names, each, lang) if names else each for each in self.example)
        return word(names, str(self.example), lang) if names else self.example


MARK = SheetColumn(key="mark", header="mark", kind="decimal")
"""The one column of the marks: an expert's mark for a bid and a criterion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its key, its columns, and whether a row is a record or a fact of the one record.

    Args:
        place: its place among the sheets of a workbook.
        workbook: the workbook of a folder in which it stands.
        stage: the stage that closes it.
        known_by: the columns by which a record is known again.
        unique: whether what `known_by` names stands once in the sheet.
        guide: what a row is.
        reserved: whether nothing reads it yet, so that it is not offered to anybody.
        filed: whether a folder keeps it as files of its own, so that nobody is asked to type it.
    """

    key: str
    place: int
    layout: Literal["table", "keys"]
    required: bool
    workbook: Book
    stage: str
    known_by: tuple[str, ...]
    unique: bool
    guide: Text
    columns: tuple[SheetColumn, ...]
    reserved: bool = False
    filed: bool = False

    def label(self, lang: Lang) -> str:
        """Return the name of the sheet as it stands on its tab."""
        return glossary()[self.key].say(lang)

    def column(self, key: str) -> SheetColumn:
        """Return the column with `key`."""
        return next(column for column in self.columns if column.key == key)

    def by_header(self) -> dict[str, SheetColumn]:
        """Return the columns by every header a person may write, in comparable form."""
        return {
            comparable(name): column
            for column in self.columns
            for name in (column.key, *_both(glossary()[column.header]))
        }


def word_list(name: str) -> Mapping[str, Text]:
    """Return the words of a list by what they mean: of the vocabulary, methods, or formulas.

    Of the formulas only those that need no parameter: the name of another one alone is refused.

    Example:
        >>> word_list("method")["cn_consultation"].say("zh")
        '竞争性磋商'
    """
    if name == "method":
        return {each.key: each.title for each in methods()}
    if name == "model":
        return {key: each.title for key, each in catalogue().items() if each.stands_alone}
    return vocabulary()[name]


def sheet(key: str) -> Sheet:
    """Return the sheet with `key`.

    Example:
        >>> sheet("bids").column("quote").label("zh")
        '报价'
    """
    return _sheets()[key]


@cache
def _sheets() -> dict[str, Sheet]:
    """Every sheet by its key, in the order of a workbook."""
    folder = resources.files("evaluation.dossier").joinpath("sheets")
    files = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    found = [read_sheet(file.read_text("utf-8"), file.name) for file in files]
    return {each.key: each for each in sorted(found, key=lambda each: each.place)}


def read_sheet(text: str, file: str) -> Sheet:
    """Return the sheet that `text` describes.

    Args:
        text: TOML.
        file: its name, for complaints.

    Raises:
        ValueError: a key that no sheet or column has, or one that is missing; file and key are named.
    """
    raw = tomllib.loads(text, parse_float=Decimal)
    columns = tuple(
        _column(_entry(entry, SheetColumn, f"{file}: column {entry.get('key', number)}"))
        for number, entry in enumerate(raw.pop("column", ()), start=1)
    )
    return Sheet(columns=columns, **_entry(raw, Sheet, file))


def _column(entry: dict[str, Any]) -> SheetColumn:
    """The column, with its example in its hint where that has a place for it."""
    column = SheetColumn(**entry)
    if column.hint is None:
        return column
    hint = Text(
        *(
            column.hint.say(lang).replace("{example}", str(column.typed_example(lang)))
            for lang in LANGS
        )
    )
    return replace(column, hint=hint)


def _entry(raw: dict[str, Any], kind: type[SheetColumn | Sheet], place: str) -> dict[str, Any]:
    """The keywords of `kind` in `raw`: known keys alone, texts and exact numbers made of them."""
    if kind is SheetColumn and "key" in raw:
        raw = {"header": raw["key"], **raw}
    known = {each.name: each for each in fields(kind) if each.name != "columns"}
    if odd := [key for key in raw if key not in known]:
        raise ValueError(f"{place}: unknown key '{odd[0]}'")
    lacking = [key for key, each in known.items() if each.default is MISSING and key not in raw]
    if lacking:
        raise ValueError(f"{place}: key '{lacking[0]}' is missing")
    return {key: _plain(value) for key, value in raw.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return Text(**value)
    return tuple(map(_plain, value)) if isinstance(value, list) else value


ORDER = tuple(_sheets())
"""The sheets in the order of a workbook. Marks come after Screening, a sheet for each expert."""

OFFERED = tuple(key for key in ORDER if not (sheet(key).reserved or sheet(key).filed))
"""The sheets that somebody is asked to fill in."""


@cache
def sheet_names() -> dict[str, str]:
    """Return the key of each sheet by every name its tab may carry, in comparable form."""
    return {
        comparable(name): key
        for key in (*ORDER, MARKS, "guide")
        for name in (key, *_both(glossary()[key]))
    }


@lru_cache(maxsize=2**12)  # a dossier says the same words again and again
def comparable(name: str) -> str:
    """Return `name` as headers and tabs are compared: normal form, small letters, no spaces.

    Example:
        >>> comparable("Max  points"), comparable("max_points"), comparable("满分（分）")
        ('maxpoints', 'maxpoints', '满分(分)')
    """
    return normal(name).lower().replace(" ", "").replace("_", "")


def meant(words: Mapping[str, Text], typed: str) -> str | None:
    """Return the key of the word that somebody typed, in either language; None where it is none.

    Example:
        >>> meant(vocabulary()["rounding_stage"], "单项"), meant(vocabulary()["flag"], "Yes")
        ('criterion', 'yes')
    """
    wanted = comparable(typed)
    for key, text in words.items():
        also = text.also if isinstance(text, Word) else ()
        if wanted in map(comparable, (key, text.zh, text.en, *also)):
            return key
    return None


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en
