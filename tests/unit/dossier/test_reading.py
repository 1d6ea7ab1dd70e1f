"""However a bureau spreads its sheets over files, the same dossier is read, and nothing is missed."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.glossary import term
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.cells import CellProblem, id_text, read_cell
from evaluation.dossier.reading.dossier_files import DOCUMENT
from evaluation.dossier.reading.reading import read
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.reading.xlsx import read_grids
from evaluation.dossier.schema import SheetColumn, sheet
from evaluation.dossier.writing.document_writing import write_document
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.dossier.writing.workbooks import write_workbook
from tests.dossiers.workbooks import NAME, Book, good, rewritten, ruling

BIDS = "xl/worksheets/sheet6.xml"


def codes(path: Path) -> list[str]:
    """Return the codes of what reading finds."""
    return [finding.code for finding in read(path).findings]


def reasons(path: Path) -> list[str]:
    """Return the codes and places for which nothing can be read."""
    with pytest.raises(Unusable) as stopped:
        read(path)
    return [f"{finding.code} {finding.place}" for finding in stopped.value.findings]


@pytest.mark.parametrize("lang", LANGS)
def test_one_workbook_a_folder_and_json_are_one_dossier(tmp_path: Path, lang: Lang) -> None:
    """All forms give the same records, without a finding."""
    write_workbook(good(), tmp_path / "one.xlsx", lang)
    write_folder(good(), tmp_path / "folder", lang)
    (tmp_path / "d.json").write_text(write_document(good()), "utf-8")
    for name in ("one.xlsx", "folder", "d.json"):
        reading = read(tmp_path / name)
        assert reading.findings == () and reading.usable() == good(), name


def test_columns_and_tabs_may_stand_in_any_order_and_case(tmp_path: Path) -> None:
    """Heads decide, not positions; small and capital letters are one; a title above is noted."""
    book = Book(good(), "en")
    page = book.page("bids")
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(1, page.max_row)
    page.append(["The bids as received", *[None] * 8])
    page.append([])
    for row in rows:
        page.append(row[::-1])
    page.title = "x"  # programs take BIDS for a second Bids
    page.title = "BIDS"
    book.pages.move_sheet(page, offset=-5)
    book.pages.save(tmp_path / NAME)
    found = [f"{each.severity} {each.code} {each.place}" for each in read(tmp_path / NAME).findings]
    assert found == [f"note D009 {NAME}[BIDS!A1]"]
    assert read(tmp_path / NAME).usable() == good()


def test_other_names_of_files(tmp_path: Path) -> None:
    """An ending in capitals is read; results, locks and hidden files are not; others are named."""
    write_workbook(good(), tmp_path / "d" / "TENDER.XLSX", "zh")
    for name in ("out/x.xlsx", "~$TENDER.xlsx", ".hidden/x.xlsx", "rulings.xls", "notes.txt"):
        (tmp_path / "d" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "d" / name).write_bytes(b"x")
    reading = read(tmp_path / "d")
    assert reading.dossier == good()
    assert [f"{each.severity} {each.code} {each.place}" for each in reading.findings] == [
        "note D023 notes.txt",
        "error D023 rulings.xls",
    ]


def test_files_that_lie_astray_are_named(tmp_path: Path) -> None:
    """Sheets among the results or hidden, whole dossiers there, misspelt templates: each once."""
    folder = tmp_path / "d"
    write_workbook(good(), folder / NAME, "zh")
    write_workbook(good(), folder / "out" / "other" / NAME, "zh")
    book = Book(good(), "zh")
    for name in [each for each in book.pages.sheetnames if each != term("bids", "zh")]:
        del book.pages[name]
    for name in ("out/rulings.xlsx", ".old/bids.xlsx", ".bids.xlsx"):
        (folder / name).parent.mkdir(exist_ok=True)
        book.pages.save(folder / name)
    (folder / ".facts.csv").write_text("B01,T2,5")
    (folder / "._tender.xlsx").write_bytes(b"\x00\x05\x16\x07")
    (folder / "templates").mkdir()
    for name in ("evaluation-report.html.j2", "letter.html.j2", "part.html.j2", "logo.png"):
        (folder / "templates" / name).write_text("{% include 'part.html.j2' %}")
    found = [f"{each.severity} {each.code} {each.place}" for each in read(folder).findings]
    assert found == [
        "error D023 .bids.xlsx",
        "error D023 .facts.csv",
        "warning D023 out/rulings.xlsx",
        "note D023 out/other",
        "warning D023 .old/bids.xlsx",
        "warning D023 templates/evaluation-report.html.j2",
    ]


def test_every_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """Two damaged files are two findings of one run."""
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(b"PK damaged")
    assert reasons(tmp_path) == ["D001 a.xlsx", "D001 b.xlsx"]


def test_what_is_no_dossier(tmp_path: Path) -> None:
    """No path, an empty folder, both forms at once, another file: a sentence each."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.txt").touch()
    write_workbook(good(), tmp_path / "both" / NAME, "zh")
    (tmp_path / "both" / DOCUMENT).write_text(write_document(good()), "utf-8")
    for name in ("nothing", "empty", "x.txt", "both"):
        assert reasons(tmp_path / name) == [f"D001 {name}"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A dossier is what lies in its folder; a link to elsewhere is named."""
    write_workbook(good(), tmp_path / "elsewhere.xlsx", "zh")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / NAME).symlink_to(tmp_path / "elsewhere.xlsx")
    assert reasons(tmp_path / "d") == ["D001 d", f"D023 {NAME}"]


def test_drop_downs_of_newer_programs_are_no_formulas(tmp_path: Path) -> None:
    """Formulas behind a list of values belong to no cell, whichever cell stands before them."""
    write_workbook(good(), tmp_path / NAME, "en")
    extra = b"<extLst><ext><x14:f xmlns:x14='x'>Lots!$A$2</x14:f></ext></extLst></worksheet>"
    rewritten(
        tmp_path / NAME,
        lambda parts: parts.update({BIDS: parts[BIDS].replace(b"</worksheet>", extra)}),
    )
    assert codes(tmp_path / NAME) == []
    assert not any(grid.formulas for grid in read_grids(tmp_path / NAME, NAME))


def test_a_sheet_whose_part_is_missing_is_not_passed_over(tmp_path: Path) -> None:
    """A tab without its cells stops the reading; rulings are never skipped in silence."""
    write_workbook(good(), tmp_path / NAME, "en")
    rewritten(tmp_path / NAME, lambda parts: parts.pop(BIDS))
    assert reasons(tmp_path / NAME) == [f"D001 {NAME}"]


def test_days_of_the_other_calendar(tmp_path: Path) -> None:
    """A workbook that counts days from 1904 gives the days that its program shows."""
    book = Book(good(), "en")
    book.pages.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - a day on a calendar
    book.pages.save(tmp_path / NAME)
    assert read(tmp_path / NAME).usable().tender.published == good().tender.published


def test_an_expert_on_two_sheets(tmp_path: Path) -> None:
    """Two sheets of one expert are one finding, not one for each mark."""
    book = Book(good(), "en")
    book.put("marks E02!B1", "E01")
    book.pages.save(tmp_path / NAME)
    assert codes(tmp_path / NAME) == ["D004"]


@pytest.mark.parametrize(("value", "code"), [("=1+1", "D020"), ("#REF!", "D017")])
def test_a_row_without_values_is_a_row(tmp_path: Path, value: str, code: str) -> None:
    """A ruling of formulas without results, or of error values, is named; it is never left out."""
    ruled = replace(good(), rulings=(ruling("exclusion", "B01"),))
    book = Book(ruled, "en")
    for cell in book.page("rulings")[2]:
        cell.value = value
    book.pages.save(tmp_path / NAME)
    assert set(codes(tmp_path / NAME)) == {code}
    with pytest.raises(TenderError):
        read(tmp_path / NAME).usable()


def test_a_formatted_blank_is_no_cell(tmp_path: Path) -> None:
    """A coloured cell in the last row of the sheet stands in nobody's way."""
    book = Book(good(), "en")
    book.page("bids").cell(1_048_576, 5).font = Font(bold=True)
    book.pages.save(tmp_path / NAME)
    assert codes(tmp_path / NAME) == [] and read(tmp_path / NAME).dossier == good()


def test_a_hidden_sheet_is_read_and_said_once(tmp_path: Path) -> None:
    """What nobody sees still counts, and that is said."""
    book = Book(good(), "en")
    book.page("facts").sheet_state = "veryHidden"
    book.page("bids").column_dimensions["E"].hidden = True
    book.pages.save(tmp_path / NAME)
    assert codes(tmp_path / NAME) == ["D022", "D022"]
    assert read(tmp_path / NAME).dossier == good()


def test_an_empty_sheet_that_must_say_something(tmp_path: Path) -> None:
    """Without a lot nothing is scored, and nobody is told that all is well."""
    write_workbook(replace(good(), lots=(), bids=()), tmp_path / NAME, "en")
    assert {"D003"} <= set(codes(tmp_path / NAME))
    with pytest.raises(TenderError):
        read(tmp_path / NAME).usable()


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_reader_knows_is_what_programs_write(tmp_path: Path, lang: Lang) -> None:
    """A workbook that another program loaded and saved again reads the same."""
    write_workbook(good(), tmp_path / NAME, lang)
    load_workbook(tmp_path / NAME).save(tmp_path / NAME)
    assert read(tmp_path / NAME).usable() == good()


def test_tabs_are_known_by_every_name() -> None:
    """Key, Chinese and English; a mark sheet by its first word; nothing else."""
    assert [key_of(tab) for tab in ("Bids", "响应文件", " ＢＩＤＳ ", "评分 E01")] == [
        "bids", "bids", "bids", "marks",
    ]  # fmt: skip
    assert key_of("Bids 2") is None


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), 1e300, 2**70, 0.1 + 0.2, True, [1]])
def test_an_id_that_is_no_text_is_a_problem_not_a_crash(raw: object) -> None:
    """Numbers that a spreadsheet made of an id are read, or refused in a sentence."""
    try:
        assert re.fullmatch(r"[0-9]+", id_text(raw))  # type: ignore[arg-type]
    except CellProblem as problem:
        assert problem.text.zh and problem.text.en


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("flag", "是", True), ("flag", "No", False), ("ids", "L1；L2, L3", ("L1", "L2", "L3")),
        ("id", 7.0, "7"), ("text", 127.5, "127.5"), ("fact", "５Ａ", "5A"), ("decimal", None, None),
    ],
)  # fmt: skip
def test_cells_as_people_write_them(kind: str, raw: object, value: object) -> None:
    """Full-width signs, either language, any separator."""
    column = SheetColumn(key="x", header="id", kind=kind)  # type: ignore[arg-type]
    assert read_cell(raw, column) == value  # type: ignore[arg-type]


def test_money_keeps_the_decimals_of_its_currency() -> None:
    """Yen have none, fen are two, a thousandth of a dinar is right."""
    quote = sheet("bids").column("quote")
    assert str(read_cell(1.125, quote, 3)) == "1.125"
    for raw, minor in ((1.125, 2), (1.5, 0)):
        with pytest.raises(CellProblem):
            read_cell(raw, quote, minor)


def test_the_last_moment_of_the_calendar_is_a_moment() -> None:
    """No date that a spreadsheet can hold is too late to be rounded to its second."""
    received = sheet("bids").column("received")
    last = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 - local time of the tender
    assert read_cell(last.replace(microsecond=999_999), received) == last


def test_a_dossier_is_read_from_within_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``.`` names the folder one stands in, like its whole path does."""
    write_workbook(good(), tmp_path / NAME, "en")
    monkeypatch.chdir(tmp_path)
    assert read(Path()).dossier == read(tmp_path).dossier
