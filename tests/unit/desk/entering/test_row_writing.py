"""A row is written into a workbook, and nothing else of it changes."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from evaluation.desk.entering.row_writing import with_row
from evaluation.dossier.reading.xlsx import parts_of, read_grids
from evaluation.resources import shipped

WORKBOOK = shipped("tenders") / "qinghe-2026" / "tender.xlsx"
SHEET = "评审决定"


def part() -> str:
    """Return the path of the sheet's XML in the shipped workbook."""
    return parts_of(WORKBOOK, "")[1][SHEET]


def rows(data: bytes, folder: Path, tab: str = SHEET) -> list[list[object]]:
    """Return the cells of a sheet of the workbook `data`."""
    path = folder / "written.xlsx"
    path.write_bytes(data)
    (grid,) = (grid for grid in read_grids(path, "") if grid.name == tab)
    return [list(row) for row in grid.rows]


def sheet_of(xml: str) -> bytes:
    """Return a workbook whose one sheet, Sheet, has `xml` as its body."""
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, xml.encode() if "worksheets/" in entry.filename else data)
    return out.getvalue()


def page(inside: str, prefix: str = "") -> str:
    """Return the XML of a sheet that holds `inside`."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    name = f":{prefix}" if prefix else ""
    tag = f"{prefix}:" if prefix else ""
    return f'<{tag}worksheet xmlns{name}="{space}">{inside}</{tag}worksheet>'


def test_all_other_parts_keep_their_bytes() -> None:
    """Styles, texts, other sheets, their order and their dates stay as they are."""
    written = with_row(WORKBOOK.read_bytes(), part(), 5, {0: "x"}, like=4)
    with zipfile.ZipFile(WORKBOOK) as old, zipfile.ZipFile(io.BytesIO(written)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        dates = [entry.date_time for entry in old.infolist()]
        assert dates == [entry.date_time for entry in new.infolist()]
    assert changed == [part()]
    assert written == with_row(WORKBOOK.read_bytes(), part(), 5, {0: "x"}, like=4)


def test_a_new_row_looks_like_the_one_above(tmp_path: Path) -> None:
    """Formats, drop-downs, frozen panes, widths and protection are those of the sheet."""
    when = datetime(2026, 3, 26, 9, 50, 59)  # noqa: DTZ001 - as the sheet has it
    data = with_row(WORKBOOK.read_bytes(), part(), 5, {0: "并列处理", 7: when}, like=4)
    (tmp_path / "new.xlsx").write_bytes(data)
    old = openpyxl.load_workbook(WORKBOOK)[SHEET]
    new = openpyxl.load_workbook(tmp_path / "new.xlsx")[SHEET]
    for column in range(1, 10):
        above, fresh = new.cell(5, column), new.cell(6, column)
        assert fresh.number_format == above.number_format
        assert fresh.style_id == above.style_id
        assert fresh.protection.locked is False
    assert new.cell(6, 8).value == when
    assert new.freeze_panes == old.freeze_panes and new.protection.sheet
    assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)


@pytest.mark.parametrize("text", ["<b>&amp;", "两行\n第二行", " 空格 ", "=1+1", "𠮷", "_x0041_"])
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    """Whatever it holds: markup, lines, blanks at its ends, the beginning of a formula."""
    data = with_row(WORKBOOK.read_bytes(), part(), 5, {5: text})
    assert rows(data, tmp_path)[5][5] == text
    (grid,) = (g for g in read_grids(tmp_path / "written.xlsx", "") if g.name == SHEET)
    assert not grid.formulas


def test_cells_that_are_not_named_stay(tmp_path: Path) -> None:
    """A row that is there keeps its other cells, and None empties one."""
    before = rows(WORKBOOK.read_bytes(), tmp_path)[4]
    after = rows(with_row(WORKBOOK.read_bytes(), part(), 4, {4: "B0402", 6: None}), tmp_path)[4]
    assert after[4] == "B0402" and after[6] is None
    assert [cell for at, cell in enumerate(after) if at not in (4, 6)] == [
        cell for at, cell in enumerate(before) if at not in (4, 6)
    ]


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize(
    "inside",
    [
        "<{0}sheetData/>",
        "<{0}sheetData></{0}sheetData>",
        '<{0}sheetData><{0}row r="1"><{0}c r="A1"><{0}v>7</{0}v></{0}c></{0}row></{0}sheetData>',
        '<{0}sheetData><{0}row r="3" spans="1:1"/></{0}sheetData>',
        '<{0}sheetData><{0}row r="3"><{0}c r="A3" s="0"/></{0}row><{0}row r="9"/></{0}sheetData>',
        "<{0}sheetData><{0}row><{0}c><{0}v>7</{0}v></{0}c></{0}row><{0}row/></{0}sheetData>",
    ],
)
def test_sheets_of_any_writer(inside: str, prefix: str, tmp_path: Path) -> None:
    """Empty sheets, rows without numbers, empty rows that stand there, names with a prefix."""
    workbook = sheet_of(page(inside.format(f"{prefix}:" if prefix else ""), prefix))
    data = with_row(workbook, "xl/worksheets/sheet1.xml", 2, {0: "a", 2: "c"})
    before, after = rows(workbook, tmp_path, "Sheet"), rows(data, tmp_path, "Sheet")
    assert after[2][:3] == ["a", None, "c"]
    assert [row[0] for row in after[:2]] == [row[0] if row else None for row in (*before, [], [])][
        :2
    ]


def test_another_encoding_is_refused() -> None:
    """Bytes are put into the XML, so it has to be the one that they are in."""
    xml = '<?xml version="1.0" encoding="iso-8859-1"?>' + page("<sheetData/>")
    with pytest.raises(ValueError, match="UTF-8"):
        with_row(sheet_of(xml), "xl/worksheets/sheet1.xml", 0, {0: "a"})
