"""The bureau's own sign: one picture in its template folder, checked before it is printed."""

from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.text import Text

NAMES = ("logo.png", "logo.jpg")
"""What the picture may be called; the first that is there is taken."""

LARGEST, WIDEST = 1_000_000, 4000
"""Bytes of the file, and pixels of its longer side."""

_KINDS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}


def logo_in(own: Path | None) -> str:
    """Return the name of the picture in a bureau's own template folder; empty where there is none.

    Raises:
        TenderError: it is too large, is no picture of the kind that its name says, or leads outside
            the folder.
    """
    found = [own / name for name in NAMES if (own / name).exists()] if own is not None else []
    if own is None or not found:
        return ""
    path = found[0]
    if not path.resolve().is_relative_to(own.resolve()) or not path.is_file():
        raise _refused(path, Text("不在模板文件夹内", "lies outside the template folder"))
    if path.stat().st_size > LARGEST:
        raise _refused(path, Text("超过 1 MB", "is larger than 1 MB"))
    if not path.read_bytes().startswith(_KINDS[path.suffix]):
        kind = path.suffix.removeprefix(".").upper()
        raise _refused(path, Text(f"不是 {kind} 图片", f"is no {kind} picture"))
    if max(_size(path)) > WIDEST:
        raise _refused(path, Text("边长超过 4000 像素", "has a side of more than 4000 pixels"))
    return path.name


def _size(path: Path) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            return picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError):
        raise _refused(path, Text("图片已损坏", "is damaged")) from None


def _refused(path: Path, why: Text) -> TenderError:
    return TenderError(
        Text(
            f"标志图片 {path.name} {why.zh}；请换成不超过 1 MB 的 PNG 或 JPG 图片",
            f"the logo {path.name} {why.en}; give a PNG or JPG picture of at most 1 MB",
        )
    )
