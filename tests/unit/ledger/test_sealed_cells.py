"""What changed between two versions of a sheet."""

import pytest

from evaluation.dossier.fingerprint import canonical_lines
from evaluation.dossier.records import Dossier
from evaluation.ledger.sealed_cells import changes
from tests.dossiers.sealed import dossier_of, placed


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Return the base dossier."""
    return dossier_of(placed(tmp_path_factory.mktemp("dossier")))


def test_a_column_that_came_later_is_no_change(dossier: Dossier) -> None:
    """A seal of an earlier release lacks a column of today; its default is what a blank means."""
    now = tuple(canonical_lines(dossier)["tender"])
    then = tuple(line.replace(',"blind","no"', "") for line in now)
    assert then != now
    assert changes("tender", then, now, dossier) == ()


def test_a_blank_that_was_filled_is_a_change(dossier: Dossier) -> None:
    """Any other value in a cell that was blank is named."""
    now = tuple(canonical_lines(dossier)["tender"])
    then = tuple(line.replace(',"tie_chain","quote;draw"', "").replace(
        ',"tie_chain","quote; draw"', "") for line in now)  # fmt: skip
    (change,) = changes("tender", then, now, dossier)
    assert (change.column, change.was, change.kind) == ("tie_chain", "", "cell")


def test_records_of_one_name_are_told_apart(dossier: Dossier) -> None:
    """A line that stands twice and then once is one record gone, and its number is told."""
    now = tuple(canonical_lines(dossier)["facts"])
    (change,) = changes("facts", (now[0], *now), now, dossier)
    assert (change.kind, change.record.endswith("(2)")) == ("gone", True)


def test_a_growing_sheet_tells_nothing_new(dossier: Dossier) -> None:
    """Added records are no change there; removed ones are."""
    now = tuple(canonical_lines(dossier)["facts"])
    assert changes("facts", now[1:], now, dossier, growing=True) == ()
    assert [c.kind for c in changes("facts", now[1:], now, dossier)] == ["new"]
