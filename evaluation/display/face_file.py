"""A face as a file: its table as a workbook, its picture as a picture."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.charts.picture import Picture
from evaluation.core.errors import Unusable
from evaluation.core.files import put_file
from evaluation.core.text import Text
from evaluation.display.face_content import FaceContent
from evaluation.workbook.table_file import table_file

NO_PICTURE = Text(
    "这张表没有图；请保存为 .xlsx 电子表格", "this table has no picture; save it as .xlsx"
)


def save_content(content: FaceContent, path: Path, *, force: bool = False) -> list[Path]:
    """Write the table (.xlsx) or the pictures of `content` to `path`, and return all that is there.

    Raises:
        Unusable: there is no picture, or a file is there and `force` is not given.
    """
    if path.suffix.lower() == ".xlsx":
        put_file(path, table_file(content.table, content.lang), force=force)
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
