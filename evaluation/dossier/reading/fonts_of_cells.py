"""Which cells say by their looks that they do not count, or are not there: struck through, white on white.

Source:
    ECMA-376, part 1, 18.8.22 (fonts), 18.8.32 (fills), 18.8.10 (formats of cells), 18.4.8 (shared texts).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from evaluation.dossier.reading.xml_parts import elements, parse_xml

_NO = ("0", "false")
_WHITE = (
    {"theme": "0"},
    {"indexed": "9"},
    {"indexed": "1"},
    {"rgb": "FFFFFFFF"},
    {"rgb": "00FFFFFF"},
)


@dataclass(frozen=True, slots=True)
class CellFonts:
    """The looks of a workbook's cells that matter.

    Args:
        struck: numbers of the styles that strike through.
        white: numbers of the styles of white letters without a colour behind them.
        texts: numbers of the shared texts of which a part is struck through.
    """

    struck: frozenset[str] = frozenset()
    white: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Styles:
    """Fonts and fills as they are listed, and the styles that name them."""

    fonts: list[str] = field(default_factory=list)
    filled: list[bool] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    white: set[str] = field(default_factory=set)
    count: int = 0
    part: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in one tag."""
        tag = tag.rsplit(":", 1)[-1]
        if tag in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            self.part = tag
        elif self.part == "fonts" and tag == "font":
            self.fonts.append("")
        elif self.part == "fonts" and tag == "strike" and attributes.get("val") not in _NO:
            self.fonts[-1] = "struck"
        elif self.part == "fonts" and tag == "color" and attributes in _WHITE:
            self.fonts[-1] = self.fonts[-1] or "white"
        elif self.part == "fills" and tag == "fill":
            self.filled.append(True)
        elif self.part == "fills" and tag == "patternFill":
            self.filled[-1] = attributes.get("patternType", "none") != "none"
        elif self.part == "cellXfs" and tag == "xf" and self.fonts and self.filled:
            self._style(attributes)

    def _style(self, attributes: dict[str, str]) -> None:
        font = self.fonts[_number(attributes.get("fontId"), len(self.fonts))]
        filled = self.filled[_number(attributes.get("fillId"), len(self.filled))]
        if font == "struck":
            self.struck.add(str(self.count))
        elif font == "white" and not filled:
            self.white.add(str(self.count))
        self.count += 1


def _number(text: str | None, most: int) -> int:
    """A number that a style names, 0 where it names none of the list."""
    at = int(text) if text and text.isdecimal() else 0
    return at if at < most else 0


def cell_fonts(members: Mapping[str, bytes]) -> CellFonts:
    """Return the looks that the XML parts of a workbook describe."""
    parts = {name.lower(): data for name, data in members.items()}
    styles = _Styles()
    if "xl/styles.xml" in parts:
        parse_xml(parts["xl/styles.xml"], styles.start)
    strings = parts.get("xl/sharedstrings.xml", b"")
    texts = elements(strings, "si") if b"strike" in strings else ()
    struck = (str(at) for at, text in enumerate(texts) if _strikes(text))
    return CellFonts(frozenset(styles.struck), frozenset(styles.white), frozenset(struck))


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
