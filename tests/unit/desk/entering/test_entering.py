"""A decision is entered whole, exactly and on record, or not at all."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evaluation.core.errors import TenderError, Unusable
from evaluation.desk.entering.entering import EnteredDecision, enter, entry
from evaluation.desk.entering.taking_over import finish, note_path
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.workbooks import write_workbook
from evaluation.ledger.ledger import ledger_of, ledger_path
from evaluation.ledger.sealing import seal
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"
NOW = datetime(2026, 3, 26, 10, 0, tzinfo=UTC)
TIE = {
    "what": "并列处理", "subject": "L04", "decision": "抽签", "reason": "总分、报价均相同。",
    "who": "评标委员会", "when": "2026-03-26 09:30",
}  # fmt: skip
FAILED = {
    "bid": "B0101", "stage": "资格审查", "requirement": "独立承担民事责任的能力", "passed": "否",
    "reason": "登记证书已过有效期。", "evidence": "第3页", "note": "",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped example."""
    return shutil.copytree(EXAMPLE, tmp_path / "dossier")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def planned(path: Path, key: str = "rulings", **changed: str) -> EnteredDecision:
    """Return the ruling, or the screening decision, with some cells changed."""
    return entry(read(path), key, [{**(TIE if key == "rulings" else FAILED), **changed}])


def refused(path: Path, key: str = "rulings", **changed: str) -> TenderError:
    """Return why a decision is refused; nothing of the dossier has changed."""
    before = bytes_of(path)
    with pytest.raises(TenderError) as caught:
        planned(path, key, **changed)
    assert bytes_of(path) == before
    return caught.value


def test_a_ruling_stands_in_its_workbook_and_in_the_ledger(folder: Path) -> None:
    """One row more, everything else as it was, and a line that says who, why and what."""
    before = read(folder).dossier
    ledger = enter(planned(folder), who="张三", time=NOW)
    after = read(folder)
    assert before and after.dossier
    *old, new = after.dossier.rulings
    assert tuple(old) == before.rulings
    assert (new.what, new.subject, new.decision) == ("tie", "L04", "抽签")
    assert new.when == datetime(2026, 3, 26, 9, 30)  # noqa: DTZ001 - as the sheet has it
    assert str(new.at("what")) == "tender.xlsx[评审决定!A6]"
    (line,) = ledger.entries
    assert (line.who, line.what, line.stage) == ("张三", "enter", "ranking")
    assert line.reason == TIE["reason"]
    assert line.details["place"] == "tender.xlsx[评审决定!6]"
    assert not ledger.staged


def test_a_screening_decision_is_replaced_with_a_reason(folder: Path) -> None:
    """The same bid and requirement stand once; what stood there is kept in the ledger."""
    change = planned(folder, "screening")
    with pytest.raises(Unusable):
        enter(change, who="张三", time=NOW)
    ledger = enter(change, who="张三", time=NOW, why="复核原件")
    after = read(folder).dossier
    assert after and len(after.screening) == 526
    assert (after.screening[0].passed, after.screening[0].evidence) == (False, "第3页")
    assert "passed yes" in ledger.entries[0].details["replaced"]
    assert ledger.entries[0].reason == "复核原件"


def test_what_is_not_said_anew_stays(folder: Path) -> None:
    """A column that is not named keeps its cell when a decision is replaced."""
    said = {key: FAILED[key] for key in ("bid", "requirement", "passed", "reason")}
    enter(entry(read(folder), "screening", [said]), who="张三", time=NOW, why="复核")
    after = read(folder).dossier
    assert after and after.screening[0].evidence == "登记证书（营业执照）"


def test_blanks_and_nonsense_are_named_together(folder: Path) -> None:
    """Every cell that has to be put right, at once."""
    problem = refused(folder, subject="", what="?", when="昨天", who="", reason="")
    assert [finding.code for finding in problem.findings] == [
        "D014",
        "D010",
        "D010",
        "D010",
        "D013",
    ]


