"""The chooser lists the dossiers of a folder and opens the one that is chosen."""

import shutil
from pathlib import Path

import pytest

from evaluation.display.chooser import choose_dossier, dossiers_in
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.workbooks import write_workbook
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a working folder with two dossiers and much that is none."""
    shutil.copytree(EXAMPLE, tmp_path / "b-spring")
    write_workbook(read(EXAMPLE).usable(), tmp_path / "a-autumn.xlsx", "zh")
    (tmp_path / "out").mkdir()
    shutil.copy(tmp_path / "a-autumn.xlsx", tmp_path / "out" / "printed.xlsx")
    shutil.copy(EXAMPLE / "marks" / "E01.xlsx", tmp_path / "marks-only.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    (tmp_path / "notes.ipynb").write_text("{}", "utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_only_dossiers_are_listed(folder: Path) -> None:
    """Folders and workbooks with a Tender sheet; not what was printed, not what is broken."""
    assert [path.name for path in dossiers_in(folder)] == ["a-autumn.xlsx", "b-spring"]
    assert dossiers_in(folder / "nowhere") == ()


def test_the_one_that_is_chosen_opens(folder: Path) -> None:
    """Its findings are shown, and later cells use it."""
    choice = choose_dossier(folder)
    assert choice.dossier.path.name == "a-autumn.xlsx"
    assert choice.panel is not None
    choice.panel.controls["which"].value = folder / "b-spring"
    assert choice.dossier.path.name == "b-spring"
    (output,) = choice.panel.said.outputs
    assert "QHWL-2026-011" in output["data"]["text/html"]
    assert choice.dossier.ranking("L01").title == "评审结果"


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    """No list, no traceback; the cell tells where to put a dossier."""
    choice = choose_dossier(tmp_path, "en")
    assert "put one there" in choice._repr_mimebundle_()["text/html"]
    assert choice.dossier.ranking().title == "This cannot go on"
