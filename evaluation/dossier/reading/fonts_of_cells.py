"""Which cells say by their looks that they do not count, or are not there: struck through, white on white.

Source:
    ECMA-376, part 1, 18.8.22 (fonts), 18.8.32 (fills), 18.8.10 (formats of cells), 18.4.8 (shared texts),
    18.8.15 and 18.3.1.18 (formats on conditions).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from evaluation.dossier.reading.xml_parts import elements, parse_xml

_NO = ("0", "false")
_WHITE = "white"
_WHITES = (
    {"theme": "0"},
    {"indexed": "9"},
    {"indexed": "1"},
    {"rgb": "FFFFFFFF"},
    {"rgb": "00FFFFFF"},
)
_TINY = 3
"""Points of letters that nobody can read."""


@dataclass(frozen=True)
class CellFonts:
    """The looks of a workbook's cells that matter.

    Args:
        struck: numbers of the styles that strike through.
        unseen: numbers of the styles of letters in the colour behind them, or too small to be read.
        texts: numbers of the shared texts of which a part is struck through.
        rules: numbers of the formats on conditions that strike through, whiten, or write numbers anew.
    """

    struck: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()

    @cached_property
    def odd(self) -> frozenset[str]:
        """The styles that strike through or cannot be seen."""
        return self.struck | self.unseen


@dataclass(slots=True)
class _Styles:
    """Fonts and fills as they are listed, and the styles that name them."""

    fonts: list[dict[str, str]] = field(default_factory=list)
    fills: list[dict[str, str]] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    styles: int = 0
    conditions: int = 0
    part: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in one tag."""
        tag = tag.rsplit(":", 1)[-1]
        if tag in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            self.part = tag
        elif self.part == "fonts":
            self._font(tag, attributes)
        elif self.part == "fills":
            self._fill(tag, attributes)
        elif self.part == "cellXfs" and tag == "xf":
            self._style(attributes)
        elif self.part == "dxfs":
            self._condition(tag, attributes)

    def _font(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "font":
            self.fonts.append({})
        elif tag == "strike" and attributes.get("val") not in _NO:
            self.fonts[-1]["struck"] = "1"
        elif tag == "color":
            self.fonts[-1]["color"] = _colour(attributes)
        elif tag == "sz" and float(attributes.get("val", "11")) <= _TINY:
            self.fonts[-1]["tiny"] = "1"

    def _fill(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "fill":
            self.fills.append({"color": _WHITE})
        elif tag == "patternFill" and attributes.get("patternType", "none") != "none":
            self.fills[-1]["color"] = "pattern"
        elif tag == "fgColor" and self.fills[-1]["color"] == "pattern":
            self.fills[-1]["color"] = _colour(attributes)

    def _style(self, attributes: dict[str, str]) -> None:
        font = _numbered(self.fonts, attributes.get("fontId"))
        fill = _numbered(self.fills, attributes.get("fillId"))
        if "struck" in font:
            self.struck.add(str(self.styles))
        elif "tiny" in font or font.get("color", "") == fill.get("color", _WHITE):
            self.unseen.add(str(self.styles))
        self.styles += 1

    def _condition(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "dxf":
            self.conditions += 1
        elif _tells_otherwise(tag, attributes):
            self.rules.add(str(self.conditions - 1))


def _tells_otherwise(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a part of a format on a condition makes a cell show something else than it holds."""
    struck = tag == "strike" and attributes.get("val") not in _NO
    return tag == "numFmt" or struck or (tag == "color" and _colour(dict(attributes)) == _WHITE)


def _colour(attributes: dict[str, str]) -> str:
    if attributes in _WHITES:
        return _WHITE
    return " ".join(f"{key}={attributes[key]}" for key in sorted(attributes))


def _numbered(listed: list[dict[str, str]], number: str | None) -> dict[str, str]:
    at = int(number) if number and number.isdecimal() else 0
    return listed[at] if at < len(listed) else {}


def cell_fonts(members: Mapping[str, bytes]) -> CellFonts:
    """Return the looks that the XML parts of a workbook describe."""
    parts = {name.lower(): data for name, data in members.items()}
    styles = _Styles()
    if "xl/styles.xml" in parts:
        parse_xml(parts["xl/styles.xml"], styles.start)
    strings = parts.get("xl/sharedstrings.xml", b"")
    texts = elements(strings, "si") if b"strike" in strings else ()
    struck = (str(at) for at, text in enumerate(texts) if _strikes(text))
    return CellFonts(*map(frozenset, (styles.struck, styles.unseen, struck, styles.rules)))


def partly_struck(xml: bytes, looks: CellFonts) -> Iterator[str]:
    """Yield the names of the cells of a sheet whose text is struck through in part."""
    if not looks.texts and b"strike" not in xml:
        return
    for cell in elements(xml, "c"):
        value = next((each.text for each in cell if each.tag.endswith("}v")), None)
        shared = cell.get("t") == "s" and (value or "").strip() in looks.texts
        if (shared or _strikes(cell)) and "r" in cell.attrib:
            yield cell.attrib["r"]


def _strikes(text: Element) -> bool:
    return any(
        each.tag.rpartition("}")[2] == "strike" and each.get("val") not in _NO
        for each in text.iter()
    )


def restyled(xml: bytes, fonts: CellFonts) -> Iterator[str]:
    """Yield the ranges of a sheet, such as ``B2:C9``, in which a condition makes cells show otherwise."""
    if b"cfRule" not in xml:
        return
    for each in elements(xml, "conditionalFormatting"):
        inside = [(part.tag.rpartition("}")[2], part) for part in each.iter()]
        named = any(tag == "cfRule" and part.get("dxfId") in fonts.rules for tag, part in inside)
        if named or any(
            _tells_otherwise(tag, part.attrib) for tag, part in inside if tag != "cfRule"
        ):
            texts = (part.text or "" for tag, part in inside if tag == "sqref")
            ranges = each.get("sqref") or " ".join(texts)
            yield from (part for part in ranges.split() if _RANGE.fullmatch(part))


_RANGE = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?")
