"""Faces as files: the exact text, the number beside it, and nothing that a stranger could run."""

from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from evaluation.core.table import Cell, Column, Table, row
from evaluation.core.text import Text
from evaluation.display.face import Face
from evaluation.display.opening import OpenDossier, open_dossier
from evaluation.resources import shipped

COLUMNS = (
    Column(key="who", head=Text("谁", "Who")),
    Column(key="total", head=Text("总分", "Total"), kind="number"),
)


@pytest.fixture(scope="module")
def dossier() -> OpenDossier:
    """The shipped example, opened in English."""
    return open_dossier(shipped("tenders") / "qinghe-2026", "en")


def face(who: str = "A") -> Face:
    """A face of one row, whose number has no end in decimals."""
    third = Cell(Fraction(1, 3), shown=Text("0.33", "0.33"))
    table = Table(key="t", title=Text("表", "T"), columns=COLUMNS, rows=(row(who, third),))
    return Face(table=table, lang="en")


def test_a_workbook_has_the_exact_text_and_the_number_beside_it(tmp_path: Path) -> None:
    """Text cells hold what was shown; a column named so holds what can be calculated with."""
    said = face().save(tmp_path / "t.xlsx")
    assert said.title == "Saved"
    page = load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert [cell.value for cell in page[1]] == ["Who", "Total", "Total (number)"]
    assert [cell.value for cell in page[2]] == ["A", "0.33", pytest.approx(1 / 3)]
    assert page["B2"].data_type == "s"


@pytest.mark.parametrize("hostile", ["=1+1", "@SUM(1)", "http://x.test", "+cmd|' /C calc'!A0"])
def test_what_was_typed_never_becomes_a_formula_or_a_link(hostile: str, tmp_path: Path) -> None:
    """It stands in the workbook as text."""
    face(hostile).save(tmp_path / "t.xlsx")
    cell = load_workbook(tmp_path / "t.xlsx").worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (hostile, "s", None)


def test_the_same_face_gives_the_same_bytes_and_may_be_saved_again(tmp_path: Path) -> None:
    """A cell that is run again tells of no error; another content is not written over."""
    first = tmp_path / "t.xlsx"
    face().save(first)
    before = first.read_bytes()
    assert face().save(first).title == "Saved"
    refused = face("B").save(first)
    assert refused.title == "This cannot go on" and "force=True" in refused.remarks[0]
    assert "--" not in refused.remarks[0] and first.read_bytes() == before
    assert face("B").save(first, force=True).title == "Saved"


def test_pictures_are_saved_each_under_a_number(dossier: OpenDossier, tmp_path: Path) -> None:
    """Three pictures of a lot, three files; saved again they are the same."""
    pictures = dossier.pictures("L02")
    assert len(pictures.pictures) == 3
    for _ in range(2):
        said = pictures.save(tmp_path / "L02.png")
        assert [Path(path).name for path in said.frame()["path"]] == [
            "L02-1.png", "L02-2.png", "L02-3.png"
        ]  # fmt: skip
    assert all(path.read_bytes()[:4] == b"\x89PNG" for path in tmp_path.iterdir())


@pytest.mark.parametrize("name", ["t.png", "t.csv", "t"])
def test_what_cannot_be_saved_is_told(name: str, tmp_path: Path) -> None:
    """A table without a picture, or an unknown ending: a sentence, and no file."""
    assert face().save(tmp_path / name).title == "This cannot go on"
    assert list(tmp_path.iterdir()) == []
