"""The JSON form: numbers exact, every problem with its row and column, nothing ends in a crash."""

import json
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import TenderError, Unusable
from evaluation.dossier.reading.json_document import read_document
from evaluation.dossier.records import Dossier, Fact
from evaluation.dossier.writing.document_writing import write_document
from tests.unit.dossier.dossiers import small


def findings(text: str) -> list[str]:
    """Return code and place of every finding about a document."""
    found = read_document(text.encode(), "d.json")[1]
    return [f"{finding.code} {finding.place}" for finding in found]


def cell(text: str, key: str) -> object:
    """Return the raw cell `key` of the first row of the first sheet."""
    return read_document(text.encode(), "d.json")[0][0].rows[0].cells[key]


def test_numbers_stay_exact() -> None:
    """A JSON number and a number as text are the same exact decimal."""
    assert cell('{"bids": [{"quote": 0.1}]}', "quote") == Decimal("0.1")
    assert cell('{"bids": [{"quote": "117500.00"}]}', "quote") == Decimal(117500)
    assert cell('{"bids": [{"quote": 1e5}]}', "quote") == Decimal(100000)
    assert cell('{"bids": [{"quote": 1e999999999}]}', "quote") == "1e999999999"
    assert cell('{"bids": [{"quote": NaN}]}', "quote") == "NaN"


def test_days_are_local_and_plain() -> None:
    """A day and a time are read as written; one with a time zone is left to be refused."""
    day = datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 - local time
    assert cell('{"bids": [{"received": "2026-03-01T09:30"}]}', "received") == day
    zoned = "2026-03-01T09:30:00Z"
    assert cell(json.dumps({"bids": [{"received": zoned}]}), "received") == zoned
    assert cell('{"bids": [{"received": "2026-02-30"}]}', "received") == "2026-02-30"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"colours": []}', ["D005 d.json[colours]"]),
        ('{"bids": [], "bids": []}', ["D004 d.json[bids]"]),
        ('{"bids": [], "响应文件": []}', ["D004 d.json[响应文件]"]),
        ('{"bids": {}}', ["D014 d.json[bids]"]),
        ('{"tender": []}', ["D014 d.json[tender]"]),
        ('{"bids": [1]}', ["D014 d.json[bids!1]"]),
        ('{"bids": [{}, {"colour": 1}]}', ["D006 d.json[bids!2/colour]"]),
        ('{"bids": [{"quote": 1, "quote": 2}]}', ["D008 d.json[bids!1/quote]"]),
        ('{"bids": [{"quote": 1, "报价": 2}]}', ["D008 d.json[bids!1/报价]"]),
        ('{"lots": [{"tags": ["a", 1]}]}', ["D014 d.json[lots!1/tags]"]),
        ('{"lots": [{"title": {"zh": "x"}}]}', ["D014 d.json[lots!1/title]"]),
        ('{"lots": [{"title": "a\\u0007"}]}', ["D014 d.json[lots!1/title]"]),
        ('{"lots": [{"title": "\\ud800"}]}', ["D014 d.json[lots!1/title]"]),
        ('{"tender": {"colour": 1}}', ["D006 d.json[tender!colour]"]),
        (
            '{"marks": [{"expert": "E1", "bid": "B1", "mark": 1}]}',
            ["D010 d.json[marks!1/criterion]"],
        ),
    ],
)
def test_each_problem_names_its_place(text: str, found: list[str]) -> None:
    """Unknown, doubled and misshapen parts are findings at the row and column they stand in."""
    assert findings(text) == found


@pytest.mark.parametrize("text", ["", "[]", "{", "nonsense", "[" * 100_000, '{"a": ' * 100_000])
def test_what_is_no_document_is_unusable(text: str) -> None:
    """A file that is no JSON object ends in a sentence."""
    with pytest.raises(Unusable):
        read_document(text.encode(), "d.json")


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["tender", "bids", "marks", "quote", "id"]), inner, max_size=3),
    max_leaves=12,
))  # fmt: skip
def test_any_json_ends_in_findings(value: object) -> None:
    """Whatever JSON comes in, tables and printable findings come out."""
    try:
        _, found = read_document(json.dumps(value).encode(), "d.json")
    except Unusable:
        return
    for finding in found:
        finding.line("zh").encode()


def test_a_fact_that_cannot_be_told_from_a_number_is_refused() -> None:
    """A text fact that looks like a number is named instead of changing its kind."""
    dossier = Dossier(tender=small().tender, facts=(Fact(bid="B01", criterion="T2", value="12"),))
    with pytest.raises(TenderError):
        write_document(dossier)
