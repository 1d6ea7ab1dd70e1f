"""The typefaces that install by package, each cut down to the characters that a text needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

REGULAR, BOLD = 400, 700

NOTO = "pylopdf_fonts_zh_cn"
WIDE = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", 2)
"""Noto Sans CJK in every weight; the third face of the collection is that of simplified Chinese."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file and the family it serves.

    Args:
        weight: the one that is cut of a face that has all of them.
        package: the package that ships it; empty for a file of the bureau's own.
        path: inside the package, or of the file itself.
        number: of the face, where the file is a collection.
    """

    family: str
    weight: int
    package: str
    path: str
    number: int = 0

    @property
    def file(self) -> Path:
        """The font file on this machine."""
        # Found without being loaded: some of the packages bring plotting libraries along.
        spec = find_spec(self.package) if self.package else None
        folder = Path(spec.origin).parent if spec and spec.origin else Path()
        return folder / self.path

    @property
    def codes(self) -> frozenset[int]:
        """The characters that it has."""
        return _codes(self)

    def cut(self, codes: Iterable[int]) -> bytes:
        """Return a font file of nothing but the characters `codes`, in this one weight.

        Example:
            >>> bold = Typeface("hei", BOLD, *WIDE)
            >>> len(bold.cut(map(ord, "评审报告"))) < 5000
            True
        """
        import uharfbuzz

        face, wanted = _loaded(self.file, self.number), uharfbuzz.SubsetInput()
        wanted.unicode_set.update(codes)
        if any(axis.tag == "wght" for axis in face.axis_infos):
            wanted.pin_axis_location(face, "wght", self.weight)
        return bytes(uharfbuzz.subset(face, wanted).blob.data)


@cache
def _loaded(file: Path, number: int) -> Any:  # noqa: ANN401 - uharfbuzz publishes no types
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)), number)


@cache
def _codes(face: Typeface) -> frozenset[int]:
    return frozenset(_loaded(face.file, face.number).unicodes)


SONG = Typeface("song", REGULAR, NOTO, "NotoSerifSC-Regular.otf")
HEI = Typeface("hei", REGULAR, NOTO, "NotoSansSC-Regular.otf")
REST = Typeface("wide", REGULAR, *WIDE)
"""Has some fourteen thousand characters more: rare ideographs, Korean, signs."""
