"""Tables that sort, search and filter: exactly, offline, and only where that helps."""

import json
import re
from decimal import Decimal
from fractions import Fraction

from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.display.face import Face
from evaluation.display.sorting import PAGE, options, wake_tables, waking

HEADS = (
    Column(key="lot", head=Text("包", "Lot")),
    Column(key="points", head=Text("分", "Points"), kind="number"),
)


def table(*numbers: Fraction | Decimal | None) -> str:
    """A face with a row for each number, as HTML."""
    rows = tuple(row("L1", number) for number in numbers)
    table = Table(key="t", title=Text("表", "T"), columns=HEADS, rows=rows)
    return Face(table=table, lang="en")._repr_html_()


def test_numbers_that_differ_by_less_than_a_float_can_tell_sort_right() -> None:
    """The browser is given the place of each number, found with exact arithmetic."""
    small = Fraction(1, 10**30)
    html = table(Fraction(1) + small, Fraction(1), None, Decimal("-5"))
    assert re.findall(r'data-order="(\d+)"', html) == ["3", "2", "0", "1"]


def test_equal_numbers_have_equal_places() -> None:
    """However they are written."""
    html = table(Decimal("1.50"), Fraction(3, 2))
    assert re.findall(r'data-order="(\d+)"', html) == ["1", "1"]


def test_a_column_of_few_texts_is_filtered_and_a_long_table_is_cut() -> None:
    """A column in which every text differs, and a small table, are left alone."""
    many = [str(number) for number in range(PAGE + 1)]
    wanted = json.loads(options([["a", "b", "c"] * 30, many, []], len(many), "zh"))
    kinds = [(each["type"], bool(each["columnControl"])) for each in wanted["columnDefs"]]
    assert kinds == [("string", True), ("string", False), ("num", False)]
    assert wanted["paging"] and wanted["language"]["search"] == "搜索："
    small = json.loads(options([["a", "a", "b", "b"]], 4, "zh"))
    assert not small["paging"] and small["columnDefs"][0]["columnControl"] == []


def test_the_script_carries_all_it_needs() -> None:
    """It fetches nothing, and is the same on every run."""
    script = str(waking())
    unpacked = script.split('unpacked("')[0]
    assert "http" not in unpacked and "src=" not in script and script.count("unpacked(") == 2
    waking.cache_clear()
    assert str(waking()) == script


def test_outside_a_notebook_nothing_happens() -> None:
    """A script or a test that opens a dossier is given no HTML."""
    wake_tables()
