"""Writes cells into one row of a sheet of a workbook; every other byte of its parts stays.

Why:
    A bureau's workbook holds looks, drop-downs, charts and names that no library gives back whole
    once it has read and saved it. So the row is written into the XML of its sheet, and nothing else.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from xml.parsers import expat
from xml.sax.saxutils import escape

from evaluation.core.place import cell_name

Written = str | Decimal | date | None
"""What a cell is to hold; None empties it."""

FIRST_SERIAL = date(1899, 12, 30)
"""The day that the numbers of days in a workbook count from."""

_DAY = 24 * 60 * 60

_CODE = re.compile("_x[0-9A-Fa-f]{4}_")
"""What a workbook takes for the code of a character."""


@dataclass(slots=True)
class _WrittenRow:
    """A row as it stands in the XML: its span, its start tag, and the span of each cell."""

    number: int
    start: int
    end: int = 0
    cells: dict[int, "_WrittenCell"] = field(default_factory=dict)


@dataclass(slots=True)
class _WrittenCell:
    style: str
    start: int
    end: int = 0


@dataclass(slots=True)
class _Page:
    """What of a sheet has to be known: its rows, where they end, the styles of its columns."""

    prefix: str = ""
    empty: bool = False
    end: int = 0
    rows: list[_WrittenRow] = field(default_factory=list)
    columns: list[tuple[int, int, str]] = field(default_factory=list)

    def row(self, number: int | None) -> _WrittenRow | None:
        return next((row for row in self.rows if row.number == number), None)

    def style(self, column: int) -> str:
        """Return the style of a whole column; nothing where it has none."""
        return next((s for first, last, s in self.columns if first <= column <= last), "")


def with_row(
    workbook: bytes, part: str, row: int, cells: Mapping[int, Written], like: int | None = None
) -> bytes:
    """Return `workbook` with `cells` in a row; the same bytes every time.

    Args:
        workbook: an .xlsx file.
        part: the path of the sheet's XML in it.
        row: 0-based; it may be there already, and cells that are not named stay.
        cells: what to write, by 0-based column.
        like: the row whose looks a new row takes; None for those of the columns.

    Raises:
        ValueError: the sheet is not in UTF-8, or has no place for rows.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.lstrip("/") == part:
                data = _changed(data, row, cells, like)
            new.writestr(entry, data)
    return buffer.getvalue()


def _changed(xml: bytes, row: int, cells: Mapping[int, Written], like: int | None) -> bytes:
    page = _scanned(xml)
    there, model = page.row(row), page.row(like)
    looks = {column: cell.style for column, cell in model.cells.items()} if model else {}
    kept = there.cells if there else {}
    texts = {column: xml[cell.start : cell.end] for column, cell in kept.items()}
    for column in {*cells, *looks} - {*texts, *cells}:
        texts[column] = _cell(page.prefix, row, column, looks[column], None)
    for column, value in cells.items():
        style = kept[column].style if column in kept else looks.get(column) or page.style(column)
        texts[column] = _cell(page.prefix, row, column, style, value)
    inside = b"".join(text for _, text in sorted(texts.items()))
    tag = f"{page.prefix}row".encode()
    head = _start_tag(xml, there) if there else b'<%s r="%d">' % (tag, row + 1)
    return _with_extent(_placed(xml, page, there, row, head + inside + b"</" + tag + b">"), row)


def _placed(xml: bytes, page: _Page, there: _WrittenRow | None, row: int, written: bytes) -> bytes:
    if there:
        return xml[: there.start] + written + xml[there.end :]
    after = next((each.start for each in page.rows if each.number > row), page.end)
    if not page.empty:
        return xml[:after] + written + xml[after:]
    tag = f"{page.prefix}sheetData".encode()  # it stands there as one tag without content
    begin = xml.rindex(b"<", 0, page.end)
    return xml[:begin] + b"<" + tag + b">" + written + b"</" + tag + b">" + xml[page.end :]


