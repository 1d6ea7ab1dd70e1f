"""A dossier as a folder: the tender in one workbook, the bids in another, one for each expert."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.core.files import place_folder
from evaluation.core.text import Lang
from evaluation.dossier.own_law import LAW
from evaluation.dossier.records import Dossier
from evaluation.dossier.rows import Rows, sheet_rows
from evaluation.dossier.schema import COMMENTS, ORDER, WORKBOOKS, sheet
from evaluation.dossier.writing.inputs import Beside
from evaluation.dossier.writing.looks import Look
from evaluation.dossier.writing.marks_layout import MarksSheet, marks_sheets
from evaluation.dossier.writing.workbooks import (
    add_marks,
    add_tables,
    new_workbook,
    refuse_unwritable,
)

_FORBIDDEN = str.maketrans({sign: "-" for sign in '<>:"/\\|?*'} | {"\0": "-"})


def write_folder(
    dossier: Dossier,
    folder: Path,
    lang: Lang,
    *,
    force: bool = False,
) -> Path | None:
    """Write `dossier` as a folder of workbooks; return where an old folder was moved to.

    Args:
        force: move a folder that is there aside.

    Raises:
        TenderError: a value does not survive in a workbook; all such values are named.
        Unusable: the folder is not empty and `force` is not given.
    """
    refuse_unwritable(dossier)
    rows, sheets = sheet_rows(dossier), marks_sheets(dossier)
    with_marks = {marks.expert for marks in sheets}
    rows[COMMENTS] = tuple(row for row in rows[COMMENTS] if row["expert"] not in with_marks)
    wanted = [key for key in ORDER if (rows[key] or sheet(key).required) and not sheet(key).filed]
    books = {
        name: {key: rows[key] for key in wanted if sheet(key).workbook == name}
        for name in WORKBOOKS
    }
    files = {
        **{f"{name}.xlsx": tables_bytes(book, lang) for name, book in books.items()},
        **marks_files(dossier, sheets, lang),
        **{f"{LAW}/{name}": text.encode() for name, text in dossier.law.items()},
    }
    return place_folder(folder, files, force=force)


def tables_bytes(rows: dict[str, Rows], lang: Lang) -> bytes:
    """Return a workbook with the sheets of `rows`."""
    buffer = io.BytesIO()
    with new_workbook(buffer) as workbook:
        tabs = {key: sheet(key).label(lang) for key in rows}
        add_tables(workbook, rows, Beside(tabs), Look(workbook), lang)
    return buffer.getvalue()


def marks_files(dossier: Dossier, sheets: tuple[MarksSheet, ...], lang: Lang) -> dict[str, bytes]:
    """Return a workbook for each expert, marks and comments, by its name in the folder."""
    comments = sheet_rows(dossier)[COMMENTS]
    files: dict[str, bytes] = {}
    for marks, name in zip(sheets, file_names(marks.expert for marks in sheets), strict=True):
        buffer = io.BytesIO()
        with new_workbook(buffer) as workbook:
            look = Look(workbook)
            add_marks(workbook, (marks,), dossier, look, lang)
            own = tuple(row for row in comments if row["expert"] == marks.expert)
            if own:
                tab = sheet(COMMENTS).label(lang)
                add_tables(workbook, {COMMENTS: own}, Beside({COMMENTS: tab}), look, lang)
        files[f"marks/{name}.xlsx"] = buffer.getvalue()
    return files


def file_names(ids: Iterable[str]) -> Iterator[str]:
    """Yield a name for a file about each of `ids`, without signs that a file name must not have.

    Example:
        >>> list(file_names(["E01", "a/b", "A:B"]))
        ['E01', 'a-b', 'A-B 2']
    """
    taken: set[str] = set()
    for each in ids:
        stem = each.translate(_FORBIDDEN).strip(". ")[:60] or "-"
        name, number = stem, 2
        while name.lower() in taken:
            name, number = f"{stem} {number}", number + 1
        taken.add(name.lower())
        yield name
