"""The tables of a year: exact sums by currency, and what is not counted said above."""

from decimal import Decimal

from evaluation.scoring.result import Evaluation
from evaluation.tables.year.awards import awards_table
from evaluation.tables.year.competition import competition_table
from evaluation.tables.year.districts import district_sums, districts_table
from evaluation.tables.year.durations import durations_table
from evaluation.tables.year.entries import DossierOfYear, lots_of
from evaluation.tables.year.lots import lots_table
from evaluation.tables.year.organisations import organisations_table
from evaluation.tables.year.remarks import left_uncounted
from evaluation.tables.year.tenders import tenders_table

BROKEN = DossierOfYear(name="broken")


def year(evaluation: Evaluation) -> list[DossierOfYear]:
    """The example, and a dossier that could not be read."""
    return [DossierOfYear(name="a", dossier=evaluation.dossier, evaluation=evaluation), BROKEN]


def test_a_dossier_that_cannot_be_read_is_a_row_and_a_remark(evaluation: Evaluation) -> None:
    """It counts nowhere, which stands above every table that adds up."""
    entries = year(evaluation)
    assert [row.cells[0].value for row in tenders_table(entries).rows] == ["a", "broken"]
    (remark,) = left_uncounted(entries)
    assert remark.en.startswith("One dossier has errors")
    for table in (lots_table(entries), awards_table(entries), districts_table(entries)):
        assert remark in table.remarks


def test_money_adds_up_whichever_way_it_is_cut(evaluation: Evaluation) -> None:
    """By district, by organisation and lot by lot it is the same sum."""
    entries = year(evaluation)
    whole = sum((each.price or Decimal(0) for each in lots_of(entries)), Decimal(0))
    assert sum(district_sums(entries).values()) == whole
    records = organisations_table(entries).records()
    assert sum(Decimal(str(each["money"])) for each in records) == whole


def test_shares_of_lots_are_exact(evaluation: Evaluation) -> None:
    """They add up to all lots, however they are printed."""
    table = competition_table(year(evaluation)).only("share")
    assert sum(row.cells[0].value for row in table.rows) == 1  # type: ignore[misc]


def test_a_total_keeps_the_decimals_of_its_tender(evaluation: Evaluation) -> None:
    """A round one keeps its zeros."""
    assert "88.10" in [text for (text,) in awards_table(year(evaluation)).only("total").texts("zh")]


def test_days_between_days_are_whole(evaluation: Evaluation) -> None:
    """From the notice to the deadline."""
    table = durations_table(year(evaluation)).only("published", "to_respond")
    assert table.texts("zh") == [["2026年3月2日", "22"]]