def _start_tag(xml: bytes, row: _WrittenRow) -> bytes:
    """The start tag of a row, without the span of its cells, which may grow."""
    tag = xml[row.start : xml.index(b">", row.start) + 1]
    return re.sub(rb"""\sspans\s*=\s*("[^"]*"|'[^']*')""", b"", tag).replace(b"/>", b">")


def _with_extent(xml: bytes, row: int) -> bytes:
    """The sheet with the range that it says to span, where that ended above `row`."""

    def grown(found: re.Match[bytes]) -> bytes:
        return found[1] + str(max(int(found[2]), row + 1)).encode() + found[3]

    return re.sub(rb'(<[\w:]*dimension\s+ref="[A-Z]+\d+:[A-Z]+)(\d+)(")', grown, xml, count=1)


def _cell(prefix: str, row: int, column: int, style: str, value: Written) -> bytes:
    look = f' s="{escape(style)}"' if style else ""
    head = f'<{prefix}c r="{cell_name(row, column)}"{look}'
    if value is None:
        return f"{head}/>".encode()
    if isinstance(value, str):
        plain = escape(_CODE.sub(r"_x005F\g<0>", value))
        text = f'<{prefix}is><{prefix}t xml:space="preserve">{plain}</{prefix}t></{prefix}is>'
        return f'{head} t="inlineStr">{text}</{prefix}c>'.encode()
    number = value if isinstance(value, Decimal) else _serial(value)
    return f"{head}><{prefix}v>{number:f}</{prefix}v></{prefix}c>".encode()


def _serial(moment: date) -> Decimal:
    """The number of days by which a workbook holds a moment."""
    whole = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    days = (whole.date() - FIRST_SERIAL).days
    part = Fraction(whole.hour * 3600 + whole.minute * 60 + whole.second, _DAY)
    return Decimal(repr(float(days + part)))  # as spreadsheet programs hold it


def _scanned(xml: bytes) -> _Page:
    parser, page, open_tags = expat.ParserCreate(), _Page(), list[str]()
    declared = list[str]()

    def start(tag: str, given: dict[str, str]) -> None:
        name = tag.rsplit(":", 1)[-1]
        inside = "sheetData" in open_tags
        open_tags.append(name)
        if name == "sheetData":
            page.prefix = tag.removesuffix(name)
        elif name == "col" and "style" in given:
            page.columns.append((int(given["min"]) - 1, int(given["max"]) - 1, given["style"]))
        elif inside and name == "row":
            before = page.rows[-1].number if page.rows else -1
            page.rows.append(
                _WrittenRow(int(given.get("r", before + 2)) - 1, parser.CurrentByteIndex)
            )
        elif inside and name == "c":
            cells = page.rows[-1].cells
            column = _column(given["r"]) if "r" in given else max(cells, default=-1) + 1
            cells[column] = _WrittenCell(given.get("s", ""), parser.CurrentByteIndex)

    def end(tag: str) -> None:
        name = open_tags.pop()
        closing = f"</{tag}".encode()
        at = parser.CurrentByteIndex
        after = xml.index(b">", at) + 1 if xml.startswith(closing, at) else at
        if name == "sheetData":
            page.end, page.empty = at, not xml.startswith(closing, at)
        elif "sheetData" in open_tags and name == "row":
            page.rows[-1].end = after
        elif "sheetData" in open_tags and name == "c":
            list(page.rows[-1].cells.values())[-1].end = after

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.XmlDeclHandler = lambda version, encoding, standalone: declared.append(encoding or "")
    parser.Parse(xml, True)
    if any(name.lower() not in ("", "utf-8", "us-ascii") for name in declared) or not page.end:
        raise ValueError("a sheet in UTF-8 with a place for rows is wanted")
    return page


def _column(cell: str) -> int:
    index = 0
    for letter in cell.upper().rstrip("0123456789"):
        index = index * 26 + ord(letter) - 64
    return index - 1
