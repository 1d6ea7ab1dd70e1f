"""What lies on a sheet beside its cells: notes, boxes, pictures, charts, pivot tables, headers of pages.

None of it is read, and people may have written into it what decides.

Source:
    ECMA-376, part 1, 18.7 (comments), 20.5 (drawings on sheets).
"""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from evaluation.core.place import cell_name
from evaluation.core.text import Text, normal
from evaluation.dossier.reading.xml_parts import elements, parse_xml

KINDS = {
    "comment": Text("批注", "a note"),
    "sp": Text("文本框或图形", "a box or shape"),
    "pic": Text("图片", "a picture"),
    "graphicFrame": Text("图表", "a chart"),
    "pivotTable": Text("数据透视表", "a pivot table"),
    "oleObject": Text("嵌入的对象", "an embedded object"),
    "header": Text("页眉或页脚", "a header or footer of the page"),
    "page": Text("图表页、宏表等", "a chart or macro page"),
}
"""What may lie on a sheet, by the tag or the kind of relation that says so."""

_HEADERS = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]+)</")
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z]')
_ORDINARY = re.compile(r"page|of|第|页|共|[\W\d_]", re.IGNORECASE)
"""What the pages of ours and of spreadsheet programs say: numbers of pages, beside codes for them."""

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_NOT_A_CELL = ""


@dataclass(frozen=True, slots=True)
class SheetExtra:
    """One thing that lies on a sheet.

    Args:
        kind: a key of `KINDS`.
        cell: the name of the cell it belongs to or begins at; empty where it has none.
        text: what it says, as far as it has words.
    """

    kind: str
    cell: str
    text: str = ""


def beside_cells(members: Mapping[str, bytes], part: str) -> Iterator[SheetExtra]:
    """Yield what lies on the sheet whose XML is the part of that name, in the order of the parts.

    Args:
        members: the XML parts of the workbook.
    """
    for text in _HEADERS.findall(members[part]):
        said = _CODES.sub(" ", html.unescape(text.decode("utf-8", "replace")))
        if _ORDINARY.sub("", said):
            yield SheetExtra("header", _NOT_A_CELL, normal(said))
    for kind, target in _relations(members, part):
        if kind == "comments" and target in members:
            for comment in elements(members[target], "comment"):
                yield SheetExtra("comment", comment.get("ref", _NOT_A_CELL), _words(comment))
        elif kind == "drawing" and target in members:
            for anchor in elements(members[target], *_ANCHORS):
                yield from _anchored(anchor)
        elif kind in ("pivotTable", "oleObject"):
            yield SheetExtra(kind, _NOT_A_CELL)


def _relations(members: Mapping[str, bytes], part: str) -> list[tuple[str, str]]:
    """What a sheet refers to: the last word of the kind, and the name of the part."""
    folder, name = posixpath.split(part)
    found: list[tuple[str, str]] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("Relationship"):
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            found.append((kind, posixpath.normpath(target).lstrip("/")))

    parse_xml(members.get(f"{folder}/_rels/{name}.rels", b"<none/>"), relation)
    return found


def _anchored(anchor: Element) -> Iterator[SheetExtra]:
    numbers = [
        int(each.text or 0)
        for each in anchor.iter()
        if each.tag.rpartition("}")[2] in ("row", "col") and (each.text or "").isdecimal()
    ][:2]  # of the first corner: column, then row
    cell = cell_name(numbers[1], numbers[0]) if len(numbers) > 1 else _NOT_A_CELL
    for each in anchor.iter():
        kind = each.tag.rpartition("}")[2]
        if kind in KINDS:
            yield SheetExtra(kind, cell, _words(each))


def _words(element: Element) -> str:
    texts = (each.text or "" for each in element.iter() if each.tag.rpartition("}")[2] == "t")
    return normal(" ".join(texts))
