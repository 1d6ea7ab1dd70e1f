"""A sheet is described once, in its TOML file: whatever else names a column agrees with it."""

import dataclasses
import types
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from evaluation.core.glossary import glossary, vocabulary
from evaluation.dossier.cells import read_cell
from evaluation.dossier.record import Record
from evaluation.dossier.records import RECORDS
from evaluation.dossier.schema import ORDER, Kind, SheetColumn, read_sheet, sheet

TYPES: dict[Kind, object] = {
    "id": str, "ids": tuple[str, ...], "text": str, "money": Decimal, "decimal": Decimal,
    "whole": int, "date": date, "time": datetime, "flag": bool, "choice": str,
    "choices": tuple[str, ...], "fact": Decimal | str, "line": str,
}  # fmt: skip
"""What the field of a record holds for each kind of cell."""

COLUMNS = [(key, column) for key in ORDER for column in sheet(key).columns]
GOOD = """
key = "bids"
place = 60
layout = "table"
required = true
workbook = "bids"
stage = "opening"
known_by = ["id"]
unique = true
guide = { zh = "一行", en = "A row" }
[[column]]
key = "id"
kind = "id"
"""


def test_every_sheet_has_its_record() -> None:
    """The records are those of the sheets, and their fields the columns."""
    assert RECORDS.keys() == {*ORDER}
    for key in ORDER:
        fields = {each.name for each in dataclasses.fields(RECORDS[key])}
        assert fields - {"origin"} == {column.key for column in sheet(key).columns}, key


@pytest.mark.parametrize(("key", "column"), COLUMNS, ids=lambda each: getattr(each, "key", each))
def test_a_field_is_what_its_column_says(key: str, column: SheetColumn) -> None:
    """Type, optionality and default of a field are those of the column in the TOML file."""
    hint = get_type_hints(RECORDS[key])[column.key]
    union = get_origin(hint) in (Union, types.UnionType)
    optional = union and type(None) in get_args(hint)
    wanted: Any = TYPES[column.kind]
    assert hint == (wanted | None if optional else wanted)
    given = _default(RECORDS[key], column.key)
    if column.required:
        assert given is dataclasses.MISSING and not optional
    else:
        blank = read_cell(None, column)
        assert given == blank and type(given) is type(blank)
        assert optional == (blank is None)


def _default(record: type[Record], name: str) -> object:
    return next(each for each in dataclasses.fields(record) if each.name == name).default


def test_what_a_sheet_names_exists() -> None:
    """Headers, lists of words, sheets referred to and the columns a record is known by exist."""
    assert len({sheet(key).place for key in ORDER}) == len(ORDER)
    for key, column in COLUMNS:
        assert column.header in glossary(), (key, column.key)
        assert column.choices is None or column.choices in vocabulary(), (key, column.key)
        assert column.refers_to is None or column.refers_to in ORDER, (key, column.key)
        assert column.hint, (key, column.key)
    for key in ORDER:
        assert {*sheet(key).known_by} <= {column.key for column in sheet(key).columns}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + 'hnit = "x"', "bids.toml: column id: unknown key 'hnit'"),
        (GOOD.replace("stage =", "stagee ="), "bids.toml: unknown key 'stagee'"),
        (GOOD.replace('kind = "id"', ""), "bids.toml: column id: key 'kind' is missing"),
        (GOOD.replace("unique = true", ""), "bids.toml: key 'unique' is missing"),
    ],
)
def test_a_misspelt_key_is_named(text: str, said: str) -> None:
    """A key that no sheet and no column has is an error that names the file and the key."""
    assert read_sheet(GOOD, "bids.toml").column("id").header == "id"
    with pytest.raises(ValueError, match=said):
        read_sheet(text, "bids.toml")
