"""An audit in a notebook: a verdict, each difference with its reason, and never a traceback."""

from pathlib import Path
from shutil import copy

import pytest
from openpyxl import load_workbook

from evaluation.auditing.archive_audit import RANK
from evaluation.auditing.difference import Verdict
from evaluation.core.text import Text
from evaluation.display import audit
from evaluation.display.auditing import VERDICTS, verdict_face
from evaluation.pipeline import examine
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook

SMALL = shipped("tenders") / "published" / "003-wb-quality-threshold"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audit workbook of a small tender."""
    path = tmp_path_factory.mktemp("recorded") / "small-audit.xlsx"
    examined = examine(SMALL)
    path.write_bytes(audit_workbook(examined.scored, "en", checked=examined.checked))
    return path


def spoiled(source: Path, target: Path) -> Path:
    """A copy of a workbook in which a mark was raised after the record was made."""
    book = load_workbook(source)
    book["Marks E1"]["D5"] = 9
    book.save(target)
    return target


def test_an_equal_result_is_told_with_what_it_does_not_mean(recorded: Path) -> None:
    """Equal, how many cells were compared, and that inputs may still be untrue."""
    face = audit(recorded, "en")
    assert face.remarks[0].startswith("Equal: all") and not face.rows
    assert "does not mean" in face.remarks[-1]


def test_what_cannot_all_be_redone_is_not_called_equal() -> None:
    """It is said in its own words, with what was not redone."""
    undone = (Text("计划未重做", "the plan was not redone"),)
    verdict = Verdict(what="a.pdf", tender="T", compared=7, differences=(), undone=undone)
    face = verdict_face(verdict, "en")
    assert face.remarks[0].startswith("Not all of it") and undone[0].en in face.remarks


def test_each_difference_has_place_and_reason(recorded: Path, tmp_path: Path) -> None:
    """The causes stand first, marked; what follows from them comes after."""
    frame = audit(spoiled(recorded, tmp_path / "spoiled.xlsx"), "en").frame()
    assert len(frame) and all(frame["place"]) and all(frame["reason"])
    assert "follows" not in frame.loc[0, "reason"]


def test_a_folder_of_many_is_a_row_each_the_worst_first(recorded: Path, tmp_path: Path) -> None:
    """One that cannot be read is a row too."""
    copy(recorded, tmp_path / "a.xlsx")
    spoiled(recorded, tmp_path / "b.xlsx")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 broken")
    frame = audit(tmp_path, "en").frame()
    assert list(frame["verdict"]) == ["cannot be audited", "differs", "equal"]


def test_every_verdict_of_an_archive_has_words() -> None:
    """No verdict that an archive can give is unknown here."""
    assert set(RANK) == set(VERDICTS)


def test_a_folder_of_one_is_audited_itself(recorded: Path, tmp_path: Path) -> None:
    """What was printed into a folder of its own gives its verdict."""
    copy(recorded, tmp_path / "a.xlsx")
    assert audit(tmp_path, "en").remarks[0].startswith("Equal")


@pytest.mark.parametrize("name", ["", "nowhere", "nowhere.xlsx", "text.pdf", "text.xlsx"])
def test_what_records_no_result_is_told(name: str, tmp_path: Path) -> None:
    """An empty folder, no file, a file of another kind: a sentence, no traceback."""
    (tmp_path / "text.pdf").write_text("no PDF", "utf-8")
    (tmp_path / "text.xlsx").write_text("no workbook", "utf-8")
    path = tmp_path / "empty" if not name else tmp_path / name
    (tmp_path / "empty").mkdir()
    face = audit(path, "zh")
    assert face.title == "无法继续" and "内部错误" not in face.remarks[0]
