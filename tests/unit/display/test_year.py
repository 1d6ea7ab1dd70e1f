"""Many dossiers at once: sums that never mix currencies, and no dossier stands in another's way."""

from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from evaluation.display.year.year import Year, open_year
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.tables.year.entries import lots_of

TENDERS = shipped("tenders")
EXAMPLE = TENDERS / "qinghe-2026"


@pytest.fixture(scope="module")
def year() -> Year:
    """The shipped examples, in English."""
    return open_year(lang="en")


def test_every_dossier_is_a_row(year: Year) -> None:
    """Each shipped tender, with its lots and bids."""
    frame = year.tenders().frame()
    folders = {path.parent for path in TENDERS.rglob("expected.toml")}
    assert len(frame) == len(folders)
    assert frame[frame["folder"] == "qinghe-2026"]["bids_number"].item() == 62


def test_money_adds_up_by_currency(year: Year) -> None:
    """What the districts have of a currency is what its organisations have, and its awards."""
    faces = (year.districts(), year.organisations())
    for currency in ("CNY", "GBP"):
        whole = sum(each.price or 0 for each in lots_of(year.entries) if each.currency == currency)
        for face in faces:
            frame = face.frame()
            here = frame[frame["currency"] == currency]["money"]
            assert sum(Decimal(text.replace(",", "")) for text in here) == whole


def test_the_share_of_social_organisations_is_told() -> None:
    """Of the example: the money of the lots whose first candidate is one, over all that is known."""
    year = open_year(EXAMPLE, "en")
    social = {"association", "social_service", "foundation", "other_social"}
    won = [lot.score(lot.candidates[0]) for lot in run(EXAMPLE).lots if lot.candidates]
    part = sum(each.price.quote for each in won if each.price and each.tenderer.type in social)
    assert any(f"{part:,.2f}" in remark for remark in year.organisations().remarks)


def test_competition_counts_every_lot(year: Year) -> None:
    """The lots of all rows together are all lots."""
    counted = year.competition().frame()["lots_number"].sum()
    assert counted == len(year.lots().rows)


def test_days_are_calendar_days(year: Year) -> None:
    """Of the example from the notice to the deadline."""
    frame = year.time().frame()
    row = frame[frame["tender"] == "QHWL-2026-011"].iloc[0]
    assert (row["published"], row["deadline"], row["to_respond"]) == (
        "2\xa0March\xa02026", "24\xa0March\xa02026", "22"
    )  # fmt: skip


def test_a_broken_dossier_is_a_row_that_says_why(tmp_path: Path) -> None:
    """And the others are counted without it, which every face says."""
    copytree(EXAMPLE, tmp_path / "good")
    bad = copytree(EXAMPLE, tmp_path / "bad")
    book = load_workbook(bad / "bids.xlsx")
    book["响应文件"]["E2"] = "twelve"
    book.save(bad / "bids.xlsx")
    (tmp_path / "ruined").mkdir()
    (tmp_path / "ruined" / "dossier.json").write_text("{", "utf-8")
    year = open_year(tmp_path, "en")
    states = dict(zip(*(year.tenders().frame()[key] for key in ("folder", "state")), strict=True))
    assert states["good"] == "evaluated"
    assert "1 error;" in states["bad"] and "ruined" not in states["good"] and states["ruined"]
    assert len(year.lots().rows) == 12
    for face in (year.lots(), year.awards(), year.districts(), year.competition()):
        assert any("2 dossiers" in remark for remark in face.remarks)


@pytest.mark.parametrize("name", ["nowhere", "empty", "file.txt"])
def test_where_there_are_no_dossiers_it_is_told(name: str, tmp_path: Path) -> None:
    """No folder, an empty one, a file: a sentence at every door."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x", "utf-8")
    year = open_year(tmp_path / name, "zh")
    for door in (
        year.tenders, year.lots, year.awards, year.districts, year.organisations,
        year.competition, year.time,
    ):  # fmt: skip
        assert door().title == "无法继续" and "内部错误" not in door().remarks[0]
