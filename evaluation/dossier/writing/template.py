"""An empty dossier for a bureau to fill in: every sheet, the guide first, sheets to mark on."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.core.exact import exact
from evaluation.core.files import place_folder
from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.dossier.record import Value
from evaluation.dossier.rows import Rows
from evaluation.dossier.schema import MARKS, OFFERED, WORKBOOKS, SheetColumn, sheet, word_list
from evaluation.dossier.writing.folder_writing import tables_bytes
from evaluation.dossier.writing.guide_writing import add_guide
from evaluation.dossier.writing.inputs import Beside
from evaluation.dossier.writing.looks import HEAD, INPUT, LABEL, TYPED, Look, set_up
from evaluation.dossier.writing.marks_layout import LABELS, MarksSheet
from evaluation.dossier.writing.marks_writing import marks_tabs
from evaluation.dossier.writing.workbooks import add_tables, new_workbook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

EXPERTS = ("E01", "E02", "E03", "E04", "E05")
"""Five: the least odd number that an open tender asks for."""

BLANK_BIDS, BLANK_CRITERIA = 7, 12


def write_template(folder: Path, lang: Lang, method: str | None = None) -> None:
    """Write an empty dossier to `folder`.

    Args:
        method: key of the procurement method; None leaves its cell blank.

    Raises:
        Unusable: the folder is not empty.
    """
    place_folder(folder, template_files(lang, method), force=None)


def template_files(lang: Lang, method: str | None = None) -> dict[str, bytes]:
    """Return the workbooks of an empty dossier by their name in the folder."""
    rows: dict[str, Rows] = dict.fromkeys(OFFERED, ())
    known = word_list("method")
    named = {"method": known[method].say(lang) if method in known else method} if method else {}
    rows["tender"] = ({**_defaults(lang), **named},)
    rows["panel"] = tuple({"id": expert} for expert in EXPERTS)
    books = {
        name: {key: rows[key] for key in OFFERED if sheet(key).workbook == name}
        for name in WORKBOOKS
    }
    return {
        "tender.xlsx": _tender_bytes(books["tender"], lang),
        "bids.xlsx": tables_bytes(books["bids"], lang),
        **{f"marks/{expert}.xlsx": _marks_bytes(expert, lang) for expert in EXPERTS},
    }


def template_document(lang: Lang, method: str | None = None) -> str:
    """Return an empty dossier as a JSON document: every sheet with every key, to be filled in.

    A row in which nothing is filled in is no row, as in a workbook.
    """
    tender: dict[str, Value] = {column.key: None for column in sheet("tender").columns}
    filled = {**tender, **_defaults(lang), "method": method}
    rows = {key: [{column.key: None for column in sheet(key).columns}] for key in OFFERED}
    marks = dict.fromkeys(("expert", "bid", "criterion", "mark"))
    document = {**rows, "tender": filled, MARKS: [marks]}
    return json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n"


def _defaults(lang: Lang) -> dict[str, Value]:
    """Return what a blank Tender cell would mean anyway, written out so that it is seen."""
    values = {
        column.key: _default(column, lang)
        for column in sheet("tender").columns
        if column.default is not None
    }
    return {**values, "language": lang}


def _default(column: SheetColumn, lang: Lang) -> Value:
    text = column.default or ""
    if column.kind == "flag":
        return text == "yes"
    if column.kind == "decimal":
        return exact(text)
    return column.proposals(lang)[0] if isinstance(column.offers, tuple) and column.offers else text


def _tender_bytes(rows: dict[str, Rows], lang: Lang) -> bytes:
    buffer = io.BytesIO()
    with new_workbook(buffer) as workbook:
        look = Look(workbook)
        lists = add_guide(workbook, look, lang)
        tabs = {key: sheet(key).label(lang) for key in rows}
        add_tables(workbook, rows, Beside(tabs, lists), look, lang)
    return buffer.getvalue()


def _marks_bytes(expert: str, lang: Lang) -> bytes:
    buffer = io.BytesIO()
    with new_workbook(buffer) as workbook:
        page = workbook.add_worksheet(next(marks_tabs((MarksSheet(expert=expert),), lang)))
        _blank_marks(page, expert, Look(workbook), lang)
        set_up(page, lang)
    return buffer.getvalue()


def _blank_marks(page: "Worksheet", expert: str, look: Look, lang: Lang) -> None:
    head, label = look.format(HEAD), look.format(LABEL)
    text = look.format({**INPUT, "num_format": "@", "text_wrap": True})
    bid = look.format({**INPUT, "num_format": "@", "bold": True, "align": "center"})
    number = look.format({**INPUT, "num_format": TYPED})
    page.write_string(0, 0, term("expert", lang), head)
    page.write_string(0, 1, expert, label)
    page.write_blank(0, 2, None, text)
    page.write_string(2, 0, term("lot", lang), head)
    page.write_blank(2, 1, None, text)
    page.write_blank(2, 2, None, text)
    for column, key in enumerate(("criterion", "title", "max_points")):
        page.write_string(3, column, term(key, lang), head)
    for column in range(LABELS, LABELS + BLANK_BIDS):
        page.write_blank(3, column, None, bid)
    for row in range(4, 4 + BLANK_CRITERIA):
        for column in range(LABELS + BLANK_BIDS):
            page.write_blank(row, column, None, text if column < 2 else number)
    page.set_column(0, 0, 12, text)
    page.set_column(1, 1, 36, text)
    page.set_column(2, LABELS + BLANK_BIDS - 1, 13, number)
    page.freeze_panes(1, LABELS)
    page.repeat_rows(0)
