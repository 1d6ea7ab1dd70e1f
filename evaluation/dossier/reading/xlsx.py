"""A workbook from a stranger as grids of cells: bounded, never executed, nothing hidden.

Values come from the calamine reader. What it does not tell (formulas, error values, hidden rows,
the true extent) comes from one pass over the sheet's XML, which also keeps a small file from
becoming a large memory: a sheet with one cell in its last corner would otherwise be 17 billion cells.
"""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.place import Place, cell_name
from evaluation.core.text import Text
from evaluation.dossier.raw_tables import Raw
from evaluation.dossier.reading.beside_cells import SheetExtra, beside_cells
from evaluation.dossier.reading.fonts_of_cells import CellFonts, cell_fonts, partly_struck, restyled
from evaluation.dossier.reading.formats import number_formats
from evaluation.dossier.reading.signs import cleaned, odd, shown, why_refused
from evaluation.dossier.reading.unusable_files import beyond, far_out, twice, unreadable
from evaluation.dossier.reading.xml_parts import parse_xml, sheet_parts, text_size

MAX_FILE = 32 * 2**20
"""Bytes of one workbook."""
MAX_UNPACKED = 64 * 2**20
"""Bytes of one workbook once unpacked."""
MAX_MEMBERS = 2_000
"""Files inside one workbook."""
MAX_CELLS = 800_000
"""Cells of the rectangles that the sheets of a dossier span, from A1 on. A mark becomes a kilobyte
of records on its way to the result: all cells full of marks stay below a gigabyte."""
MAX_TEXT = 64 * 2**20
"""Characters of all text cells. One long text that many cells share is small only in the file."""
MAX_SHEETS = 500
MAX_MERGED = 2_000
"""Merged ranges of one sheet."""
_FLAT, _NARROW = 3, 0.5
"""Points of a row and letters of a column below which nobody sees what stands in it."""
STRINGS = "xl/sharedstrings.xml"

_CELL = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})\Z")


