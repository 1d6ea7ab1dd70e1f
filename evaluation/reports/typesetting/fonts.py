"""The type of the documents: free faces that install by package, cut down to what a text needs.

Why:
    A document that falls back to whatever face a machine has looks different on the next one, and a
    character that no face has prints as an empty box. So only the faces below are used, each cut to
    the characters of the text (HarfBuzz does it in milliseconds), and a character that none of them
    has is an error that names it.

    Song (宋体) is the face of running text, Hei (黑体) of headings and tables: its figures all have
    one width. The bold of both is Noto Sans CJK Bold, as Chinese print makes Song bold with Hei.
    No free 仿宋 with simplified characters installs from PyPI (Debian has FandolFang inside
    texlive-lang-chinese); a bureau that has one puts it as ``fangsong.ttf`` into the folder
    ``fonts`` beside its own templates, and its letters are set in it.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.text import Text
from evaluation.typefaces import BOLD, HEI, REGULAR, REST, SONG, WIDE, Typeface

OURS = "tender-"
"""Before the names of our families, so that no face of the machine is taken for one of them."""


MAIN = (SONG, Typeface("song", BOLD, *WIDE), HEI, Typeface("hei", BOLD, *WIDE))
"""The faces that a style sheet names."""

SPARE = (
    REST,
    Typeface("wide", BOLD, *WIDE),
    Typeface("other", REGULAR, "matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf"),
    Typeface("other", BOLD, "matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
)
"""The faces asked where a main one lacks a character: rare ideographs, other scripts, signs."""


NAMED = {"fangsong": "song", "biaosong": "hei"}
"""Faces that GB/T 9704 wants, which do not install by package, each with the one used instead.

A bureau that has one puts it into its folder of fonts under this name: ``fangsong.ttf`` for the text
of letters, ``biaosong.ttf`` for their titles.
"""


@dataclass(frozen=True, slots=True)
class Type:
    """The faces of one document, or of many.

    Args:
        css: ``@font-face`` rules, and the custom properties ``--song`` and ``--hei``.
        covers: the characters that the faces have.
        files: what the rules refer to; the rules name them by their content.
    """

    css: str
    covers: frozenset[str]
    files: Mapping[str, bytes] = field(compare=False)


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
    refuse_bare(lacking(text, own))
    return _type_for("".join(sorted(set(map(chr, range(0x20, 0x7F))) | printed(text))), own)


def printed(text: str) -> set[str]:
    """Return the characters of `text` that have a shape, so that a face must have them."""
    return set(filter(_has_shape, set(text)))


def lacking(text: str, own: Path | None = None) -> str:
    r"""Return the characters of `text` that no face has.

    Example:
        >>> lacking("清\U00012000河")
        '\U00012000'
    """
    known = (face.codes for face in (*MAIN, *SPARE, *_own_faces(own)))
    codes = set(map(ord, printed(text)))
    return "".join(map(chr, sorted(codes.difference(*known))))


def refuse_bare(characters: str, where: Text | None = None) -> None:
    """Refuse `characters` that no face has.

    Args:
        where: they stand; nothing where it is not known.

    Raises:
        TenderError: there is one; each is named.
    """
    if not characters:
        return
    at = where or Text("", "")
    zh = "、".join(f"{each}（U+{ord(each):04X}）" for each in characters)
    en = ", ".join(f"{each} (U+{ord(each):04X})" for each in characters)
    raise TenderError(
        Text(
            f"{at.zh}现有字体中没有这些字符：{zh}；请核对文字，"
            "或把含有这些字符的字体文件放入自有模板文件夹的 fonts 中",
            f"{at.en}no face has these characters: {en}; check the text, or put a font file that "
            "has them into the folder fonts beside your own templates",
        )
    )


def _has_shape(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ" or character == "\u3000"


@lru_cache(maxsize=8)
def _type_for(characters: str, own: Path | None) -> Type:
    spare = (*SPARE, *_own_faces(own))
    needed = set(map(ord, characters))
    missing = {code for face in MAIN for code in needed - face.codes}
    # The bold faces know more characters than the regular ones; if they kept them, a regular text
    # would borrow a rare character from the bold instead of from a spare face of its own weight.
    chosen = [(face, needed - missing) for face in MAIN]
    # A run of another script holds spaces too.
    chosen += [(face, missing | {0x20}) for face in spare if missing & face.codes]
    chosen += [(face, needed) for face in _own_faces(own) if face.family in NAMED]
    paths = " ".join(face.path for face, _ in chosen)
    name = sha256(f"{characters} {paths}".encode()).hexdigest()[:12]
    cut = {_url(face, name): face.cut(codes) for face, codes in chosen}
    return Type(_css([face for face, _ in chosen], name), frozenset(characters), cut)


def _own_faces(own: Path | None) -> Iterable[Typeface]:
    found = sorted(own.glob("*.[ot]tf")) if own is not None and own.is_dir() else ()
    spare = [Typeface(f"own{n}", REGULAR, "", str(path)) for n, path in enumerate(found)]
    return [
        *spare,
        *(Typeface(path.stem, REGULAR, "", str(path)) for path in found if path.stem in NAMED),
    ]


def _url(face: Typeface, name: str) -> str:
    return f"font:{face.family}-{face.weight}-{name}"


def _css(faces: list[Typeface], name: str) -> str:
    rules = [
        f'@font-face {{ font-family: "{OURS}{face.family}"; font-weight: {face.weight}; '
        f"src: url({_url(face, name)}) }}"
        for face in faces
    ]
    here = [face.family for face in faces]
    spare = [face.family for face in faces if face not in MAIN and face.family not in NAMED]
    for family, instead in (("song", "song"), ("hei", "hei"), *NAMED.items()):
        first = [family, instead] if family in here else [instead]
        chain = ", ".join(f'"{OURS}{each}"' for each in dict.fromkeys([*first, *spare]))
        rules.append(f":root {{ --{family}: {chain} }}")
    rules.append(":where(html) { font-family: var(--song) }")
    return "\n".join(rules)
