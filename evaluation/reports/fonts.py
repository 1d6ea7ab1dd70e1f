"""The type of the documents: free faces that install by package, cut down to what a text needs.

Why:
    A document that falls back to whatever face a machine has looks different on the next one, and a
    character that no face has prints as an empty box. So only the faces below are used, each cut to
    the characters of the text (HarfBuzz does it in milliseconds), and a character that none of them
    has is an error that names it.

    Song (宋体) is the face of running text, Hei (黑体) of headings and tables: its figures all have
    one width. The bold of both is Noto Sans CJK Bold, as Chinese print makes Song bold with Hei.
    No free 仿宋 with simplified characters installs by package; a bureau that has one puts it into
    the folder ``fonts`` beside its own templates.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from evaluation.core.errors import TenderError
from evaluation.core.text import Text

REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and the family it serves.

    Args:
        package: the package that ships it; empty for a file of the bureau's own.
        path: inside the package, or of the file itself.
    """

    family: str
    weight: int
    package: str
    path: str

    @property
    def file(self) -> Path:
        """The font file on this machine."""
        return (
            Path(str(files(self.package).joinpath(self.path))) if self.package else Path(self.path)
        )


MAIN = (
    Face("song", REGULAR, "pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf"),
    Face("song", BOLD, "mpl_font", "fonts/noto/NotoSansCJKsc-Bold.otf"),
    Face("hei", REGULAR, "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),
    Face("hei", BOLD, "mpl_font", "fonts/noto/NotoSansCJKsc-Bold.otf"),
)
"""The faces that a style sheet names."""

SPARE = (
    Face("wide", REGULAR, "mpl_font", "fonts/noto/NotoSansCJKsc-Regular.otf"),
    Face("wide", BOLD, "mpl_font", "fonts/noto/NotoSansCJKsc-Bold.otf"),
    Face("other", REGULAR, "matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf"),
    Face("other", BOLD, "matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
)
"""The faces asked where a main one lacks a character: rare ideographs, other scripts, signs."""


@dataclass(frozen=True, slots=True)
class Type:
    """The faces of one document.

    Args:
        css: ``@font-face`` rules, and the custom properties ``--song`` and ``--hei``.
        files: what the rules refer to.
    """

    css: str
    files: Mapping[str, bytes]


def type_for(text: str, own: Path | None = None) -> Type:
    """Return the faces cut down to the characters of `text`.

    Args:
        text: everything that will be printed in them; more does no harm.
        own: a folder with font files of the bureau's own, asked after ours.

    Raises:
        TenderError: no face has a character of `text`; the message names each.

    Example:
        >>> sorted(url[5:-13] for url in type_for("评审报告 Report").files)
        ['hei-400', 'hei-700', 'song-400', 'song-700']
    """
    printed = "".join(sorted({*map(chr, range(0x20, 0x7F)), *filter(_has_shape, text)}))
    return _type_for(printed, own)


def _has_shape(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ" or character == "\u3000"


@cache
def _type_for(printed: str, own: Path | None) -> Type:
    spare = (*SPARE, *_own_faces(own))
    needed = set(map(ord, printed))
    missing = {code for face in MAIN for code in needed - _codes(face)}
    _refuse(missing - {code for face in spare for code in _codes(face)})
    name = sha256(printed.encode()).hexdigest()[:12]
    # The bold faces know more characters than the regular ones; if they kept them, a regular text
    # would borrow a rare character from the bold instead of from a spare face of its own weight.
    chosen = [(face, needed - missing) for face in MAIN]
    # A run of another script holds spaces too.
    chosen += [(face, missing | {0x20}) for face in spare if missing & _codes(face)]
    cut = {_url(face, name): _cut(face, frozenset(codes)) for face, codes in chosen}
    return Type(_css([face for face, _ in chosen], name), cut)


def _own_faces(own: Path | None) -> Iterable[Face]:
    found = sorted(own.glob("*.[ot]tf")) if own is not None and own.is_dir() else ()
    return [Face(f"own{n}", REGULAR, "", str(path)) for n, path in enumerate(found)]


def _refuse(codes: set[int]) -> None:
    if not codes:
        return
    zh = "、".join(f"{chr(code)}（U+{code:04X}）" for code in sorted(codes))
    en = ", ".join(f"{chr(code)} (U+{code:04X})" for code in sorted(codes))
    raise TenderError(
        Text(
            f"现有字体中没有这些字符：{zh}；请核对文字，"
            "或把含有这些字符的字体文件放入自有模板文件夹的 fonts 中",
            f"no face has these characters: {en}; check the text, or put a font file that has them "
            f"into the folder fonts beside your own templates",
        )
    )


def _url(face: Face, name: str) -> str:
    return f"font:{face.family}-{face.weight}-{name}"


def _css(faces: list[Face], name: str) -> str:
    rules = [
        f'@font-face {{ font-family: "{face.family}-{name}"; font-weight: {face.weight}; '
        f"src: url({_url(face, name)}) }}"
        for face in faces
    ]
    spare = [face.family for face in faces if face not in MAIN]
    for family in ("song", "hei"):
        chain = ", ".join(f'"{each}-{name}"' for each in dict.fromkeys([family, *spare]))
        rules.append(f":root {{ --{family}: {chain} }}")
    rules.append(":where(html) { font-family: var(--song) }")
    return "\n".join(rules)


@cache
def _loaded(file: Path) -> Any:  # noqa: ANN401 - uharfbuzz publishes no types
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))


@cache
def _codes(face: Face) -> frozenset[int]:
    return frozenset(_loaded(face.file).unicodes)


def _cut(face: Face, codes: frozenset[int]) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    return bytes(uharfbuzz.subset(_loaded(face.file), wanted).blob.data)
