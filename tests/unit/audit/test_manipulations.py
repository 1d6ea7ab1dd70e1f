"""Random manipulations of an audit workbook: each is found, at the place where it was made."""

import io
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.audit.workbook import audit_workbook_at
from evaluation.dossier.reading import read
from evaluation.pipeline import examine_reading
from evaluation.resources import shipped
from evaluation.workbook.audit import audit_workbook

SMALL = shipped("tenders") / "published" / "012-uk-template-price-30"
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)?<v>([^<]*)</v></c>')
SKIPPED = frozenset({"How to read"})
"""Tabs whose figures only count the checks of others; they are compared all the same."""


@pytest.fixture(scope="module")
def recorded() -> bytes:
    """Return the audit workbook of a small published tender."""
    examined = examine_reading(read(SMALL), kept=False)
    assert examined.evaluation is not None
    return audit_workbook(examined.evaluation, "en", checked=examined.checked)


def parts(data: bytes) -> dict[str, str]:
    """Return the XML of each sheet by its tab."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tabs = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        return {
            tab: archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            for number, tab in enumerate(tabs, start=1)
        }


def written(data: bytes, tab: str, xml: str) -> bytes:
    """Return the workbook `data` with another sheet `tab`."""
    number = [*parts(data)].index(tab) + 1
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            mine = entry.filename == f"xl/worksheets/sheet{number}.xml"
            new.writestr(entry, xml if mine else old.read(entry))
    return out.getvalue()


def manipulations(data: bytes, chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    """Yield, without end, a tab, a cell of it that holds a number, and the workbook changed there.

    A plain number becomes another one; a formula loses its text, gets another, or keeps a value
    that it does not give.
    """
    sheets = parts(data)
    cells = [
        (tab, match)
        for tab, xml in sheets.items()
        if tab not in SKIPPED
        for match in CELL.finditer(xml)
        if "t=" not in match[2]
    ]
    while True:
        tab, cell = chance.choice(cells)
        value = float(cell[4]) + chance.choice([-1, 0.01, 1, 10])
        formula = chance.choice(["", "<f>1+1</f>", cell[3]]) if cell[3] else ""
        new = f'<c r="{cell[1]}"{cell[2]}>{formula}<v>{value!r}</v></c>'
        yield tab, cell[1], written(data, tab, sheets[tab].replace(cell[0], new, 1))


def missed(data: bytes, count: int, folder: Path) -> list[str]:
    """Return the manipulations, of `count`, whose place the audit does not name.

    An input that no formula reads is known by the fingerprint of its sheet alone.
    """
    path, found = folder / "award-audit.xlsx", []
    wanted = manipulations(data, random.Random(count))
    for _ in range(count):
        tab, cell, changed = next(wanted)
        path.write_bytes(changed)
        differences = audit_workbook_at(path).differences
        places = {(each.place.sheet, each.place.cell) for each in differences}
        if not {(tab, cell), (tab, "")} & places:
            found.append(f"{tab}!{cell}: {len(differences)} differences")
    return found


def test_a_hundred_manipulations_are_found(recorded: bytes, tmp_path: Path) -> None:
    """A number or a formula changed anywhere is found at its place."""
    assert missed(recorded, 100, tmp_path) == []


@pytest.mark.slow
def test_a_thousand_manipulations_are_found(recorded: bytes, tmp_path: Path) -> None:
    """The same for a thousand."""
    assert missed(recorded, 1000, tmp_path) == []
