"""Dossiers as folders of real workbooks, and single changes of their parts."""

import io
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from evaluation.core.place import cell_name
from evaluation.core.text import Lang
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Comment, Dossier, Fund, Need, Policy, Scenario
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.dossier.writing.workbooks import write_workbook
from evaluation.resources import shipped
from tests.dossiers.workbooks import good, ruling

Files = Mapping[str, bytes]
"""The files of a folder by their names in it."""

_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_TAB = re.compile(r'<sheet name="([^"]*)" sheetId="(\d+)"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: where its XML stands, and which of its cells hold what."""

    workbook: str
    tab: str
    part: str
    cells: Mapping[tuple[int, int], str]
    texts: Mapping[tuple[int, int], str]


def column_of(letters: str) -> int:
    """Return the 0-based column of its letters."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a workbook of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def sheets_of(name: str, parts: Mapping[str, bytes]) -> Iterator[Sheet]:
    """Yield the sheets of a workbook that this toolkit wrote."""
    shared = re.findall(r"<si><t[^>]*>([^<]*)</t></si>", parts["xl/sharedStrings.xml"].decode())
    for tab, number in _TAB.findall(parts["xl/workbook.xml"].decode()):
        part = f"xl/worksheets/sheet{number}.xml"
        held, texts = {}, {}
        for letters, row, attributes, body in _CELL.findall(parts[part].decode()):
            at = (int(row) - 1, column_of(letters))
            if body:
                held[at] = body
            if body and ' t="s"' in attributes:
                texts[at] = shared[int(body.removeprefix("<v>").removesuffix("</v>"))]
        yield Sheet(name, tab, part, held, texts)


def with_cell(xml: str, row: int, column: int, attributes: str, body: str) -> str:
    """Return the XML of a sheet with other contents of one cell, which need not be there yet."""
    name = cell_name(row, column)
    found = re.search(rf'<c r="{name}"([^>]*?)(?:/>|>.*?</c>)', xml, re.DOTALL)
    style = re.search(r' s="\d+"', found[1]) if found else None
    kept = style[0] if style and " s=" not in attributes else ""
    cell = f'<c r="{name}"{kept}{attributes}>{body}</c>'
    if found:
        return xml[: found.start()] + cell + xml[found.end() :]
    line = re.search(rf'<row r="{row + 1}"[^>]*?(/>|>)', xml)
    if line is None:
        below = [hit for hit in re.finditer(r'<row r="(\d+)"', xml) if int(hit[1]) > row + 1]
        at = below[0].start() if below else xml.index("</sheetData>")
        return f'{xml[:at]}<row r="{row + 1}">{cell}</row>{xml[at:]}'
    if line[1] == "/>":
        return xml[: line.end() - 2] + f">{cell}</row>" + xml[line.end() :]
    end = xml.index("</row>", line.end())
    beyond = (
        hit.start() + line.end()
        for hit in re.finditer(r'<c r="([A-Z]+)', xml[line.end() : end])
        if column_of(hit[1]) > column
    )
    at = next(beyond, end)
    return xml[:at] + cell + xml[at:]


def with_percent(styles: str) -> tuple[str, int]:
    """Return the styles of a workbook with one more, of per cents, and its number."""
    found = re.search(r'<cellXfs count="(\d+)">', styles)
    assert found
    count = int(found[1])
    styles = styles.replace(found[0], f'<cellXfs count="{count + 1}">')
    more = '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    return styles.replace("</cellXfs>", f"{more}</cellXfs>"), count


@dataclass
class Base:
    """A dossier as files, taken apart once.

    Args:
        files: of its folder.
        parts: of each workbook, by its name.
        sheets: of all workbooks.
    """

    name: str
    files: dict[str, bytes]
    parts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, data in self.files.items():
            if name.endswith(".xlsx"):
                self.parts[name] = parts_of(data)
                self.sheets += sheets_of(name, self.parts[name])


def base_of(name: str, dossier: Dossier, folder: Path, lang: Lang, *, one: bool) -> Base:
    """Return a dossier as files: one workbook, or a folder of several."""
    path = folder / name
    if one:
        path.mkdir(parents=True)
        write_workbook(dossier, path / "dossier.xlsx", lang)
    else:
        write_folder(dossier, path, lang)
    return Base(
        name,
        {
            file.relative_to(path).as_posix(): file.read_bytes()
            for file in sorted(path.rglob("*"))
            if file.is_file()
        },
    )


def shipped_dossiers() -> Iterator[tuple[str, Dossier]]:
    """Yield every shipped tender that a workbook can hold."""
    folder = shipped("tenders")
    for path in sorted([folder / "qinghe-2026", *(folder / "published").iterdir()]):
        yield path.name, read(path).usable()


def random_dossier(dice: random.Random) -> Dossier:
    """Return a good dossier with some of the sheets that few tenders have."""
    dossier = good()
    money = Decimal(dice.randrange(10_000, 99_999))
    more: dict[str, tuple[Any, ...]] = {
        "rulings": (ruling("low_price", "B01", "接受"), ruling("exclusion", "B04")),
        "needs": (
            Need(district="云溪县", category="演出", population=1000, need_weight=Decimal("1.2")),
        ),
        "funds": (Fund(id="F1", title="资金", year=2026, amount=money),),
        "policy": (Policy(id="R1", metric="支出", sense="<=", amount=money),),
        "scenarios": (Scenario(id="N1", title="少一成", budget=money),),
        "comments": (Comment(expert="E01", bid="B01", comment="节目充实"),),
    }
    chosen = {key: rows for key, rows in more.items() if dice.random() < 0.6}
    marks = dict(dossier.marks.values)
    bid = dice.choice(dossier.bids)
    marks[bid.id, "T1"] = {who: Decimal(dice.randrange(0, 40)) / 2 for who in marks[bid.id, "T1"]}
    lot = replace(dossier.lots[0], district="云溪县", category="演出")
    return replace(dossier, lots=(lot,), marks=replace(dossier.marks, values=marks), **chosen)


VALUES: tuple[object, ...] = (
    "ZZ9", "另一", 123.25, 7, 0, -1, "90%", "7", "1,234.50", True, date(2026, 4, 5),
    datetime(2026, 4, 5, 8, 30),  # noqa: DTZ001 - local time
    "5A级", "3份", "无", "=1+1", "#", "Other words", "L01", "B02",
)  # fmt: skip
"""What people type; dates go into cells as numbers, as spreadsheets keep them."""


def plain_cell(value: object) -> tuple[str, str]:
    """Return attributes and contents of a cell with `value`."""
    if isinstance(value, bool):
        return ' t="b"', f"<v>{int(value)}</v>"
    if isinstance(value, datetime):
        days = (value - datetime(1899, 12, 30)).total_seconds() / 86400  # noqa: DTZ001 - a day
        return "", f"<v>{days!r}</v>"
    if isinstance(value, date):
        return "", f"<v>{(value - date(1899, 12, 30)).days}</v>"
    if isinstance(value, str):
        return ' t="inlineStr"', f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    return "", f"<v>{value!r}</v>"
