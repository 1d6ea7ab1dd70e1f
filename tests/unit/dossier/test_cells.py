"""What a cell that cannot be read is told."""

from datetime import datetime

import pytest

from evaluation.dossier.cells import CellProblem, read_cell
from evaluation.dossier.schema import SheetColumn

MONEY = SheetColumn(key="budget", kind="money", header="budget")
RATE = SheetColumn(key="small_rate", kind="decimal", header="small_rate", rate=True)
DAY = SheetColumn(key="published", kind="date", header="published")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("500,000", "500000"), ("240,000元", "240000"), ("20%", "20"), ("３份", "3"),
        (" 218000", "218000"), ("¥1,234.50", "1234.50"),
        ("十七万", "127500.00"), ("1,5", "127500.00"), ("24万元", "127500.00"),
    ],
)  # fmt: skip
def test_a_number_typed_as_text_is_told_how_to_write_it(typed: str, meant: str) -> None:
    """Its own figure where that is plain, else an example; it is never taken as a number."""
    with pytest.raises(CellProblem) as problem:
        read_cell(typed, MONEY)
    assert f"写成如 {meant}，" in problem.value.text.zh
    assert f"such as {meant}, " in problem.value.text.en


def test_a_percentage_is_told_as_a_share_where_a_rate_stands() -> None:
    """In a column of rates 20% is 0.20; elsewhere nobody says what it would be a share of."""
    with pytest.raises(CellProblem) as problem:
        read_cell("20%", RATE)
    assert "such as 0.20, " in problem.value.text.en


def test_a_day_typed_as_text_is_told_that_it_is_text() -> None:
    """Otherwise what is asked for looks just like what stands there."""
    with pytest.raises(CellProblem) as problem:
        read_cell("2026-03-02", DAY)
    assert "是文本，不是日期" in problem.value.text.zh
    assert "is text, not a date" in problem.value.text.en
    assert read_cell(datetime(2026, 3, 2), DAY) == datetime(2026, 3, 2).date()  # noqa: DTZ001
