"""A workbook as an auditor has to see it: formulas, stored values, names, and what is hidden."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from evaluation.auditing.plain_parts import plain_cells, plain_texts
from evaluation.core.errors import Unusable
from evaluation.core.place import cell_name
from evaluation.dossier.reading.unusable_files import unreadable
from evaluation.dossier.reading.xlsx import STRINGS, parts_of
from evaluation.dossier.reading.xml_parts import elements, parse_xml

Value = float | bool | str | None

MAX_TABS = 2**20
"""Bytes of the part that lists the sheets."""

HIDING = ("1", "true")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class StoredCell(NamedTuple):
    """A cell: what it stores, and the formula that is said to give it.

    Args:
        formula: without its equals sign; empty where the cell holds a plain value.
    """

    value: Value = None
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSheet:
    """A sheet: its cells by name, and the rows and columns that nobody sees."""

    cells: Mapping[str, StoredCell]
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A workbook: its sheets by the name on the tab, and the defined names.

    Args:
        names: without those that programs make for themselves, such as print titles.
        hidden: tabs that are out of sight.
    """

    sheets: Mapping[str, StoredSheet]
    names: Mapping[str, str]
    hidden: frozenset[str] = frozenset()


def content_of(path: Path) -> Content:
    """Return the workbook at `path` with formulas and stored values.

    Raises:
        Unusable: not a workbook, damaged, locked by a password, or larger than the limits.
    """
    members, parts = parts_of(path, path.name)
    try:
        strings = next((part for part in members if part.lower() == STRINGS), None)
        texts = _shared_texts(members[strings]) if strings else []
        names, hidden = _workbook(members["xl/workbook.xml"])
        sheets = {tab: _sheet(members.get(part, b"<x/>"), texts) for tab, part in parts.items()}
    except Unusable:
        raise
    except Exception as error:  # whatever a damaged part provokes
        raise unreadable(path.name, str(error)) from None
    return Content(sheets=sheets, names=names, hidden=hidden)


def tabs_of(path: Path) -> frozenset[str]:
    """Return the names on the tabs of the workbook at `path`; none where it is damaged."""
    found: set[str] = set()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rsplit(":", 1)[-1] == "sheet":
            found.add(attributes.get("name", ""))

    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            parse_xml(part.read(MAX_TABS), start)
    except Exception:  # whatever a damaged file provokes
        return frozenset()
    return frozenset(found)


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


def _shared_texts(xml: bytes) -> list[str]:
    plain = plain_texts(xml)
    if plain is None:
        return [_text(found) for found in elements(xml, "si")]
    return [_unescaped(text) for text in plain]


def _text(holder: Element) -> str:
    """The text below `holder`, without the reading aids of East Asian phonetics."""
    pieces = []
    for child in holder:
        kind = _local(child.tag)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind == "r":
            pieces += [each.text or "" for each in child if _local(each.tag) == "t"]
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheet(xml: bytes, texts: list[str]) -> StoredSheet:
    plain = plain_cells(xml)
    if plain is None:
        return _any_sheet(xml, texts)
    cells = {
        name: StoredCell(_value(kind or "n", stored, texts), formula.strip())
        for name, kind, formula, stored in plain
    }
    return StoredSheet(cells={name: cell for name, cell in cells.items() if cell != BLANK})


def _any_sheet(xml: bytes, texts: list[str]) -> StoredSheet:
    cells: dict[str, StoredCell] = {}
    hidden: set[str] = set()
    shared: dict[str, tuple[str, str]] = {}
    number = 0
    for found in elements(xml, "row", "col"):
        if _local(found.tag) == "col":
            hidden.update(_hidden_columns(found))
            continue
        number = int(found.get("r") or number + 1)
        if found.get("hidden") in HIDING:
            hidden.add(str(number))
        for column, holder in enumerate(found):
            name = holder.get("r") or cell_name(number - 1, column)
            cell = _cell(holder, name, texts, shared)
            if cell != BLANK:
                cells[name] = cell
    return StoredSheet(cells=cells, hidden=frozenset(hidden))


BLANK = StoredCell()


def _hidden_columns(found: Element) -> Iterator[str]:
    if found.get("hidden") in HIDING:
        first, last = int(found.get("min", 1)), int(found.get("max", 1))
        for column in range(first, min(last, first + 99) + 1):
            yield cell_name(0, column - 1).rstrip("1")


def _cell(
    holder: Element, name: str, texts: list[str], shared: dict[str, tuple[str, str]]
) -> StoredCell:
    value: Value = None
    formula = ""
    kind = holder.get("t", "n")
    for part in holder:
        tag = part.tag
        if tag.endswith("}v"):
            value = _value(kind, part.text or "", texts)
        elif tag.endswith("}f"):
            formula = (part.text or "").strip()
            if part.get("t") == "shared":
                formula = _shared_formula(part.get("si", ""), formula, name, shared)
        elif tag.endswith("}is"):
            value = _text(part) or None
    return StoredCell(value, formula)


def _shared_formula(group: str, formula: str, name: str, shared: dict[str, tuple[str, str]]) -> str:
    """The formula of a cell; one that several cells share is written out for each."""
    if formula:
        shared[group] = (formula, name)
    elif group in shared:
        from openpyxl.formula.translate import Translator

        text, origin = shared[group]
        moved = Translator(f"={text}", origin=origin).translate_formula(name)
        return str(moved).removeprefix("=")
    return formula


def _value(kind: str, text: str, texts: list[str]) -> Value:
    match kind:
        case "n":
            return float(text) if text else None
        case "s":
            return texts[int(text)] or None
        case "b":
            return text.strip() in HIDING
        case "str":
            return text.strip("\n") or None
        case _:
            return text.strip() or None
