"""A face as a file: its table as a workbook, its picture as a picture."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evaluation.charts.picture import Picture
from evaluation.core.errors import Unusable
from evaluation.core.files import put_file
from evaluation.core.table import as_float, whole_text
from evaluation.core.text import Text
from evaluation.display.face_content import FaceContent
from evaluation.display.face_html import wide
from evaluation.dossier.writing.workbooks import new_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NUMBER = Text("{}（数值）", "{} (number)")
NO_PICTURE = Text(
    "这张表没有图；请保存为 .xlsx 电子表格", "this table has no picture; save it as .xlsx"
)
WIDEST = 60
"""Signs of the widest column."""


def save_content(content: FaceContent, path: Path, *, force: bool = False) -> list[Path]:
    """Write the table (.xlsx) or the pictures of `content` to `path`, and return all that is there.

    Raises:
        Unusable: there is no picture, or a file is there and `force` is not given.
    """
    if path.suffix.lower() == ".xlsx":
        put_file(path, workbook(content), force=force)
        return [path]
    if not content.pictures:
        raise Unusable(NO_PICTURE)
    paths = list(_numbered(path, len(content.pictures)))
    for each, picture in zip(paths, content.pictures, strict=True):
        put_file(each, _drawn(picture, each.name), force=force)
    return paths


def _drawn(picture: Picture, name: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        picture.save(path)
        return path.read_bytes()


def _numbered(path: Path, count: int) -> Iterator[Path]:
    """Yield a name for each of `count` pictures; one alone keeps its name."""
    for number in range(1, count + 1):
        yield path if count == 1 else path.with_stem(f"{path.stem}-{number}")


def workbook(content: FaceContent) -> bytes:
    """Return the table of `content` as a workbook: the exact text, and beside it the number.

    Text is written as text: what somebody typed never becomes a formula or a link.
    """
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        page = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        left = book.add_format({"text_wrap": True, "valign": "top"})
        right = book.add_format({"align": "right", "valign": "top"})
        at = 0
        for number, column in enumerate(content.table.columns):
            cells = [row.cells[number] for row in content.rows]
            look, head = right if column.numeric else left, column.title(content.lang)
            texts = [(whole_text(cell, column, content.lang), look) for cell in cells]
            _write(page, at, head, bold, texts)
            at += 1
            if column.numeric:
                numbers = [(as_float(cell.value), right) for cell in cells]
                _write(page, at, NUMBER.say(content.lang).format(head), bold, numbers)
                at += 1
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(1, len(content.rows)), max(0, at - 1))
    return buffer.getvalue()


def _write(
    page: "Worksheet",
    at: int,
    head: str,
    bold: "Format",
    cells: Sequence[tuple[str | float | None, "Format"]],
) -> None:
    """Write a column; a head or a text is as wide as it prints, a Chinese sign as two."""
    texts = [head, *(str(text) for text, _ in cells)]
    width = max(map(wide, texts))
    page.set_column(at, at, min(max(width, 6) + 2, WIDEST))
    page.write_string(0, at, head, bold)
    for line, (content, look) in enumerate(cells, 1):
        if isinstance(content, str):
            page.write_string(line, at, content, look)
        elif content is not None:
            page.write_number(line, at, content, look)
