"""The XML parts of a workbook from a stranger: walked tag by tag, entities refused."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, iterparse
from xml.parsers import expat

Start = Callable[[str, dict[str, str]], None]
Characters = Callable[[str], None]

_DOCTYPE = re.compile(rb"<\0?!\0?D")
"""The beginning of a document type declaration, in each encoding that the parser knows."""

MAX_TAGS = 8_000_000
"""Tags of one part: each becomes an object before anybody can look at it."""


def parse_xml(xml: bytes, start: Start, characters: Characters | None = None) -> None:
    """Walk the start tags and, where wanted, the text of `xml`.

    Raises:
        expat.ExpatError: no well-formed XML, or a document type declaration (entity bombs).

    Example:
        >>> parse_xml(b"<a><b c='1'/></a>", lambda tag, attributes: print(tag, attributes))
        a {}
        b {'c': '1'}
    """
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise expat.ExpatError("a document type declaration is not allowed")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    if characters is not None:
        parser.buffer_text = True
        parser.CharacterDataHandler = characters
    parser.Parse(xml, True)


def sheet_parts(members: dict[str, bytes]) -> dict[str, str]:
    """Return the path of each sheet's XML by the name on its tab."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("Relationship"):
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )

    def tab(tag: str, attributes: dict[str, str]) -> None:
        if tag.split(":")[-1] == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            names[attributes.get("name", "")] = link

    parse_xml(members["xl/_rels/workbook.xml.rels"], relation)
    parse_xml(members["xl/workbook.xml"], tab)
    return {tab_name: targets.get(link, "") for tab_name, link in names.items()}


def elements(xml: bytes, *wanted: str) -> Iterator[Element]:
    """Yield each element of `xml` that is called one of `wanted`, with what is inside it.

    Faster than `parse_xml` where most of the tags matter, as the tree is built outside of Python.

    Raises:
        ParseError: no well-formed XML, a document type declaration, or too many tags.

    Example:
        >>> [each.get("r") for each in elements(b"<a><b r='1'><c/></b><b r='2'/></a>", "b")]
        ['1', '2']
    """
    if _DOCTYPE.search(xml) or xml.count(b"<") > MAX_TAGS:
        raise expat.ExpatError("a document type declaration, or too many tags")
    for _, found in iterparse(io.BytesIO(xml), ("end",)):
        if found.tag.rpartition("}")[2] in wanted:
            yield found
            found.clear()


def text_size(strings: bytes, sheets: Sequence[bytes], cells: int, enough: int) -> int:
    """Return how many characters the cells hold that refer to a shared text, or a bound on it.

    Args:
        strings: the part with the shared texts.
        sheets: the parts with the cells.
        cells: how many cells refer to a shared text.
        enough: a bound that stays at or below this is not worked out further.

    Example:
        >>> strings = b"<sst><si><t>abc</t></si><si><t>de</t></si></sst>"
        >>> text_size(strings, [b"<s><c t='s'><v>0</v></c><c t='s'><v>1</v></c></s>"], 2, 0)
        5
    """
    bound = cells * max(map(len, strings.split(b"</si>")))
    if bound <= enough:
        return bound
    lengths = [len(text) for text in _texts(strings, "si", {})]
    shared = (text for xml in sheets for text in _texts(xml, "c", {"t": "s"}) if text.strip())
    return sum(lengths[int(index)] for index in shared)


def _texts(xml: bytes, wanted: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield all text from each tag `wanted` with `attributes` up to the next one."""
    texts: list[list[str]] = []
    inside = False

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal inside
        tag = tag.rsplit(":", 1)[-1]
        if tag == wanted:
            inside = attributes.items() <= given.items()
            if inside:
                texts.append([])
        elif wanted == "c" and tag != "v":
            inside = False  # what stands below the last cell, such as the foot of the page

    def characters(piece: str) -> None:
        if inside:
            texts[-1].append(piece)

    parse_xml(xml, start, characters)
    return map("".join, texts)
