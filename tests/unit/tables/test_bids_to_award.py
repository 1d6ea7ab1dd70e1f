"""The way from bids to award: first candidate, plan and decision of every lot side by side."""

from dataclasses import replace

import pytest

from evaluation.awarding.award import award_of, plan_of
from evaluation.core.text import LANGS, Lang
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from evaluation.tables.bids_to_award import bids_to_award_table


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_what_is_asked_funded_and_decided(scored: Evaluation, lang: Lang) -> None:
    """The sums of ranking, plan and decision stand below the lots."""
    award = award_of(scored, plan_of(scored))
    table = bids_to_award_table(award)
    assert len(table.rows) == 12
    assert table.only("in_plan").texts("en").count(["funded"]) == 8
    notes = [note.say(lang) for note in table.notes]
    for sum_, note in zip(("3,528,000.00", "2,713,000.00", "2,713,000.00"), notes, strict=True):
        assert sum_ in note
    assert "3,000,000.00" in notes[0] and "周明远" in notes[2]


def test_nothing_is_called_decided_that_is_not(scored: Evaluation) -> None:
    """Without a decision the table says so, and names nobody who confirmed it."""
    open_still = replace(scored, dossier=replace(scored.dossier, awards=()))
    table = bids_to_award_table(award_of(open_still, None))
    assert table.only("awarded_to", "awarded").texts("en") == [["", ""]] * 12
    assert table.notes[-1].en == "The purchaser has not decided on the award yet."
    assert "周明远" not in "".join(note.zh for note in table.notes)
