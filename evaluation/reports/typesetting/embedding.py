"""The faces inside a PDF: only the glyphs on its pages, under numbers that depend on these alone.

Why:
    A letter that is set with the faces of a whole batch would carry their numbering, and so have
    other bytes than when it is made alone. Renumbered, it has the same bytes either way, and is
    smaller. The numbers are also made the character ids of the face, so that a reader finds the
    same glyph whether it goes by the one or by the other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.reports.typesetting.fonts import refuse_bare

_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_MAPPED = re.compile(rb"^<([0-9a-f]{4})>(?= <)")


def embed(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint publishes no types
    """Give `pdf`, about to be written, its own faces instead of those it was set with.

    Args:
        document: as WeasyPrint has laid it out.
        pdf: its objects, not yet compressed.

    Raises:
        TenderError: a character on a page has no glyph.
        Unusable: the objects are not built as those of the release of WeasyPrint that is required.
    """
    fonts = [font for font in document.fonts.values() if not font.bitmap]
    refuse_bare("".join(map(chr, sorted({code for font in fonts for code in font.missing}))))
    used: dict[str, set[int]] = {}
    files: dict[str, bytes] = {}
    for font in fonts:
        used.setdefault(font.hash, set()).update(font.to_unicode, font.widths)
        files.setdefault(font.hash, font.file_content)
    cut = {name: _cut(files[name], used[name]) for name in files}
    try:
        _renumber(pdf, cut, {font.name: font.hash for font in fonts})
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as problem:
        raise _other_form(problem) from problem


def _other_form(problem: Exception) -> Unusable:
    """What WeasyPrint writes is no published form, and another release may write another."""
    what = f"{type(problem).__name__}: {problem}"
    return Unusable(
        Text(
            f"WeasyPrint 写出的字体不是预期的结构（{what}）；请安装 pyproject.toml 规定的版本",
            f"WeasyPrint writes its faces in a form that is not expected ({what}); install the "
            "release that pyproject.toml asks for",
        )
    )


def _renumber(
    pdf: Any,  # noqa: ANN401
    cut: Mapping[str, tuple[bytes, Mapping[int, int]]],
    names: Mapping[str, str],
) -> None:
    """Give pages and faces the new numbers.

    Args:
        cut: faces with their numbers, by what WeasyPrint calls them.
        names: what it calls them, by the name in the file.
    """
    for each in pdf.objects:
        if isinstance(getattr(each, "stream", None), list):
            each.stream = list(_renumbered(each.stream, cut))
    for each in pdf.objects:
        if isinstance(each, dict) and "DescendantFonts" in each and each["BaseFont"] in names:
            _renumber_font(each, pdf.objects, *cut[names[each["BaseFont"]]])


def _cut(face: bytes, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """Return a face with nothing but `glyphs`, and their new numbers by their old ones."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    plan = uharfbuzz.SubsetPlan(uharfbuzz.Face(face), wanted)
    made = plan.execute()
    number = {int(old): int(new) for old, new in plan.old_to_new_glyph_mapping.items()}
    if face[:4] != b"OTTO":
        return bytes(made.blob.data), number
    outlines = bytes(made.reference_table("CFF ").data)
    return numbered_by_glyph(outlines) if outlines else _first_format(bytes(made.blob.data)), number


def _first_format(face: bytes) -> bytes:
    """Return the outlines of a CFF2 face in the first format, the only one that a PDF takes.

    Why:
        A face that was cut from one of all weights is of the second format. The first keeps widths
        by the glyphs that are there, so it is made of the glyphs of a document and not of a batch.
    """
    from fontTools.cffLib.CFF2ToCFF import convertCFF2ToCFF
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(face))
    font["CFF2"].cff[0].CharStrings  # noqa: B018 - read before, as the conversion forgets how
    convertCFF2ToCFF(font)
    return bytes(font.getTableData("CFF "))


def numbered_by_glyph(face: bytes) -> bytes:
    """Return a CFF face in which the character id of each glyph is its number.

    Why:
        A face cut by HarfBuzz keeps the ids of the whole one, while the pages name glyphs. Readers
        that go by the ids, as the PDF standard says, would show other characters.
    """
    from fontTools.cffLib import CFFFontSet

    faces = CFFFontSet()
    faces.decompile(BytesIO(face), None)
    top = faces[0]
    at, last = top.rawDict.get("charset", 0), top.numGlyphs - 1
    if not hasattr(top, "ROS") or at <= 2 or last < 1:
        return face
    # One range from the first glyph on; no table of ranges is shorter, so it fits.
    if last <= 256:
        table = bytes([1, 0, 1, last - 1]) if last > 1 else bytes([0, 0, 1])
    else:
        table = bytes([2, 0, 1]) + (last - 1).to_bytes(2)
    return face[:at] + table + face[at + len(table) :]


def _renumbered(
    stream: Iterable[Any], cut: Mapping[str, tuple[bytes, Mapping[int, int]]]
) -> Iterator[Any]:
    """Yield the operators of a page with the new numbers of its glyphs."""
    number: Mapping[int, int] = {}
    for each in stream:
        if isinstance(each, bytes) and each.endswith(b" Tf"):
            _, number = cut.get(each[1:].split(b" ", 1)[0].decode(), (b"", {}))
        shows = isinstance(each, bytes) and each.endswith(b"] TJ") and number
        yield _GLYPHS.sub(lambda run: _run(run[1], number), each) if shows else each  # noqa: B023


def _run(glyphs: bytes, number: Mapping[int, int]) -> bytes:
    old = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
    return b"<" + b"".join(b"%04x" % number[glyph] for glyph in old) + b">"


def _renumber_font(
    font: Mapping[str, Any], objects: Sequence[Any], face: bytes, number: Mapping[int, int]
) -> None:
    (below,) = _targets(font["DescendantFonts"].data, objects)
    below["W"] = _widths(below["W"], number)
    (words,) = _targets(font["ToUnicode"], objects)
    words.stream = [_MAPPED.sub(lambda old: _run(old[1], number), line) for line in words.stream]
    (descriptor,) = _targets(below["FontDescriptor"], objects)
    (key,) = (key for key in descriptor if key.startswith("FontFile"))
    (file,) = _targets(descriptor[key], objects)
    file.stream = [face]
    file.extra |= {"Subtype": "/CIDFontType0C"} if key[-1] == "3" else {"Length1": len(face)}


def _targets(references: bytes, objects: Sequence[Any]) -> list[Any]:
    return [objects[int(number)] for number in re.findall(rb"(\d+) 0 R", references)]


def _widths(runs: Any, number: Mapping[int, int]) -> Any:  # noqa: ANN401
    """Return widths, given as runs from a first glyph on, under the new numbers."""
    width = {
        number[first + at]: each
        for first, run in zip(runs[::2], runs[1::2], strict=True)
        for at, each in enumerate(run)
    }
    array = type(runs)
    made = array()
    for glyph in sorted(width):
        if glyph - 1 not in width:
            made += [glyph, array()]
        made[-1].append(width[glyph])
    return made
