"""The sheet Follow a bid shows the way of whichever bid is chosen."""

from functools import cache
from pathlib import Path

import pytest

from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from evaluation.workbook.audit_workbook import audit_workbook
from tests.unit.workbook.recalculation import by_ironcalc, cells, derived

SHEET = "Follow a bid"
CHOICE = f"'{SHEET}'!$C$4"


@cache
def example() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


@cache
def book() -> bytes:
    """Return its audit workbook."""
    return audit_workbook(example(), "en")


@pytest.mark.parametrize(("lot", "bid"), [("L01", "B0102"), ("L04", "B0401"), ("L12", "B1203")])
def test_it_follows_the_bid_that_is_chosen(lot: str, bid: str, tmp_path: Path) -> None:
    """Every mark, all points, the price points, the total and the rank are those of that bid."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(book())
    found = derived(book())
    here = [place for place in found.formulas if place[0] == SHEET]
    computed = by_ironcalc(path, here, {CHOICE: bid})
    said = {computed[place] for place in here}
    score = example().lot(lot).score(bid)
    assert {score.tenderer.name, lot} <= said
    labels = {place[1]: text for place, text in cells(book()).items() if place[0] == SHEET}
    rows = {str(text): cell[1:] for cell, text in labels.items() if cell.startswith("A")}
    assert computed[SHEET, f"C{rows['Rank']}"] == (score.rank or "")
    total = "" if score.total is None else pytest.approx(float(score.total))
    assert computed[SHEET, f"C{rows['Total']}"] == total
    for points in score.points:
        if points.model is None:
            row = next(place[1][1:] for place in here if computed[place] == points.criterion.code)
            assert computed[SHEET, f"C{row}"] == pytest.approx(float(points.value))
            for at, mark in enumerate(points.marks.values()):
                assert computed[SHEET, f"{'FGHIJKL'[at]}{row}"] == pytest.approx(float(mark))


def test_a_bid_that_is_not_there_shows_nothing(tmp_path: Path) -> None:
    """A bid that does not exist leaves every figure blank, and no error."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(book())
    here = [place for place in derived(book()).formulas if place[0] == SHEET]
    computed = by_ironcalc(path, here, {CHOICE: "B9999"})
    assert {value for value in computed.values() if value not in ("", None)} == set()
