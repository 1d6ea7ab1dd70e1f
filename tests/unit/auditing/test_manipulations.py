"""Random manipulations of what is on record: each is found, at the place where it was made."""

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from evaluation.auditing.document_audit import audit_document_at
from evaluation.auditing.redoing import RedoneBeside
from evaluation.auditing.workbook import audit_workbook_at
from evaluation.ledger.ledger import NAME
from evaluation.verdict import Verdict
from tests.dossiers.recorded import Recorded, parts, written

CELL = re.compile(r'<c r="([A-Z]+)([0-9]+)"([^>]*)>(<f>[^<]*</f>)?<v>([^<]*)</v></c>')
Found = tuple[str, str]
"""Tab and cell of a difference; file and line of one of the ledger."""


@dataclass(frozen=True)
class Kind:
    """A kind of manipulation: a cell of the sheet `tab` whose text, formula or value is changed."""

    tab: str
    column: str = "[A-Z]+"
    texts: bool = False
    formulas: bool = False


CELLS = {
    "mark": Kind("Marks E1"),
    "price": Kind("Bids"),
    "weight": Kind("Criteria"),
    "total": Kind("Scores"),
    "rank": Kind("Ranking"),
    "formula": Kind("Prices|Scores|Ranking|Allocation|Aggregation|Screening result", formulas=True),
    "law value": Kind("Law", "B", texts=True),
    "allocation line": Kind("Allocation"),
    "record": Kind("Record", "B", texts=True),
}


def a_cell(data: bytes, kind: Kind, chance: random.Random) -> tuple[bytes, Found]:
    """Return the workbook with one cell of the kind changed, and where that is."""
    cells = [
        (tab, xml, match)
        for tab, xml in parts(data).items()
        if re.fullmatch(kind.tab, tab)
        for match in CELL.finditer(xml)
        if re.fullmatch(kind.column, match[1])
        and ('t="s"' in match[3]) is kind.texts
        and (match[4] or not kind.formulas)
        and 't="str"' not in match[3]
    ]
    tab, xml, cell = chance.choice(cells)
    column, row, rest, formula, value = cell.groups()
    if kind.texts:
        formula, value = "", "1" if value == "0" else "0"
    elif kind.formulas:
        formula = chance.choice(["", "<f>1+1</f>"])
    else:
        value = repr(float(value) + chance.choice([-1, 0.01, 1, 10]))
        formula = chance.choice(["", formula]) if formula else ""
    new = f'<c r="{column}{row}"{rest}>{formula}<v>{value}</v></c>'
    return written(data, tab, xml.replace(cell[0], new, 1)), (tab, f"{column}{row}")


def a_line(data: bytes, chance: random.Random) -> tuple[bytes, Found]:
    """Return the ledger with a sign of a line changed, or without its last line."""
    lines = data.decode().splitlines()
    at = chance.randrange(len(lines) + 1)
    if at == len(lines):
        return "\n".join([*lines[:-1], ""]).encode(), (NAME, "")
    lines[at] = lines[at].replace("Wang", "Wong")
    return "\n".join([*lines, ""]).encode(), (NAME, f"[{at + 1}]")


def places(verdict: Verdict) -> set[Found]:
    """Return where a verdict says that something differs."""
    found = {(each.place.sheet, each.place.cell) for each in verdict.differences}
    return found | {(each.place.workbook, each.place.cell) for each in verdict.differences}


def of_cell(kind: str, recorded: Recorded, chance: random.Random, folder: Path) -> bool:
    """Return whether a changed cell of a workbook is named, or its sheet is.

    An input that no formula reads is known by the fingerprint of its sheet alone.
    """
    path = folder / "award-audit.xlsx"
    data, (tab, cell) = a_cell(recorded.workbook, CELLS[kind], chance)
    path.write_bytes(data)
    found = places(audit_workbook_at(path, RedoneBeside(home=recorded.home)))
    return bool({(tab, cell), (tab, "")} & found)


def of_ledger(_: str, recorded: Recorded, chance: random.Random, folder: Path) -> bool:
    """Return whether a changed line of the ledger is named; a tail that is cut has no line."""
    path = folder / "award-audit.xlsx"
    path.write_bytes(recorded.workbook)
    data, (name, line) = a_line(recorded.ledger, chance)
    (folder / f"award-audit.{NAME}").write_bytes(data)
    found = audit_workbook_at(path).differences
    (folder / f"award-audit.{NAME}").unlink()
    return any(
        each.reason == "ledger" and each.place.workbook.endswith(name) and line in str(each.place)
        for each in found
    )


def of_attachment(_: str, recorded: Recorded, chance: random.Random, folder: Path) -> bool:
    """Return whether a file inside a document that was changed or taken out is named."""
    path, which = folder / "award.pdf", chance.choice(["workbook", "ledger", "gone"])
    with pikepdf.open(io.BytesIO(recorded.document)) as file:
        if which == "workbook":
            data, wanted = a_cell(recorded.workbook, CELLS["total"], chance)
            file.attachments["x-audit.xlsx"].get_file().obj.write(data)
        elif which == "ledger":
            data, wanted = a_line(recorded.ledger, chance)
            file.attachments[NAME].get_file().obj.write(data)
        else:
            wanted = (path.name, "")
            del file.attachments[NAME]
        file.save(path)
    found = audit_document_at(path).differences
    said = {each.place.workbook for each in found} | {each.place.sheet for each in found}
    return wanted[0] in said and (which == "ledger" or wanted[1] in {e.place.cell for e in found})


Trial = Callable[[str, Recorded, random.Random, Path], bool]
QUICK: dict[str, Trial] = {**dict.fromkeys(CELLS, of_cell), "ledger line": of_ledger}
ALL: dict[str, Trial] = {**QUICK, "attachment": of_attachment}


def missed(kinds: dict[str, Trial], count: int, recorded: Recorded, folder: Path) -> list[str]:
    """Return the manipulations, of `count` in turn, whose place the audit does not name."""
    found = []
    for number in range(count):
        kind = [*kinds][number % len(kinds)]
        if not kinds[kind](kind, recorded, random.Random(number), folder):
            found.append(f"{kind}, seed {number}")
    return found


def test_what_is_on_record_is_equal(recorded: Recorded, tmp_path: Path) -> None:
    """Before anything is touched, workbook and document are equal."""
    for name, audit in (("a.xlsx", audit_workbook_at), ("a.pdf", audit_document_at)):
        path = tmp_path / name
        path.write_bytes(recorded.workbook if name.endswith("xlsx") else recorded.document)
        assert audit(path, RedoneBeside(home=recorded.home)).differences == ()


def test_a_hundred_manipulations_are_found(recorded: Recorded, tmp_path: Path) -> None:
    """Ten of each kind are found at their places."""
    assert missed(QUICK, 100, recorded, tmp_path) == []


@pytest.mark.slow
def test_a_thousand_manipulations_are_found(recorded: Recorded, tmp_path: Path) -> None:
    """A thousand, with those of attachments."""
    assert missed(ALL, 1000, recorded, tmp_path) == []
