"""The typefaces: one file holds every weight, and each is cut so that a PDF takes it."""

import io

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from evaluation.typefaces import BOLD, HEI, REGULAR, REST, WIDE, Typeface


def thickness(weight: int) -> float:
    """Return the height of 一, which is one stroke."""
    font = TTFont(io.BytesIO(Typeface("hei", weight, *WIDE).cut([ord("一")])))
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord("一")]].draw(pen)
    assert pen.bounds is not None
    return float(pen.bounds[3] - pen.bounds[1])


def test_bold_is_bold() -> None:
    """The strokes of the bold face are half as thick again as those of the regular one."""
    assert thickness(BOLD) > 1.5 * thickness(REGULAR)


def test_a_cut_face_has_one_weight() -> None:
    """What is cut varies no more, so that every program draws it alike."""
    font = TTFont(io.BytesIO(REST.cut(map(ord, "𠮷清"))))
    assert "fvar" not in font


def test_rare_characters_are_there() -> None:
    """The wide face adds rare ideographs and Korean to those of everyday."""
    assert {ord(each) for each in "𠮷한"} <= REST.codes - HEI.codes
