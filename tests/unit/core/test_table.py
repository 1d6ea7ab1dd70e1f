"""A table holds exact values and says them once, for every surface."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.core.table import Cell, Column, Kind, Table, Value, row
from evaluation.core.text import Text

HEAD = Text("数", "Figure")


def shown(value: Value, kind: Kind, places: int | None = None) -> list[str]:
    """Return how `value` is printed, in Chinese and in English."""
    column = Column(key="x", head=HEAD, kind=kind, places=places)
    table = Table(key="t", title=HEAD, columns=(column,), rows=(row(value),))
    return [table.texts(lang)[0][0] for lang in ("zh", "en")]


@pytest.mark.parametrize(
    ("value", "kind", "places", "zh", "en"),
    [
        (Decimal("128000"), "money", None, "128,000.00", "128,000.00"),
        (Decimal("0.1"), "percent", None, "10%", "10%"),
        (Fraction(1, 3), "percent", 2, "33.33%", "33.33%"),
        (Decimal("84.2"), "points", 2, "84.20", "84.20"),
        (Decimal("84.205"), "points", 2, "84.205", "84.205"),
        (Decimal("84.20"), "number", None, "84.2", "84.2"),
        (12, "whole", None, "12", "12"),
        (True, "text", None, "是", "yes"),
        (date(2026, 3, 9), "day", None, "2026年3月9日", "9\xa0March\xa02026"),
        (datetime(2026, 3, 9, 9, 30), "moment", None, "2026年3月9日\xa009:30",  # noqa: DTZ001
         "9\xa0March\xa02026,\xa009:30"),
        (Text("通过", "admitted"), "text", None, "通过", "admitted"),
        (None, "money", None, "", ""),
    ],
)  # fmt: skip
def test_a_value_is_printed_by_its_kind(
    value: Value, kind: Kind, places: int | None, zh: str, en: str
) -> None:
    """The kind of a column decides how its values are printed, the same on every surface."""
    assert shown(value, kind, places) == [zh, en]


def test_plain_data_loses_nothing() -> None:
    """JSON gets exact values as text: a third stays a third, however it is printed."""
    columns = (Column(key="share", head=HEAD, kind="percent", places=1),)
    table = Table(key="t", title=HEAD, columns=columns, rows=(row(Fraction(1, 3)), row(None)))
    assert table.records() == [{"share": "1/3"}, {"share": None}]


def test_words_stand_in_the_place_of_a_figure_only_in_print() -> None:
    """A tied rank is printed with its word, and stays a number for whoever computes with it."""
    columns = (Column(key="rank", head=HEAD, kind="whole"),)
    tied = Cell(1, shown=Text("1（并列）", "1 (tied)"))
    table = Table(key="t", title=HEAD, columns=columns, rows=(row(tied),))
    assert table.texts("en") == [["1 (tied)"]]
    frame = table.frame("zh")
    assert (frame.loc[0, "rank"], frame.loc[0, "rank_number"].item()) == ("1（并列）", 1.0)


def test_columns_can_be_chosen_and_ordered() -> None:
    """A surface with little room shows some of the columns, in its own order."""
    columns = tuple(Column(key=key, head=HEAD) for key in "abc")
    table = Table(key="t", title=HEAD, columns=columns, rows=(row("1", "2", "3"),))
    assert table.only("c", "a").texts("zh") == [["3", "1"]]
