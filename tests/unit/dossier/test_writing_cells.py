"""What stands in a written cell, where it stands, and what a person may type beside it."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from evaluation.core.text import LANGS
from evaluation.dossier.record import Value
from evaluation.dossier.rows import mark_rows
from evaluation.dossier.schema import ORDER, SheetColumn, sheet
from evaluation.dossier.writing.addresses import Addresses, reference
from evaluation.dossier.writing.cell_writing import FIRST_DAY, printable, unwritable
from evaluation.dossier.writing.inputs import Beside, input_rule
from evaluation.dossier.writing.looks import Look, display_width, row_height
from evaluation.dossier.writing.table_writing import write_table
from evaluation.dossier.writing.workbooks import new_workbook
from tests.unit.dossier.dossiers import small

TEXT = SheetColumn(key="note", header="note", kind="text")


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        (Decimal("123456789012345"), True),
        (Decimal("1234567890123456"), False),
        (Decimal("0.30000000000000004"), False),
        (Decimal(0), True),
        (FIRST_DAY, True),
        (date(1900, 2, 28), False),
        ("a\nb\tc", True),
        ("a\rb", False),
        ("\ud800", False),
        ("𠮷" * 16_384, False),
        ("字" * 20_000, True),
        (("L01", "L02"), True),
        (("L01、L02",), False),
        (None, True),
    ],
)
def test_only_what_reads_back_is_written(value: Value, fits: bool) -> None:
    """A value is refused exactly where a spreadsheet would change it."""
    assert (unwritable(value, TEXT) is None) is fits


@pytest.mark.parametrize("lang", LANGS)
def test_choices_are_printed_as_words(lang: str) -> None:
    """Flags and choices stand in words of the workbook's language, never as keys."""
    assert (
        printable(True, sheet("lots").column("divisible"), lang) == {"zh": "是", "en": "yes"}[lang]
    )
    setting = sheet("lots").column("setting")
    assert printable("rural", setting, lang) == {"zh": "农村", "en": "rural"}[lang]


def test_references_name_columns_that_exist() -> None:
    """Every drop-down of ids leads from a column to a sheet whose first column holds the ids."""
    targets = {column.refers_to for key in ORDER for column in sheet(key).columns}
    for target in targets - {None}:
        assert sheet(str(target)).columns[0].key in ("id", "code")


def test_a_drop_down_of_ids_needs_the_sheet_beside_it() -> None:
    """Without the other sheet in the workbook the cell is free, with its hint."""
    lot = sheet("bids").column("lot")
    beside = input_rule(lot, "en", Beside({"lots": "Bob's lots"}))
    assert beside is not None
    assert beside["source"] == "='Bob''s lots'!$A$2:$A$5001"
    alone = input_rule(lot, "en", Beside({}))
    assert alone is not None
    assert (alone["validate"], alone["input_title"]) == ("any", "Lot")


def test_marks_come_in_the_order_of_the_sheets() -> None:
    """Marks are listed expert by expert, in the order of Panel, Bids and Criteria."""
    assert list(mark_rows(small())) == [
        ("E01", "B01", "T1"), ("E01", "B02", "T1"), ("E02", "B01", "T1"), ("E02", "B02", "T1"),
    ]  # fmt: skip


def test_an_address_off_the_sheets_is_an_error() -> None:
    """A sheet, column or mark that was not written has no address."""
    where = Addresses(tabs={"bids": "Bids"}, rows={"bids": 0}, marks={})
    assert where.column("bids", "id") == "'Bids'!$A$2:$A$2"
    assert reference("Bob's", 0, 26) == "'Bob''s'!$AA$1"
    with pytest.raises(KeyError):
        where.cell("lots", 0, "id")
    with pytest.raises(KeyError):
        where.mark("E01", "B01", "T1")


@pytest.mark.parametrize("key", [key for key in ORDER if key != "tender"])
@pytest.mark.parametrize("lang", LANGS)
def test_heads_fit_their_columns(key: str, lang: str) -> None:
    """Every head fits on the two lines it has, a Chinese character counting two."""
    buffer, spec = io.BytesIO(), sheet(key)
    with new_workbook(buffer) as workbook:
        write_table(workbook.add_worksheet("x"), spec, (), Look(workbook), lang, Beside({}))
    page = openpyxl.load_workbook(buffer)["x"]
    for cell, column in zip(page[1], spec.columns, strict=True):
        assert cell.value == column.label(lang)
        width = page.column_dimensions[cell.column_letter].width or 0
        longest = max(map(display_width, column.label(lang).split()))
        assert width >= longest or width * 2 > display_width(cell.value)


def test_rows_grow_with_their_text() -> None:
    """More text never gives a lower row, and no row is higher than spreadsheets allow."""
    heights = [row_height([("评审标准" * times, 40.0)]) or 17 for times in range(200)]
    assert heights == sorted(heights)
    assert 17 < max(heights) <= 409
