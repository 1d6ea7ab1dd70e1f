"""Promises about folders of many dossiers: each is found, and none is taken apart."""

from pathlib import Path

from openpyxl import Workbook

from evaluation.dossier.reading.archive import dossiers_in


def book(path: Path, sheet: str) -> None:
    """Write a workbook with one sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Workbook()
    made.active.title = sheet
    made.save(path)


def test_each_dossier_of_a_year_is_found(tmp_path: Path) -> None:
    """Workbooks and JSON documents count, at any depth; hidden folders and other files do not."""
    book(tmp_path / "first half" / "a" / "tender.xlsx", "采购项目")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "dossier.json").write_text("{}")
    book(tmp_path / ".old" / "c" / "tender.xlsx", "Tender")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "read me.txt").write_text("")
    names = [path.relative_to(tmp_path).as_posix() for path in dossiers_in(tmp_path)]
    assert names == ["b", "first half/a"]


def test_a_dossier_is_not_taken_apart(tmp_path: Path) -> None:
    """Mark sheets in a folder of their own belong to the dossier above them."""
    book(tmp_path / "tender.xlsx", "Tender")
    book(tmp_path / "marks" / "E01.xlsx", "Marks E01")
    assert dossiers_in(tmp_path) == []
    (tmp_path / "tender.xlsx").rename(tmp_path / "marks" / "tender.xlsx")
    assert dossiers_in(tmp_path / "marks") == []


def test_a_damaged_workbook_counts(tmp_path: Path) -> None:
    """What cannot be opened is a dossier too, so that it is told and not passed over."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "tender.xlsx").write_bytes(b"no workbook")
    assert dossiers_in(tmp_path) == [tmp_path / "a"]


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    """A single workbook or JSON document is a dossier, not a folder of them."""
    book(tmp_path / "tender.xlsx", "Tender")
    assert dossiers_in(tmp_path / "tender.xlsx") == []