@pytest.mark.parametrize("text", ["=1+1", " =cmd|' /C calc'!A0", "+86", "@SUM(A1)", "-1+2", "＝1"])
def test_formulas_are_refused(folder: Path, text: str) -> None:
    """Nothing goes into a cell that a spreadsheet program would run once it is copied."""
    assert [each.code for each in refused(folder, reason=text).findings] == ["D061"]


def test_who_is_not_there_is_refused(folder: Path) -> None:
    """A misspelt subject would decide nothing; the finding is that of reading."""
    assert [each.code for each in refused(folder, subject="L99").findings] == ["R102"]


def test_the_same_decision_twice_is_refused(folder: Path) -> None:
    """A form that is sent twice writes one row."""
    enter(planned(folder), who="张三", time=NOW)
    assert isinstance(refused(folder), Unusable)
    assert len(read(folder).usable().rulings) == 5


def test_a_sealed_stage_takes_no_entry(folder: Path) -> None:
    """Screening is closed with its stage; rulings go on until the ranking is sealed."""
    for stage in ("notice", "opening", "screening"):
        seal(folder, read(folder).usable(), stage, who="李四", time=NOW)
    problem = refused(folder, "screening")
    assert {each.code for each in problem.findings} == {"S106"}
    enter(planned(folder), who="张三", time=NOW)
    for stage in ("technical_marks", "price", "ranking"):
        seal(folder, read(folder).usable(), stage, who="李四", time=NOW)
    assert refused(folder, when="2026-03-26 11:00").findings


def test_nobody_is_refused(folder: Path) -> None:
    """A line of the ledger names a person."""
    before = bytes_of(folder)
    with pytest.raises(Unusable):
        enter(planned(folder), who="  ", time=NOW)
    assert bytes_of(folder) == before


@pytest.mark.parametrize("lock", ["~$tender.xlsx", ".~lock.tender.xlsx#"])
def test_an_open_workbook_is_refused(folder: Path, lock: str) -> None:
    """The program that has it open would write over the row."""
    (folder / lock).touch()
    assert isinstance(refused(folder), Unusable)


def test_a_workbook_that_changed_meanwhile_is_refused(folder: Path) -> None:
    """What was prepared on other sheets is not written over them."""
    change, other = planned(folder), planned(folder, when="2026-03-26 11:00")
    enter(other, who="张三", time=NOW)
    with pytest.raises(Unusable):
        enter(change, who="张三", time=NOW)
    assert len(read(folder).usable().rulings) == 5


def test_a_stop_before_the_ledger_is_made_good(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the row stands and the line is missing, the next who comes writes it."""
    from evaluation.desk.entering import taking_over

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(taking_over, "_record", stopped)
        enter(planned(folder), who="张三", time=NOW)
    assert len(read(folder).usable().rulings) == 5 and not ledger_path(folder).is_file()
    finish(folder)
    ledger = ledger_of(folder)
    assert ledger and [line.what for line in ledger.entries] == ["enter"]
    assert not note_path(folder).exists()


def test_a_single_workbook_takes_entries(folder: Path) -> None:
    """Its ledger stands beside it."""
    path = folder.parent / "one.xlsx"
    write_workbook(read(folder).usable(), path, "zh")
    enter(planned(path), who="张三", time=NOW)
    assert len(read(path).usable().rulings) == 5
    assert ledger_path(path).is_file()


def test_a_folder_without_the_sheet_gets_a_workbook(folder: Path) -> None:
    """The example without its rulings: a workbook of their own is begun."""
    from dataclasses import replace

    from evaluation.dossier.writing.folder_writing import write_folder

    bare = folder.parent / "bare"
    write_folder(replace(read(folder).usable(), rulings=()), bare, "zh")
    enter(planned(bare), who="张三", time=NOW)
    enter(planned(bare, when="2026-03-26 11:00"), who="张三", time=NOW)
    assert [each.at().workbook for each in read(bare).usable().rulings] == ["rulings.xlsx"] * 2


def test_json_is_refused(tmp_path: Path) -> None:
    """A JSON document has no cells; the person is told to convert it."""
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps({"tender": {}}), "utf-8")
    with pytest.raises(TenderError):
        planned(path)
