"""The written workbook: same bytes, text never a formula, guided and protected cells."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from evaluation.core.errors import TenderError
from evaluation.core.glossary import glossary
from evaluation.core.text import LANGS
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Bid, Dossier, Fact, Lot, Tenderer
from evaluation.dossier.schema import ORDER, sheet
from evaluation.dossier.writing.looks import units
from evaluation.dossier.writing.marks_layout import MarksSheet
from evaluation.dossier.writing.marks_writing import marks_tabs
from evaluation.dossier.writing.workbooks import new_workbook, workbook_bytes, write_sheets
from tests.unit.dossier.dossiers import small


def opened(dossier: Dossier, lang: str = "zh") -> openpyxl.Workbook:
    """Return the written workbook as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(dossier, lang)))


def test_same_dossier_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes depend on the dossier alone, not on the day or the order marks were given in."""
    first = workbook_bytes(small(), "zh")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    turned = dict(reversed(list(small().marks.values.items())))
    assert workbook_bytes(replace(small(), marks=Marks(turned)), "zh") == first


def test_addresses_lead_to_the_values() -> None:
    """Every address that is given out names the cell that holds the value."""
    buffer = io.BytesIO()
    with new_workbook(buffer) as workbook:
        where = write_sheets(workbook, small(), "zh")
    book = openpyxl.load_workbook(buffer)

    def at(reference: str) -> object:
        tab, cell = reference.rsplit("!", 1)
        return book[tab.strip("'")][cell.replace("$", "")].value

    assert at(where.tender("buyer")) == "某市文化局"
    assert at(where.cell("bids", 1, "quote")) == 99999.9
    assert at(where.cell("criteria", 2, "code")) == "P"
    assert at(where.mark("E02", "B01", "T1")) == 24
    assert where.column("bids", "quote") == "'响应文件'!$E$2:$E$3"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=1}"])
def test_text_is_never_a_formula(text: str) -> None:
    """Text that begins like a formula is stored as text, wherever it stands."""
    lots = (Lot(id="L01", title=text, note=text),)
    facts = (Fact(bid="B01", criterion="T2", value="5A", evidence=text),)
    book = opened(replace(small(), lots=lots, facts=facts))
    for tab, cell in (("采购包", "B2"), ("采购包", "Q2"), ("客观事实", "D2")):
        assert (book[tab][cell].value, book[tab][cell].data_type) == (text, "s")
        assert book[tab][cell].number_format == "@"


def test_labels_are_protected_and_inputs_are_not() -> None:
    """Heads and labels are locked, every cell to fill in is open, and there is no password."""
    book = opened(small())
    for page in book:
        assert page.protection.sheet
        assert page.protection.password is None
        assert page["A1"].protection.locked
    assert not book["采购项目"]["B2"].protection.locked
    assert book["采购项目"]["A2"].protection.locked
    assert not book["响应文件"]["E2"].protection.locked
    assert not book["响应文件"].column_dimensions["E"].protection.locked
    marks = book["评分 E01"]
    assert marks["A5"].protection.locked
    assert not marks["D5"].protection.locked


def test_columns_offer_lists_and_hints() -> None:
    """Choices have drop-downs of words, ids drop-downs of the other sheet, each column a hint."""
    book = opened(small())
    rules = {str(rule.sqref): rule for rule in book["采购包"].data_validations.dataValidation}
    assert rules["E2:E5001"].formula1 == '"城市,农村"'
    rules = {str(rule.sqref): rule for rule in book["响应文件"].data_validations.dataValidation}
    assert rules["B2:B5001"].formula1 == "'采购包'!$A$2:$A$5001"
    assert len(rules) == len(sheet("bids").columns)
    assert all(rule.prompt for rule in rules.values())
    marks = book["评分 E01"].data_validations.dataValidation
    assert {(str(rule.sqref), rule.formula2) for rule in marks} == {("D5", "80.0"), ("D9", "80.0")}


def test_sheets_print_with_their_heads() -> None:
    """Every sheet prints on A4 landscape with its head repeated and frozen."""
    for page in opened(small()):
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert page.print_title_rows == "$1:$1"
        assert page.freeze_panes is not None


def test_every_column_has_a_hint_that_fits() -> None:
    """Each column says in both languages how to fill it in, within what a spreadsheet can show."""
    for key in ORDER:
        for column in sheet(key).columns:
            assert column.hint is not None, (key, column.key)
            for lang in LANGS:
                assert 2 < units(column.hint.say(lang)) <= 255
                assert units(",".join(column.words(lang))) <= 255


def test_nothing_is_lost_silently() -> None:
    """Every value a workbook cannot keep is named with its place; nothing is written."""
    broken = replace(
        small(),
        bids=(Bid(id="B01", lot="L01", tenderer="S01", quote=Decimal("1234567890123456")),),
        lots=(Lot(id="L01", title="a\x07", tags=("a, b",)), Lot(id="L02", title="x" * 20_001)),
        tenderers=(Tenderer(id="S01", name="n", founded=date(1899, 5, 1)),),
        marks=Marks({("B01", "T1"): {"E01": Decimal("1.2345678901234567")}}),
    )
    with pytest.raises(TenderError) as refused:
        workbook_bytes(broken, "zh")
    assert len(refused.value.findings) == 6
    assert {finding.code for finding in refused.value.findings} == {"D060"}


def test_tabs_of_experts_fit_and_differ() -> None:
    """Any id gives a tab that spreadsheets accept, and no two are the same."""
    ids = ["E01", "e01", "a" * 40, "a" * 41, "𠮷" * 20, "x/y:z", "x-y-z"]
    tabs = list(marks_tabs(tuple(MarksSheet(expert=name) for name in ids), "zh"))
    assert len({tab.lower() for tab in tabs}) == len(ids)
    assert all(units(tab) <= 31 and tab.startswith(glossary()["marks"].zh) for tab in tabs)
