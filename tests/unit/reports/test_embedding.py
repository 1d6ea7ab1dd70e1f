"""Promises about the faces inside a PDF: little, right for every reader, and the same each time."""

import io
from typing import Any

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet

from evaluation.core.errors import Unusable
from evaluation.reports.typesetting.embedding import embed
from evaluation.reports.typesetting.pdf import write_pdf

PAGE = '<!doctype html><html lang="zh-CN"><head><title>t</title></head><body>'


def faces(data: bytes) -> list[Any]:
    """Return the font dictionaries of a PDF, with their pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        return [
            (
                font.DescendantFonts[0].W,
                font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes(),
                font.ToUnicode.read_bytes(),
            )
            for font in fonts.values()
        ]


def test_a_face_has_the_glyphs_of_its_page_alone() -> None:
    """Five characters are five glyphs and the empty box, whatever else the face was cut to."""
    ((_, data, _),) = faces(write_pdf(PAGE + "<p>清河市文化"))
    face = CFFFontSet()
    face.decompile(io.BytesIO(data), None)
    assert face[0].numGlyphs == 6


@pytest.mark.parametrize("count", [1, 2, 3, 300])
def test_character_ids_are_glyph_numbers(count: int) -> None:
    """A reader that goes by the ids of the face finds the same glyph as one that goes by numbers."""
    text = "".join(chr(0x4E00 + 3 * n) for n in range(count))
    ((_, data, _),) = faces(write_pdf(PAGE + f"<p>{text}"))
    face = CFFFontSet()
    face.decompile(io.BytesIO(data), None)
    assert face[0].charset == [".notdef", *(f"cid{n:05}" for n in range(1, count + 1))]


def test_widths_and_words_follow_the_new_numbers() -> None:
    """Every glyph has a width and a character."""
    ((widths, _, words),) = faces(write_pdf(PAGE + "<p>清i河"))
    (first, run) = list(widths)
    assert (int(first), len(run)) == (1, 3)
    assert all(b"<%04x> <" % n in words for n in (1, 2, 3))


def test_text_can_be_taken_out_again() -> None:
    """What the page says can be selected and searched, in faces of both kinds of outline."""
    from pypdf import PdfReader

    text = "清河市 Report 𠮷 עברית"
    page = PdfReader(io.BytesIO(write_pdf(PAGE + f"<p>{text}"))).pages[0].extract_text()
    assert all(word in page for word in ("清河市", "Report", "𠮷"))


def test_faces_in_another_form_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of WeasyPrint that writes faces otherwise is named, and no broken file comes out."""

    def changed(document: Any, pdf: Any) -> None:  # noqa: ANN401
        for each in pdf.objects:
            if isinstance(each, dict) and "DescendantFonts" in each:
                each.pop("ToUnicode")
        embed(document, pdf)

    monkeypatch.setattr("evaluation.reports.typesetting.pdf.embed", changed)
    with pytest.raises(Unusable, match=r"install the release that pyproject"):
        write_pdf(PAGE + "<p>清河")
