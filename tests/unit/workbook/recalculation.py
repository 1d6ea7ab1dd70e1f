"""Recalculates audit workbooks by programs that know nothing of ours, and lists what differs."""

import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import formualizer
import ironcalc
import openpyxl

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


def derived(book: bytes) -> Derived:
    """Return every formula of `book` with its stored value."""
    formulas = {
        place: text
        for place, text in cells(book, data_only=False)
        if isinstance(text, str) and text.startswith("=")
    }
    stored = dict(cells(book, data_only=True))
    return Derived(formulas, {place: stored.get(place) for place in formulas})


def cells(book: bytes, *, data_only: bool) -> Iterator[tuple[tuple[str, str], object]]:
    """Yield each cell of `book` that is not blank."""
    for sheet in openpyxl.load_workbook(io.BytesIO(book), data_only=data_only):
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, datetime):
                    value = openpyxl.utils.datetime.to_excel(value)
                if value is not None:
                    yield (sheet.title, cell.coordinate), value


def by_formualizer(book: bytes) -> Values:
    """Return the cells of `book` as formualizer recalculates them."""
    return dict(cells(formualizer.recalculate_xlsx_bytes(book)["bytes"], data_only=True))


def by_ironcalc(path: Path, places: Sequence[tuple[str, str]]) -> Values:
    """Return the cells at `places` of the workbook at `path` as ironcalc recalculates them."""
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    model.evaluate()
    sheets = [sheet["name"] for sheet in model.get_worksheets_properties()]
    return {
        (sheet, cell): model.get_cell_value(sheets.index(sheet), *_row_and_column(cell))
        for sheet, cell in places
    }


def _row_and_column(cell: str) -> tuple[int, int]:
    column, row = openpyxl.utils.cell.coordinate_from_string(cell)
    return row, openpyxl.utils.column_index_from_string(column)


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
    return {path: dict(cells((out / path.name).read_bytes(), data_only=True)) for path in paths}


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
