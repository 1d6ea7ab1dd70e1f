"""Agreed marks come after every expert's own."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from evaluation.dossier.records import Ruling
from evaluation.ledger.marking_order import agreed_too_early
from evaluation.ledger.sealing import record
from tests.dossiers.sealed import NOON, WHO, dossier_of, placed


@pytest.mark.parametrize(("hours", "late"), [(0, ["E2"]), (1, []), (2, [])])
def test_a_consensus_before_the_last_sheet_is_found(
    tmp_path: Path, hours: int, late: list[str]
) -> None:
    """The sheet of E2 came back an hour after that of E1; an agreed mark in between is too early."""
    folder = placed(tmp_path)
    for at, expert in enumerate(("E1", "E2")):
        ledger = record(
            folder, time=NOON + timedelta(hours=at), who=WHO, what="collect",
            stage="technical_marks", details={"expert": expert},
        )  # fmt: skip
    when = (NOON + timedelta(hours=hours)).replace(tzinfo=None)
    ruling = Ruling(what="consensus", subject="B1", criterion="T1", decision="8", reason="合议",
                    who="评标委员会", when=when)  # fmt: skip
    found = [*agreed_too_early(ledger, replace(dossier_of(folder), rulings=(ruling,)))]
    assert [finding.code for finding in found] == ["S108"] * len(late)
    assert all(expert in finding.message.en for finding in found for expert in late)
