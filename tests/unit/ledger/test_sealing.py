"""Sealing, undoing and recording: in order, once, with a name and a reason."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.next_step import Deed, NextStep
from evaluation.ledger.ledger import ledger_of
from evaluation.ledger.sealing import record, seal, undo
from tests.dossiers.sealed import NOON, WHO, dossier_of, placed, sealed


def test_stages_are_sealed_in_order(tmp_path: Path) -> None:
    """The opening cannot be closed before the notice; the message names what comes first."""
    folder = placed(tmp_path)
    with pytest.raises(TenderError, match="have to be sealed first") as refused:
        seal(folder, dossier_of(folder), "opening", who=WHO, time=NOON)
    assert refused.value.next_step == NextStep(Deed.SEAL, "notice")
    assert ledger_of(folder) is None


def test_a_stage_is_sealed_once(tmp_path: Path) -> None:
    """A second seal of the same stage is refused and says how to go back."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "notice")
    with pytest.raises(Unusable, match="undo the seal first") as refused:
        seal(folder, dossier_of(folder), "notice", who=WHO, time=NOON)
    assert refused.value.next_step == NextStep(Deed.UNDO, "notice")
    assert ledger_of(folder) == ledger


def test_a_stage_the_method_lacks_is_refused(tmp_path: Path) -> None:
    """A method without technical marks has nothing to close there."""
    folder = placed(tmp_path)
    dossier = dossier_of(folder)
    dossier = replace(dossier, tender=replace(dossier.tender, method="cn_open_lowest_price"))
    with pytest.raises(Unusable, match="no stage technical_marks"):
        seal(folder, dossier, "technical_marks", who=WHO, time=NOON)


def test_nothing_is_sealed_over_a_change(tmp_path: Path) -> None:
    """While a sealed sheet is changed no later stage is closed; the change is named."""
    folder = placed(tmp_path)
    ledger, dossier = sealed(folder, "notice"), dossier_of(folder)
    lot = replace(dossier.lots[0], ceiling=Decimal(1))
    with pytest.raises(TenderError) as refused:
        seal(folder, replace(dossier, lots=(lot,)), "opening", who=WHO, time=NOON)
    assert [finding.code for finding in refused.value.findings] == ["S106"]
    assert ledger_of(folder) == ledger


def test_nothing_is_written_on_a_broken_ledger(tmp_path: Path) -> None:
    """A ledger that was edited takes no further line."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "opening")
    edited = ledger.path.read_bytes().replace(WHO.encode(), "王明".encode(), 1)
    ledger.path.write_bytes(edited)
    with pytest.raises(TenderError):
        undo(folder, "opening", who=WHO, why="x", time=NOON)
    assert ledger.path.read_bytes() == edited


def test_undoing_keeps_what_was_sealed(tmp_path: Path) -> None:
    """After an undo and another seal both versions can be read by their fingerprints."""
    folder = placed(tmp_path)
    first = sealed(folder, "opening").sealed["notice"].sheets["criteria"]
    undo(folder, "notice", who=WHO, why="满分写错", time=NOON)
    dossier = dossier_of(folder)
    titled = replace(dossier.criteria[1], title="服务方案")
    changed = replace(dossier, criteria=(dossier.criteria[0], titled, *dossier.criteria[2:]))
    ledger = seal(folder, changed, "notice", who=WHO, time=NOON)
    second = ledger.sealed["notice"].sheets["criteria"]
    assert first != second
    assert "方案" in "".join(ledger.kept(first) or ())
    assert "服务方案" in "".join(ledger.kept(second) or ())
    assert [*ledger.sealed] == ["notice"]
    assert ledger.length == 4


def test_a_reason_and_a_name_are_needed(tmp_path: Path) -> None:
    """Neither an undo without a reason nor a line without a name is written."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "notice")
    with pytest.raises(Unusable, match="say why"):
        undo(folder, "notice", who=WHO, why="  ", time=NOON)
    with pytest.raises(Unusable, match="say who"):
        undo(folder, "notice", who="　", why="x", time=NOON)
    with pytest.raises(Unusable, match="not sealed"):
        undo(folder, "opening", who=WHO, why="x", time=NOON)
    assert ledger_of(folder) == ledger


def test_other_events_are_recorded(tmp_path: Path) -> None:
    """What other commands did stands in the same chain, with details and the sheets it is about."""
    folder = placed(tmp_path)
    ledger = record(
        folder, time=NOON, who=WHO, what="issue", stage="technical_marks",
        details={"expert": "E1", "issue": "1"}, sheets={"marks E1": ('["B1","T1","8"]',)},
    )  # fmt: skip
    (entry,) = ledger.entries
    assert entry.details == {"expert": "E1", "issue": "1"}
    assert ledger.kept(entry.sheets["marks E1"]) == ('["B1","T1","8"]',)
    assert ledger_of(folder) == ledger
    assert ledger.sealed == {}


@pytest.mark.parametrize("text", ["\ud800", "a\nb", "\u2028", '","own":"x"}', "𠮷" * 2000])
def test_any_text_survives(tmp_path: Path, text: str) -> None:
    """Whatever a person types as a name or reason, the ledger stays sound."""
    folder = placed(tmp_path)
    sealed(folder, "notice")
    undo(folder, "notice", who=f"x{text}", why=f"y{text}", time=NOON)
    again = ledger_of(folder)
    assert again is not None
    assert (again.length, again.faults) == (2, ())


def test_one_workbook_has_its_ledger_beside_it(tmp_path: Path) -> None:
    """The ledger of a single document carries its name, and so does the folder of copies."""
    path = tmp_path / "spring.json"
    path.write_bytes((placed(tmp_path / "d") / "dossier.json").read_bytes())
    ledger = sealed(path)
    assert {each.name for each in tmp_path.iterdir()} == {
        "d", "spring.json", "spring.ledger.jsonl", "spring.ledger",
    }  # fmt: skip
    assert ledger.length == 7
