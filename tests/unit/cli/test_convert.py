"""``tender convert``: any form into any other, never over or into a person's work."""

from itertools import pairwise
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.document_writing import write_document
from tests.unit.dossier.dossiers import small


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A dossier as a JSON document."""
    path = tmp_path / "a.json"
    path.write_text(write_document(small()), "utf-8")
    return path


def test_round_the_forms(source: Path, tmp_path: Path) -> None:
    """Document, workbook, folder and back, in both languages, is the same document."""
    steps = ["a.json", "b.xlsx", "c", "d.xlsx", "e", "f.json"]
    for number, (before, after) in enumerate(pairwise(steps)):
        lang = "zh" if number % 2 else "en"
        assert main(["convert", f"{tmp_path / before}", f"{tmp_path / after}", "--lang", lang]) == 0
    assert (tmp_path / "f.json").read_bytes() == source.read_bytes()


@pytest.mark.parametrize("name", ["b.json", "b.xlsx"])
def test_a_file_is_kept_without_force(source: Path, tmp_path: Path, name: str) -> None:
    """A file that is there stays, unless --force says otherwise."""
    target = tmp_path / name
    target.write_text("mine")
    assert main(["convert", str(source), str(target)]) == 2
    assert target.read_text() == "mine"
    assert main(["convert", str(source), str(target), "--force"]) == 0
    assert read(target).dossier == small()


def test_a_replaced_folder_is_kept_beside(source: Path, tmp_path: Path) -> None:
    """With --force an old folder moves aside; nothing in it is lost."""
    target = tmp_path / "b"
    target.mkdir()
    (target / "notes.txt").write_text("mine")
    assert main(["convert", str(source), str(target)]) == 2
    assert main(["convert", str(source), str(target), "--force"]) == 0
    assert (tmp_path / "b.old" / "notes.txt").read_text() == "mine"
    assert read(target).dossier == small()


def test_refused_targets(source: Path, tmp_path: Path) -> None:
    """Other kinds of files, and places inside the source, are refused."""
    assert main(["convert", str(source), str(tmp_path / "b.ods")]) == 2
    assert main(["convert", str(source), str(tmp_path / "b")]) == 0
    assert main(["convert", str(tmp_path / "b"), str(tmp_path / "b" / "all.xlsx")]) == 2
    assert read(tmp_path / "b").dossier == small()


def test_a_dossier_with_errors_is_not_converted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read completely is not written; the errors are named."""
    broken = tmp_path / "a.json"
    broken.write_text('{"tender": {"id": "T1"}}', "utf-8")
    assert main(["convert", str(broken), str(tmp_path / "b.xlsx")]) != 0
    assert "a.json[tender!title] error D010" in capsys.readouterr().err
    assert not (tmp_path / "b.xlsx").exists()
