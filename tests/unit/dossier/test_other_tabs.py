"""Tabs that the sheet Tender names as no part of the dossier."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from evaluation.core.glossary import term
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.reading.reading import read
from evaluation.dossier.schema import sheet
from evaluation.dossier.writing.workbooks import workbook_bytes
from tests.unit.dossier.dossiers import small

ROW = [column.key for column in sheet("tender").columns].index("other_tabs") + 2


def told(path: Path, lang: Lang, typed: str, *tabs: str) -> list[str]:
    """Return severity, code and place of what reading a workbook with further tabs finds."""
    path.write_bytes(workbook_bytes(small(), lang))
    book = load_workbook(path)
    book[term("tender", lang)].cell(ROW, 2).value = typed
    for tab in tabs:
        book.create_sheet(tab).append(["x", 1])
    book.save(path)
    return [f"{each.severity} {each.code} {each.place.sheet}" for each in read(path).findings]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("typed", ["草稿、My list", "草稿,my list", "草稿；My  list"])
def test_named_tabs_are_no_error(tmp_path: Path, lang: Lang, typed: str) -> None:
    """Each tab in the list is a note, however the names are separated; another one is an error."""
    found = told(tmp_path / "d.xlsx", lang, typed, "草稿", "My list", "甲乙")
    assert found == ["note D005 草稿", "note D005 My list", "error D005 甲乙"]


@pytest.mark.parametrize(
    "typed", ["评审决定", "Rulings", "评审决定表", "Ruling", "评分 E01", "bids"]
)
def test_our_sheets_cannot_be_named(tmp_path: Path, typed: str) -> None:
    """The name of a sheet of ours, or one near to it, is an error at its cell."""
    assert told(tmp_path / "d.xlsx", "zh", typed) == ["error D037 采购项目"]


def test_a_near_name_is_not_put_apart(tmp_path: Path) -> None:
    """A tab that is like a sheet of ours stays an error, whatever the list says."""
    found = told(tmp_path / "d.xlsx", "zh", "評審決定表", "評審決定表")
    assert found == ["error D005 評審決定表", "error D037 采购项目"]


def test_a_tab_that_is_not_there(tmp_path: Path) -> None:
    """A name of no tab is a warning; of an empty tab it is none."""
    assert told(tmp_path / "d.xlsx", "en", "nowhere") == ["warning D038 Tender"]
    path = tmp_path / "e.xlsx"
    book = load_workbook(tmp_path / "d.xlsx")
    book.create_sheet("nowhere")
    book.save(path)
    assert read(path).findings == ()
