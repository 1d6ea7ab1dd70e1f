"""The empty dossier: complete, explained, ready to fill in, and refused over existing work."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from evaluation.core.errors import Unusable
from evaluation.core.glossary import glossary
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.guide import guide_lines
from evaluation.dossier.reading.reading import read
from evaluation.dossier.schema import OFFERED, ORDER, sheet
from evaluation.dossier.writing.template import EXPERTS, template_files, write_template


@pytest.mark.parametrize("lang", LANGS)
def test_only_what_a_person_must_know_is_missing(tmp_path: Path, lang: Lang) -> None:
    """The reader finds every sheet in order and asks only for required cells and rows and rows."""
    write_template(tmp_path / "d", lang, "cn_open_comprehensive")
    reading = read(tmp_path / "d")
    assert {table.key for table in reading.tables} == {*OFFERED, "marks"}
    assert {finding.code for finding in reading.findings} == {"D003", "D010"}
    missing = {str(f.place) for f in reading.findings if "tender" in str(f.place)}
    tab = sheet("tender").label(lang)
    assert {f"tender.xlsx[{tab}!{cell}]" for cell in ("B2", "B3", "B4", "B15")} <= missing


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_explains_every_column(lang: Lang) -> None:
    """The Guide stands first and has a line for each column of each sheet."""
    rows = [cells for style, cells in guide_lines(lang) if style == "row"]
    assert len(rows) == sum(len(sheet(key).columns) for key in OFFERED)
    assert all(all(cells) for cells in rows)


def test_the_guide_is_the_first_sheet(tmp_path: Path) -> None:
    """A person who opens the first workbook sees how to fill it in."""
    write_template(tmp_path / "d", "zh")
    book = openpyxl.load_workbook(tmp_path / "d" / "tender.xlsx")
    assert book.sheetnames[0] == glossary()["guide"].zh
    assert sorted(path.stem for path in (tmp_path / "d" / "marks").iterdir()) == list(EXPERTS)


def test_the_template_has_the_same_bytes() -> None:
    """Two empty dossiers are the same, byte for byte."""
    assert template_files("zh", "cn_open_comprehensive") == template_files(
        "zh", "cn_open_comprehensive"
    )


def test_a_filled_template_is_a_dossier(tmp_path: Path) -> None:
    """What a person types into the cells of the template is read without a finding."""
    folder = tmp_path / "d"
    write_template(folder, "zh", "cn_open_comprehensive")
    book = openpyxl.load_workbook(folder / "tender.xlsx")
    day = datetime(2026, 3, 1)  # noqa: DTZ001 - local time
    for cell, value in {"B2": "T1", "B3": "采购", "B4": "文化局", "B15": day}.items():
        book["采购项目"][cell] = value
    book["采购包"].append(["L01", "流动演出", None, None, "农村"])
    for row in (["T1", None, None, "方案", "主观", 90], ["P", None, None, "报价", "价格", 10]):
        book["评审因素"].append(row)
    for row, name in enumerate("甲乙丙丁戊", start=2):
        book["评审小组"].cell(row, 2, name)
    book.save(folder / "tender.xlsx")
    book = openpyxl.load_workbook(folder / "bids.xlsx")
    book["供应商"].append(["S01", "星河艺术中心"])
    book["响应文件"].append(["B01", "L01", "S01", None, 90000])
    book.save(folder / "bids.xlsx")
    for expert in EXPERTS:
        book = openpyxl.load_workbook(folder / "marks" / f"{expert}.xlsx")
        page = book.active
        for cell, value in {"B3": "L01", "D4": "B01", "A5": "T1", "D5": 80.5}.items():
            assert not page[cell].protection.locked
            page[cell] = value
        book.save(folder / "marks" / f"{expert}.xlsx")
    reading = read(folder)
    assert not [finding.line("en") for finding in reading.findings]
    assert len(reading.usable().marks) == 5


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_that_is_too_long_for_a_cell_stands_in_the_guide(tmp_path: Path, lang: Lang) -> None:
    """The drop-downs of methods and formulas offer what the Guide lists, each of them by its name."""
    write_template(tmp_path / "d", lang)
    book = openpyxl.load_workbook(tmp_path / "d" / "tender.xlsx")
    guide = book[glossary()["guide"].say(lang)]
    for key, column in (("tender", "method"), ("criteria", "model")):
        page, offered = book[sheet(key).label(lang)], sheet(key).column(column).proposals(lang)
        (rule,) = (
            each for each in page.data_validations.dataValidation
            if each.type == "list" and guide.title in (each.formula1 or "")
        )  # fmt: skip
        cells = guide[rule.formula1.split("!")[1].replace("$", "")]
        assert tuple(cell.value for (cell,) in cells) == offered and not rule.showErrorMessage


def test_what_nothing_reads_yet_is_not_offered() -> None:
    """No empty dossier has a sheet that is only described, and no guide explains it."""
    reserved = {key for key in ORDER if sheet(key).reserved}
    filed = {key for key in ORDER if sheet(key).filed}
    assert reserved | filed == {*ORDER} - {*OFFERED}
    assert (reserved, filed) == ({"catalogue", "orders"}, {"own_law"})
    names = {glossary()[key].zh for key in reserved}
    assert not names & {cells[0] for style, cells in guide_lines("zh") if style == "section"}


def test_no_work_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything is refused and left as it is."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(Unusable):
        write_template(tmp_path, "zh")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
