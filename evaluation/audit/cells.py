"""A workbook as an auditor has to see it: formulas, stored values, names, and what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.core.place import cell_name
from evaluation.dossier.xlsx import STRINGS, parts_of
from evaluation.dossier.xml_parts import parse_xml

Value = float | bool | str | None


@dataclass(slots=True)
class Cell:
    """A cell: what it stores, and the formula that is said to give it.

    Args:
        formula: without its equals sign; empty where the cell holds a plain value.
    """

    value: Value = None
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its cells by name, and the rows and columns that nobody sees."""

    cells: Mapping[str, Cell]
    hidden: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A workbook: its sheets by the name on the tab, and the defined names.

    Args:
        names: without those that programs make for themselves, such as print titles.
        hidden: tabs that are out of sight.
    """

    sheets: Mapping[str, Sheet]
    names: Mapping[str, str]
    hidden: frozenset[str]


@dataclass(slots=True)
class _Scan:
    """What stands in one sheet while its XML is walked."""

    texts: list[str]
    cells: dict[str, Cell] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    shared: dict[str, tuple[str, str]] = field(default_factory=dict)
    here: str = ""
    kind: str = ""
    group: str = ""
    inside: str = ""
    row: int = 0
    column: int = 0
    pieces: list[str] = field(default_factory=list)


def content_of(path: Path) -> Content:
    """Return the workbook at `path` with formulas and stored values.

    Raises:
        Unusable: not a workbook, damaged, locked by a password, or larger than the limits.
    """
    members, parts = parts_of(path, path.name)
    strings = next((part for part in members if part.lower() == STRINGS), None)
    texts = _shared_texts(members[strings]) if strings else []
    names, hidden = _workbook(members["xl/workbook.xml"])
    return Content(
        sheets={tab: _sheet(members.get(part, b"<x/>"), texts) for tab, part in parts.items()},
        names=names,
        hidden=hidden,
    )


def _shared_texts(xml: bytes) -> list[str]:
    texts: list[list[str]] = []
    phonetic = False
    inside = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal inside, phonetic
        tag = tag.rsplit(":", 1)[-1]
        inside = tag == "t" and not phonetic
        if tag == "si":
            texts.append([])
            phonetic = False
        elif tag == "rPh":
            phonetic = True
        elif tag == "r":
            phonetic = False

    def characters(piece: str) -> None:
        if inside:
            texts[-1].append(piece)

    parse_xml(xml, start, characters)
    return ["".join(pieces) for pieces in texts]


def _workbook(xml: bytes) -> tuple[dict[str, str], frozenset[str]]:
    names: dict[str, list[str]] = {}
    hidden: set[str] = set()
    inside = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = tag.rsplit(":", 1)[-1]
        inside = ""
        if tag == "sheet" and attributes.get("state", "visible") != "visible":
            hidden.add(attributes.get("name", ""))
        elif tag == "definedName" and not attributes.get("name", "").startswith("_xlnm"):
            inside = attributes.get("name", "")
            names[inside] = []

    def characters(piece: str) -> None:
        if inside:
            names[inside].append(piece)

    parse_xml(xml, start, characters)
    return {name: "".join(pieces).strip() for name, pieces in names.items()}, frozenset(hidden)


def _sheet(xml: bytes, texts: list[str]) -> Sheet:
    scan = _Scan(texts)
    parse_xml(
        xml, lambda tag, given: _start(scan, tag.rsplit(":", 1)[-1], given), scan.pieces.append
    )
    _end(scan)
    return Sheet(
        cells={name: cell for name, cell in scan.cells.items() if cell != Cell()},
        hidden=frozenset(scan.hidden),
    )


def _start(scan: _Scan, tag: str, given: dict[str, str]) -> None:
    _end(scan)
    if tag == "c":
        scan.here = given.get("r") or cell_name(scan.row - 1, scan.column)
        scan.column += 1
        scan.kind = given.get("t", "n")
        scan.cells[scan.here] = Cell()
    elif tag in ("v", "f", "t") and scan.here:
        scan.inside = tag
        scan.group = given.get("si", "") if given.get("t") == "shared" else ""
    elif tag == "row":
        scan.row, scan.column = int(given.get("r", scan.row + 1)), 0
        if given.get("hidden") in ("1", "true"):
            scan.hidden.add(str(scan.row))
    elif tag == "col" and given.get("hidden") in ("1", "true"):
        first, last = int(given.get("min", 1)), int(given.get("max", 1))
        for column in range(first, min(last, first + 99) + 1):
            scan.hidden.add(cell_name(0, column - 1).rstrip("1"))
    elif tag in ("extLst", "mergeCells", "dataValidations", "conditionalFormatting"):
        scan.here = ""


def _end(scan: _Scan) -> None:
    """Put the text of the tag that ended into its cell."""
    text, inside = "".join(scan.pieces), scan.inside
    scan.pieces.clear()
    scan.inside = ""
    if not inside:
        return
    cell = scan.cells[scan.here]
    if inside == "f":
        cell.formula = _formula(scan, text.strip())
    elif inside == "t":
        cell.value = (str(cell.value) if cell.value else "") + text.rstrip("\n") or None
    else:
        cell.value = _value(scan, text)


def _formula(scan: _Scan, text: str) -> str:
    """The formula of a cell; one that several cells share is written out for each."""
    if scan.group and text:
        scan.shared[scan.group] = (text, scan.here)
    elif scan.group in scan.shared:
        from openpyxl.formula.translate import Translator

        formula, origin = scan.shared[scan.group]
        moved = Translator(f"={formula}", origin=origin)
        return str(moved.translate_formula(scan.here)).removeprefix("=")
    return text


def _value(scan: _Scan, text: str) -> Value:
    text = text.strip("\n") if scan.kind == "str" else text.strip()
    match scan.kind:
        case "s":
            return scan.texts[int(text)] or None
        case "b":
            return text in ("1", "true")
        case "str" | "e" | "d":
            return text or None
        case _:
            return float(text) if text else None
