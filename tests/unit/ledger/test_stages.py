"""Which stage closes what."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evaluation.dossier.fingerprint import canonical_lines, digest, fingerprints
from evaluation.dossier.records import Tender
from evaluation.dossier.schema import MARKS, ORDER, sheet
from evaluation.law.method import STAGES, methods
from evaluation.ledger.stages import closed_by, known_by, stage_of, stages_of
from tests.dossiers.sealed import dossier_of, placed

TENDER = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2))
TWO = replace(TENDER, envelopes="two")


def test_every_sheet_has_its_stage() -> None:
    """No sheet of a dossier can change without belonging to a stage that closes it."""
    for key in (*ORDER, MARKS):
        assert stage_of(key, "", TENDER) in STAGES
    for key in ORDER:
        stages = {sheet(key).stage, *(each.stage for each in sheet(key).columns if each.stage)}
        assert stages <= {*STAGES}
        assert {*known_by(key)} <= {column.key for column in sheet(key).columns}


@pytest.mark.parametrize("tender", [TENDER, TWO], ids=["one", "two"])
@pytest.mark.parametrize("method", methods(), ids=lambda method: method.key)
def test_every_column_is_closed_by_a_stage_of_its_method(method: object, tender: Tender) -> None:
    """A method without technical marks, or without a price stage, still closes every column."""
    stages: tuple[str, ...] = method.stages  # type: ignore[attr-defined]
    for key in ORDER:
        for column in sheet(key).columns:
            assert stage_of(key, column.key, tender, stages) in stages


def test_prices_are_closed_later_with_two_envelopes() -> None:
    """Quotes belong to the opening, in a two-envelope tender to the price stage."""
    for column in ("quote", "quote_words", "fund_levels"):
        assert stage_of("bids", column, TENDER) == "opening"
        assert stage_of("bids", column, TWO) == "price"
    assert stage_of("bids", "tenderer", TWO) == "opening"


def test_what_is_known_later_is_closed_later() -> None:
    """The day of the opening and of the evaluation are not yet known when the notice is sealed."""
    assert stage_of("tender", "opened", TENDER) == "opening"
    assert stage_of("tender", "evaluated", TENDER) == "ranking"
    assert stage_of("tender", "budget", TENDER) == "notice"


def test_a_method_that_is_not_known_has_all_stages() -> None:
    """A misspelt method does not hide that a sealed sheet changed."""
    assert stages_of(TENDER) == STAGES


def test_a_sheet_closed_as_a_whole_has_its_own_fingerprint(tmp_path: Path) -> None:
    """What the ledger records for such a sheet is what the report prints for it."""
    dossier = dossier_of(placed(tmp_path))
    prints, closed = fingerprints(dossier), closed_by(dossier, STAGES)
    assert digest(closed["notice"]["criteria"]) == prints["criteria"]
    assert digest(closed["technical_marks"]["marks E1"]) == prints["marks E1"]


def test_the_parts_of_a_sheet_are_the_sheet(tmp_path: Path) -> None:
    """No cell is lost between the stages that close parts of one sheet."""
    dossier = dossier_of(placed(tmp_path))
    dossier = replace(dossier, tender=replace(dossier.tender, envelopes="two"))
    closed = closed_by(dossier, STAGES)
    for key, lines in canonical_lines(dossier).items():
        parts = "".join(line for stage in closed.values() for line in stage.get(key, ()))
        for line in lines:
            assert all(cell in parts for cell in line.strip("[]").split(",")[1::2])