@dataclass(slots=True)
class Grid:
    """A sheet as a rectangle of raw cells, and what a person cannot see in it.

    Args:
        rows: cells by 0-based row and column; None is a blank.
        formulas: cells that hold a formula.
        errors: cells that hold an error value such as #REF!.
        hidden: cells in a hidden row or column, or the whole sheet.
        quiet: cells whose formula stored a text, which may be empty.
        blind: cells that hold something of which no value can be read: an error value, or a
            formula without a stored result.
        odd: texts as they were typed that held signs which cannot be seen or printed.
        merged: ranges as ((row, column), (row, column)), first and last inclusive.
        extent: rows and columns that the cells span from A1 on.
        texts: how many cells refer to a shared text.
        formats: the number format of each cell that holds a number and has one.
        struck: cells that are struck through, all or in part.
        unseen: cells in letters of the colour behind them, or too small to be read.
        restyled: ranges in which a format on a condition shows cells otherwise, first and last.
        beside: notes, boxes, pictures and whatever else is no cell.
    """

    workbook: str
    name: str
    rows: list[list[Raw]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    quiet: set[tuple[int, int]] = field(default_factory=set)
    blind: set[tuple[int, int]] = field(default_factory=set)
    odd: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden_sheet: bool = False
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    extent: tuple[int, int] = (0, 0)
    texts: int = 0
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    unseen: set[tuple[int, int]] = field(default_factory=set)
    restyled: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    beside: list[SheetExtra] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """The cells of the rectangle from A1 to the last row and column."""
        return self.extent[0] * self.extent[1]

    def at(self, cell: tuple[int, int]) -> Raw:
        """Return the value of a cell, None where it is blank or lies outside."""
        row, column = cell
        return (
            self.rows[row][column]
            if row < len(self.rows) and column < len(self.rows[row])
            else None
        )

    def place(self, cell: tuple[int, int]) -> Place:
        """Return how a finding names a cell."""
        return Place(self.workbook, self.name, cell_name(*cell))

    def filled(self) -> Iterator[tuple[int, int]]:
        """Yield every cell that is not empty, row by row."""
        for row in range(len(self.rows)):
            for column in self.row(row):
                yield row, column

    def row(self, row: int) -> list[int]:
        """Return the columns of a row in which something stands."""
        cells = enumerate(self.rows[row])
        if not self.blind:
            return [column for column, value in cells if value is not None]
        return [
            column for column, value in cells if value is not None or (row, column) in self.blind
        ]

    def seen(self, cell: tuple[int, int]) -> Text:
        """Return how a finding quotes the cell."""
        if cell in self.errors:
            return Text("错误值", "an error value")
        if cell in self.blind:
            return Text("没有存储结果的公式", "a formula without a stored result")
        value = str(self.at(cell))[:40]
        return Text(f"“{value}”", f"'{value}'")

    def hidden(self, row: int, column: int) -> bool:
        """Return whether the cell is out of sight."""
        return (
            self.hidden_sheet
            or row in self.hidden_rows
            or any(first <= column <= last for first, last in self.hidden_columns)
        )


def read_grids(
    path: Path,
    name: str,
    room: int = MAX_CELLS,
    *,
    without: Callable[[Collection[str]], Collection[str]] | None = None,
) -> list[Grid]:
    """Return the sheets of the workbook at `path`, in the order of its tabs.

    Args:
        name: how the workbook is called in findings.
        room: how many cells it may have.
        without: whether the sheet of a tab is passed by.

    Raises:
        Unusable: not a workbook, damaged, locked by a password, or larger than the limits.
    """
    data = _bytes(path, name)
    members = _unpacked(data, name)
    try:
        return list(_grids(data, members, name, room, without))
    except (Unusable, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the reader, which is Rust, is no Exception
        raise unreadable(name, str(error)) from None


def parts_of(path: Path, name: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the XML parts of the workbook at `path`, and which of them is the sheet of each tab.

    Args:
        name: how the workbook is called in findings.

    Raises:
        Unusable: not a workbook, damaged, locked by a password, or larger than the limits.
    """
    members = _unpacked(_bytes(path, name), name)
    try:
        return members, sheet_parts(members)
    except Exception as error:
        raise unreadable(name, str(error)) from None


def _grids(
    data: bytes,
    members: dict[str, bytes],
    name: str,
    room: int,
    without: Callable[[Collection[str]], Collection[str]] | None,
) -> Iterator[Grid]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    pages = [meta for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            yield Grid(name, meta.name, beside=[SheetExtra("page", "")])
    if len(pages) > MAX_SHEETS:
        raise beyond(name, f"{len(pages)} sheets", MAX_SHEETS)
    if without is not None:
        left_out = without([meta.name for meta in pages])
        pages = [meta for meta in pages if meta.name not in left_out]
    parts = sheet_parts(members)
    sources = [members[parts[meta.name]] for meta in pages]
    formats, looks = number_formats(members), cell_fonts(members)
    grids = [
        _scan(xml, Grid(name, meta.name), formats, looks)
        for xml, meta in zip(sources, pages, strict=True)
    ]
    if (cells := sum(grid.cells for grid in grids)) > room:
        largest = max(grids, key=lambda grid: grid.cells)
        last = (largest.extent[0] - 1, largest.extent[1] - 1)
        raise far_out(largest.place(last), cells, room)
    strings = next((members[part] for part in members if part.lower() == STRINGS), b"")
    size = text_size(strings, sources, sum(grid.texts for grid in grids), MAX_TEXT)
    if size > MAX_TEXT:
        raise beyond(name, f"{size:,} characters", MAX_TEXT)
    for grid, meta in zip(grids, pages, strict=True):
        sheet = book.get_sheet_by_name(meta.name)
        grid.hidden_sheet = meta.visible is not SheetVisibleEnum.Visible
        grid.beside = list(beside_cells(members, parts[meta.name]))
        grid.merged = sheet.merged_cell_ranges or []
        if len(grid.merged) > MAX_MERGED:
            raise beyond(name, f"{len(grid.merged)} merged ranges", MAX_MERGED, meta.name)
        grid.rows = [
            [None if cell == "" else cell for cell in row]  # type: ignore[misc]
            for row in sheet.to_python(skip_empty_area=False)
        ]
        _uncover(grid)
        _clean(grid)
        yield grid


def _uncover(grid: Grid) -> None:
    """Note the cells of which no value can be read, and give them a place among the others."""
    grid.blind = {
        cell for cell in (grid.formulas - grid.quiet) | grid.errors if grid.at(cell) is None
    }
    for row, column in grid.blind:
        grid.rows += [[] for _ in range(row + 1 - len(grid.rows))]
        grid.rows[row] += [None] * (column + 1 - len(grid.rows[row]))


def _clean(grid: Grid) -> None:
    """Take out what nobody sees, and note where; what cannot be printed is shown by its code."""
    if not odd("\n".join(cell for row in grid.rows for cell in row if isinstance(cell, str))):
        return
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and odd(cell):
                grid.odd[at, column] = cell
                row[column] = shown(cell) if why_refused(cell) else cleaned(cell) or None


def _bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise beyond(name, f"{size:,} bytes", MAX_FILE)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(name, error.strerror or "") from None


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Return the XML parts; the sizes a zip claims are not believed, each part is read bounded."""
    members: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_MEMBERS:
                raise beyond(name, f"{len(entries)} parts", MAX_MEMBERS)
            if len({entry.filename.lower() for entry in entries}) < len(entries):
                raise unreadable(name, "two parts of one name")
            for entry in entries:
                with archive.open(entry) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise beyond(name, f"more than {MAX_UNPACKED:,} bytes unpacked", MAX_UNPACKED)
                if entry.filename.endswith((".xml", ".rels")):
                    members[entry.filename.lstrip("/")] = content
    except Unusable:
        raise
    except Exception as error:  # zlib.error and whatever else a damaged stream provokes
        raise unreadable(name, str(error)) from None
    return members


def _scan(xml: bytes, grid: Grid, formats: Mapping[str, str], looks: CellFonts) -> Grid:
    """Note what the reader of values does not tell; a cell without a value counts for nothing."""
    here: tuple[int, int] | None = None
    kind = style = None
    folded = False
    next_row = next_column = last_row = last_column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal here, kind, style, folded, next_row, next_column, last_row, last_column
        if ":" in tag:
            tag = tag.rsplit(":", 1)[-1]
        if tag == "c":
            name, kind, style = attributes.get("r"), attributes.get("t"), attributes.get("s")
            before, here = here, (next_row - 1, next_column) if name is None else _cell(name)
            if before is not None and here <= before:
                raise twice(grid.place(here))
            next_column = here[1] + 1
            if kind == "s":
                grid.texts += 1
        elif tag in ("v", "f", "is"):
            if here is None:
                return
            row, column = here
            if row > last_row or column > last_column:
                last_row, last_column = max(last_row, row), max(last_column, column)
                if (last_row + 1) * (last_column + 1) > MAX_CELLS:
                    raise far_out(grid.place(here), (last_row + 1) * (last_column + 1), MAX_CELLS)
            if kind == "e":
                grid.errors.add(here)
            elif style is not None and style in formats and kind in (None, "n"):
                grid.formats[here] = formats[style]
            if style in looks.odd:
                (grid.struck if style in looks.struck else grid.unseen).add(here)
            if tag == "f":
                grid.formulas.add(here)
                if kind == "str":
                    grid.quiet.add(here)
        elif tag == "row":
            next_row = int(attributes.get("r", next_row + 1))
            next_column = 0
            if (folded and "ht" not in attributes) or _hides(attributes, "ht", _FLAT):
                grid.hidden_rows.add(next_row - 1)
        elif tag == "col" and _hides(attributes, "width", _NARROW):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            grid.hidden_columns.append((first - 1, last - 1))
        elif tag == "sheetFormatPr":
            folded = attributes.get("zeroHeight") in ("1", "true")
        elif tag == "extLst":  # the formulas of newer drop-downs; they stand in no cell
            here = None

    parse_xml(xml, start)
    grid.struck.update(map(_cell, partly_struck(xml, looks)))
    areas = (area.partition(":") for area in restyled(xml, looks))
    grid.restyled += ((_cell(first), _cell(last or first)) for first, _, last in areas)
    grid.extent = (last_row + 1, last_column + 1)
    return grid


def _hides(attributes: Mapping[str, str], size: str, least: float) -> bool:
    """Whether a row or column is hidden, or so small that nothing in it can be seen."""
    return attributes.get("hidden") in ("1", "true") or float(attributes.get(size, least)) < least


@lru_cache(maxsize=2**14)
def _cell(name: str) -> tuple[int, int]:
    match = _CELL.match(name)
    if match is None:
        raise ValueError(f"a cell is called {name[:20]!r}")
    return int(match[2]) - 1, _index(match[1].upper())


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
