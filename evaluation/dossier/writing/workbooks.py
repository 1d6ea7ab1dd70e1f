"""A dossier as workbooks: the same dossier gives the same bytes, on any day."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.core.errors import TenderError
from evaluation.core.files import place_file
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Lang, Text
from evaluation.dossier.records import Dossier
from evaluation.dossier.rows import Rows, sheet_rows
from evaluation.dossier.schema import COMMENTS, MARK, ORDER, sheet
from evaluation.dossier.writing.addresses import Addresses
from evaluation.dossier.writing.cell_writing import unwritable
from evaluation.dossier.writing.inputs import Beside
from evaluation.dossier.writing.looks import Look
from evaluation.dossier.writing.marks_layout import MarksSheet, marks_sheets
from evaluation.dossier.writing.marks_writing import marks_tabs, write_marks
from evaluation.dossier.writing.quick_sheet import quick_sheet
from evaluation.dossier.writing.table_writing import write_table, write_tender

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The creation date in every workbook: the day of writing would change the bytes."""


def new_workbook(target: io.BytesIO | Path) -> "Workbook":
    """Return an open workbook whose bytes depend on its contents alone."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(
        target if isinstance(target, io.BytesIO) else str(target),
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    workbook.worksheet_class = quick_sheet()
    workbook.set_properties({"created": CREATED})
    return workbook


def write_sheets(workbook: "Workbook", dossier: Dossier, lang: Lang) -> Addresses:
    """Add the input sheets of `dossier` to an open workbook and return where each value stands.

    Sheets without a record are left out, except those that every dossier has. Marks come after
    Screening, a sheet for each expert.

    Raises:
        TenderError: a value does not survive in a workbook; all such values are named.
    """
    refuse_unwritable(dossier)
    every = sheet_rows(dossier)
    rows = {key: every[key] for key in ORDER if every[key] or sheet(key).required}
    tabs = {key: sheet(key).label(lang) for key in rows}
    look = Look(workbook)
    before = ORDER[: ORDER.index(COMMENTS)]
    add_tables(
        workbook, {key: rows[key] for key in rows if key in before}, Beside(tabs), look, lang
    )
    marks = add_marks(workbook, marks_sheets(dossier), dossier, look, lang)
    add_tables(
        workbook, {key: rows[key] for key in rows if key not in before}, Beside(tabs), look, lang
    )
    return Addresses(tabs=tabs, rows={key: len(found) for key, found in rows.items()}, marks=marks)


def add_tables(
    workbook: "Workbook", rows: dict[str, Rows], beside: Beside, look: Look, lang: Lang
) -> None:
    """Add a sheet for each key of `rows`, in that order."""
    for key, found in rows.items():
        page, spec = workbook.add_worksheet(beside.tabs[key]), sheet(key)
        if spec.layout == "keys":
            write_tender(page, spec, found[0] if found else {}, look, lang, beside)
        else:
            write_table(page, spec, found, look, lang, beside)


def add_marks(
    workbook: "Workbook", sheets: tuple[MarksSheet, ...], dossier: Dossier, look: Look, lang: Lang
) -> dict[tuple[str, str, str], tuple[str, int, int]]:
    """Add a sheet for each expert; return tab, row and column of each (expert, bid, criterion)."""
    places: dict[tuple[str, str, str], tuple[str, int, int]] = {}
    for marks, tab in zip(sheets, marks_tabs(sheets, lang), strict=True):
        page = workbook.add_worksheet(tab)
        write_marks(page, marks, dossier, look, lang)
        for block in marks.blocks:
            for bid, criterion, row, column in block.cells():
                places[marks.expert, bid, criterion] = (tab, row, column)
    return places


def refuse_unwritable(dossier: Dossier) -> None:
    """Stop where a workbook would change a value.

    Raises:
        TenderError: with a finding for each such value.
    """
    findings = [*_unwritable_fields(dossier), *_unwritable_marks(dossier)]
    if findings:
        zh = f"有 {len(findings)} 个值不能无损写入工作簿；请更正后重试"
        en = f"{len(findings)} values cannot be written to a workbook without loss; correct them"
        raise TenderError(Text(zh, en), findings)


def _unwritable_fields(dossier: Dossier) -> Iterator[Finding]:
    for key in ORDER:
        found = getattr(dossier, key)
        for record in found if isinstance(found, tuple) else (found,):
            for column in sheet(key).columns:
                why = unwritable(getattr(record, column.key), column)
                if why:
                    place = record.at(column.key)
                    yield Finding(code="D060", severity=Severity.ERROR, message=why, place=place)


def _unwritable_marks(dossier: Dossier) -> Iterator[Finding]:
    for (bid, criterion), by_expert in dossier.marks.values.items():
        for expert, mark in by_expert.items():
            why = unwritable(mark, MARK)
            if why:
                place = dossier.marks.at(expert, bid, criterion)
                yield Finding(code="D060", severity=Severity.ERROR, message=why, place=place)


def workbook_bytes(dossier: Dossier, lang: Lang) -> bytes:
    """Return `dossier` as one workbook.

    Raises:
        TenderError: a value does not survive in a workbook; all such values are named.
    """
    buffer = io.BytesIO()
    with new_workbook(buffer) as workbook:
        write_sheets(workbook, dossier, lang)
    return buffer.getvalue()


def write_workbook(dossier: Dossier, path: Path, lang: Lang, *, force: bool = False) -> None:
    """Write `dossier` as one workbook at `path`.

    Raises:
        TenderError: a value does not survive in a workbook.
        Unusable: the file is there and `force` is not given.
    """
    place_file(path, workbook_bytes(dossier, lang), force=force)
