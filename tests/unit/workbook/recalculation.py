"""Recalculates audit workbooks by programs that know nothing of ours, and lists what differs."""

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import formualizer
import ironcalc
from python_calamine import CalamineWorkbook

from evaluation.core.place import cell_name

Values = Mapping[tuple[str, str], object]
"""What stands in each cell, by sheet and cell."""

CLOSE = 1e-9
"""Relative difference of two doubles that only the order of binary arithmetic explains."""

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""LibreOffice shows stored values unless told to recalculate what it loads."""


class Difference(NamedTuple):
    """A derived cell whose stored value a program does not confirm."""

    sheet: str
    cell: str
    formula: str
    stored: object
    computed: object


class Derived(NamedTuple):
    """The formulas of a workbook and the values that stand beside them."""

    formulas: Mapping[tuple[str, str], str]
    stored: Values

    @property
    def checks(self) -> list[tuple[str, str]]:
        """The cells that compare: 1 where what has to hold does, else 0."""
        return [place for place, text in self.formulas.items() if text.endswith(",1,0),0)")]

    def failing(self, computed: Values) -> list[tuple[str, str]]:
        """Return the checks that do not hold in `computed`."""
        return [place for place in self.checks if computed.get(place) != 1]


def derived(book: bytes) -> Derived:
    """Return every formula of `book`, as xlsxwriter wrote it, with its stored value."""
    formulas = {}
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for number, sheet in enumerate(
            CalamineWorkbook.from_filelike(io.BytesIO(book)).sheet_names, 1
        ):
            xml = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            for cell, formula in re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*><f>(.*?)</f>', xml):
                formulas[sheet, cell] = html.unescape(formula)
    stored = cells(book)
    return Derived(formulas, {place: stored.get(place) for place in formulas})


def cells(book: bytes) -> Values:
    """Return each cell of `book` that holds something; a time as a number of days."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(book))
    found: dict[tuple[str, str], object] = {}
    for sheet in opened.sheet_names:
        rows = opened.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value != "":
                    found[sheet, cell_name(row, column)] = _plain(value)
    return found | _errors(book, opened.sheet_names)


def _errors(book: bytes, sheets: Sequence[str]) -> Values:
    """Return the cells that hold an error value, which the reader shows as blank."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for number, sheet in enumerate(sheets, 1):
            xml = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            for head in re.findall(r'<c ([^>]*t="e"[^>]*)>', xml):
                found[sheet, re.findall(r'r="([A-Z]+[0-9]+)"', head)[0]] = "#error"
    return found


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return (value - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    if isinstance(value, date):
        return (value - date(1899, 12, 30)).days
    return value


def by_formualizer(book: bytes) -> Values:
    """Return the cells of `book` as formualizer recalculates them."""
    return cells(formualizer.recalculate_xlsx_bytes(book)["bytes"])


def by_ironcalc(
    path: Path, places: Sequence[tuple[str, str]], typed: Mapping[str, str] | None = None
) -> Values:
    """Return the cells at `places` of the workbook at `path` as ironcalc recalculates them.

    Args:
        typed: what a person types into cells first, such as ``{"'Bids'!$E$5": "61234.5"}``.
    """
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    sheets = [sheet["name"] for sheet in model.get_worksheets_properties()]
    for reference, text in (typed or {}).items():
        sheet, cell = reference.replace("$", "").rsplit("!", 1)
        model.set_user_input(sheets.index(sheet.strip("'")), *_row_and_column(cell), text)
    model.evaluate()
    return {
        (sheet, cell): model.get_cell_value(sheets.index(sheet), *_row_and_column(cell))
        for sheet, cell in places
    }


def _row_and_column(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column


def by_libreoffice(paths: Sequence[Path], folder: Path) -> dict[Path, Values]:
    """Return the cells of the workbooks at `paths` as LibreOffice recalculates them, in one run."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    out = folder / "recalculated"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={user.parent.as_uri()}", "--convert-to", "xlsx",
         "--outdir", str(out), *map(str, paths)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {path: cells((out / path.name).read_bytes()) for path in paths}


def differences(book: Derived, computed: Values) -> list[Difference]:
    """Return the derived cells whose stored value is not what `computed` says."""
    return [
        Difference(*place, formula, book.stored[place], computed.get(place))
        for place, formula in book.formulas.items()
        if not same(book.stored[place], computed.get(place))
    ]


def same(stored: object, computed: object) -> bool:
    """Return whether two cell values are one; empty text is the same as nothing."""
    if stored in (None, "") or computed in (None, ""):
        return stored in (None, "") and computed in (None, "")
    if isinstance(stored, bool) or isinstance(computed, bool):
        return bool(stored) is bool(computed) if stored in (0, 1) and computed in (0, 1) else False
    numbers = int | float
    if isinstance(stored, numbers) and isinstance(computed, numbers):
        return abs(stored - computed) <= CLOSE * max(1, abs(stored))
    return stored == computed
