"""A change after a seal is named by cell, with what it was, what it is and what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.core.finding import Finding
from evaluation.core.next_step import Deed, NextStep
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Dossier, Fact, Ruling
from evaluation.ledger.ledger import Ledger, ledger_of
from evaluation.ledger.sealing import record, seal, undo
from evaluation.ledger.stage_changes import stage_findings, stage_state
from tests.dossiers.sealed import NOON, WHO, dossier_of, placed, sealed

Damage = Callable[[Dossier], Dossier]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Ledger]:
    """Return a dossier and its ledger, every stage sealed."""
    folder = placed(tmp_path_factory.mktemp("dossier"))
    return dossier_of(folder), sealed(folder)


def row(sheet: str, at: int, **values: object) -> Damage:
    """Return the change of one record."""

    def change(dossier: Dossier) -> Dossier:
        rows = list(getattr(dossier, sheet))
        rows[at] = replace(rows[at], **values)
        return replace(dossier, **{sheet: tuple(rows)})

    return change


def mark(dossier: Dossier) -> Dossier:
    """Raise one mark of one expert."""
    (key, given), *_ = dossier.marks.values.items()
    values = {**dossier.marks.values, key: {**given, "E1": given["E1"] + 1}}
    return replace(dossier, marks=Marks(values, dossier.marks.places))


CHANGED: dict[str, tuple[Damage, str, str, str]] = {
    "criterion": (row("criteria", 1, max_points=Decimal(60)), "notice", "criteria!2/max_points",
                  "Max points of T1 was 50 when sealed and is 60"),
    "code": (row("criteria", 1, code="T9"), "notice", "criteria!2/code",
             "Code of T1 was T1 when sealed and is T9"),
    "tender": (lambda d: replace(d, tender=replace(d.tender, budget=Decimal(90000))), "notice",
               "tender!budget", "Budget of Tender was 100000 when sealed and is 90000"),
    "blanked": (lambda d: replace(d, tender=replace(d.tender, small_rate=None)), "notice",
                "tender!small_rate", "was 0.1 when sealed and is blank"),
    "quote": (row("bids", 2, quote=Decimal("85999.99")), "opening", "bids!3/quote",
              "Quote of B3 was 95000 when sealed and is 85999.99"),
    "screening": (row("screening", 0, passed=False), "screening", "screening!1/passed",
                  "was yes when sealed and is no"),
    "mark": (mark, "technical_marks", "marks!", "was 43 when sealed and is 44"),
    "gone": (lambda d: replace(d, facts=d.facts[1:]), "technical_marks", "facts", "is gone"),
    "new": (lambda d: replace(d, facts=(*d.facts, Fact(bid="B9", criterion="N", value="3"))),
            "technical_marks", "", "was not there when sealed"),
    "moved": (lambda d: replace(d, bids=d.bids[::-1]), "opening", "bids!3",
              "B3 stood in another row when sealed"),
    "emptied": (lambda d: replace(d, screening=()), "screening", "Screening", "is gone"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGED)
def test_a_change_is_named_by_its_cell(case: str, whole: tuple[Dossier, Ledger]) -> None:
    """The finding names the cell, what was sealed and what is there, and how to go back."""
    change, stage, cell, says = CHANGED[case]
    dossier, ledger = whole
    damaged = change(dossier)
    found = stage_findings(ledger, damaged)
    assert {finding.code for finding in found} == {"S106"}
    assert cell.lower() in str(found[0].place).lower()
    assert says in found[0].message.en
    assert found[0].next_step == NextStep(Deed.UNDO, stage)
    states = stage_state(ledger, damaged)
    assert [each for each, state in states.items() if state == "changed"] == [stage]
    assert (found[0].cite is not None) == (stage == "notice")


def test_nothing_changed_is_nothing_found(whole: tuple[Dossier, Ledger]) -> None:
    """A dossier as it was sealed has no finding, and every stage is sealed."""
    dossier, ledger = whole
    assert stage_findings(ledger, dossier) == ()
    assert {*stage_state(ledger, dossier).values()} == {"sealed"}


def ruling(reason: str) -> Ruling:
    """Return a ruling that excludes a bid."""
    return Ruling(
        what="exclusion", subject="B1", reason=reason, who="评标委员会",
        when=NOON.replace(tzinfo=None),
    )  # fmt: skip


def test_rulings_may_be_added_until_the_ranking(tmp_path: Path) -> None:
    """Decisions come at every stage; one that was made before a seal may not change after it."""
    folder = placed(tmp_path)
    dossier = replace(dossier_of(folder), rulings=(ruling("未签章"),))
    for stage in ("notice", "opening", "screening"):
        ledger = seal(folder, dossier, stage, who=WHO, time=NOON)
    more = replace(dossier, rulings=(replace(ruling("x"), subject="B2"), *dossier.rulings))
    assert stage_findings(ledger, more) == ()
    edited = replace(dossier, rulings=(ruling("资格不符"),))
    (found,) = stage_findings(ledger, edited)
    assert "Reason of exclusion B1" in found.message.en
    (gone,) = stage_findings(ledger, replace(dossier, rulings=()))
    assert "is gone" in gone.message.en


def test_later_sheets_are_free_before_their_seal(tmp_path: Path) -> None:
    """Once the opening is sealed, screening and marks are still written."""
    folder = placed(tmp_path)
    ledger, dossier = sealed(folder, "opening"), dossier_of(folder)
    assert stage_findings(ledger, mark(row("screening", 0, passed=False)(dossier))) == ()


def test_undone_stages_are_open(tmp_path: Path) -> None:
    """After undoing the opening the notice alone is closed."""
    folder = placed(tmp_path)
    sealed(folder)
    ledger = undo(folder, "opening", who=WHO, why="录入有误", time=NOON + timedelta(days=1))
    states = stage_state(ledger, dossier_of(folder))
    assert [stage for stage, state in states.items() if state == "sealed"] == ["notice"]
    quote = CHANGED["quote"][0]
    assert stage_findings(ledger, quote(dossier_of(folder))) == ()


def copies(ledger: Ledger) -> list[Path]:
    """Return the kept copies of sheets."""
    return sorted(ledger.folder.glob("*.jsonl"))


@pytest.mark.parametrize("remove", [True, False])
def test_a_damaged_copy_is_found(tmp_path: Path, remove: bool) -> None:
    """A kept copy that is gone or was edited is named; a change is then still found, by sheet."""
    folder = placed(tmp_path)
    ledger = sealed(folder)
    copy = ledger.folder / f"{ledger.sealed['notice'].sheets['criteria']}.jsonl"
    if remove:
        copy.unlink()
    else:
        copy.write_bytes(copy.read_bytes().replace(b"T1", b"T7"))
    assert [f.code for f in stage_findings(ledger, dossier_of(folder))] == ["S105"]
    found = stage_findings(ledger, CHANGED["criterion"][0](dossier_of(folder)))
    assert [f.code for f in found] == ["S105", "S106"]


def test_a_clock_set_back_is_said(tmp_path: Path) -> None:
    """A line dated before the one above it is a warning."""
    folder = placed(tmp_path)
    sealed(folder, "notice")
    record(folder, time=NOON - timedelta(hours=1), who=WHO, what="issue")
    ledger = ledger_of(folder)
    assert ledger is not None
    found: tuple[Finding, ...] = stage_findings(ledger, dossier_of(folder))
    assert [(f.code, str(f.severity)) for f in found] == [("S107", "warning")]
