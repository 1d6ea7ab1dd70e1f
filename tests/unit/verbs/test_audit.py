"""``evaluation.audit``: a verdict, each difference with its reason, or one sentence."""

from pathlib import Path
from shutil import copy

import pytest
from openpyxl import load_workbook

import evaluation
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
    verdict = evaluation.audit(recorded, lang="en")
    assert verdict.equal and repr(verdict) == "<small-audit.xlsx: equal>"
    face = verdict.face()
    assert face.remarks[0].startswith("Equal: all") and not face.rows
    assert "does not mean" in face.remarks[-1]


def test_each_difference_has_place_and_reason(recorded: Path, tmp_path: Path) -> None:
    """The causes stand first, marked; what follows from them comes after."""
    verdict = evaluation.audit(spoiled(recorded, tmp_path / "spoiled.xlsx"), lang="en")
    frame = verdict.frame()
    assert not verdict.equal and len(frame) == len(verdict.differences)
    assert len(frame) and all(frame["place"]) and all(frame["reason"])
    assert "follows" not in frame.loc[0, "reason"]


def test_a_folder_of_many_is_a_row_each_the_worst_first(recorded: Path, tmp_path: Path) -> None:
    """One that cannot be read is a row too."""
    copy(recorded, tmp_path / "a.xlsx")
    spoiled(recorded, tmp_path / "b.xlsx")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 broken")
    audited = evaluation.audit(tmp_path, lang="en")
    assert not audited.equal and len(audited.rows) == 3
    frame = audited.frame()
    assert list(frame["verdict"]) == ["cannot be audited", "differs", "equal"]


def test_a_folder_of_one_is_audited_itself(recorded: Path, tmp_path: Path) -> None:
    """What was printed into a folder of its own gives its verdict."""
    copy(recorded, tmp_path / "a.xlsx")
    assert evaluation.audit(tmp_path, lang="en").face().remarks[0].startswith("Equal")


@pytest.mark.parametrize("name", ["", "nowhere", "nowhere.xlsx", "text.pdf", "text.xlsx"])
def test_what_records_no_result_is_told(name: str, tmp_path: Path) -> None:
    """An empty folder, no file, a file of another kind: a sentence, no traceback."""
    (tmp_path / "text.pdf").write_text("no PDF", "utf-8")
    (tmp_path / "text.xlsx").write_text("no workbook", "utf-8")
    path = tmp_path / "empty" if not name else tmp_path / name
    (tmp_path / "empty").mkdir()
    with pytest.raises(evaluation.TenderError) as caught:
        evaluation.audit(path, lang="zh")
    assert str(caught.value) == caught.value.text.zh
