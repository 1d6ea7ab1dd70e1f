"""Puts results in place whole or not at all, and never over a person's work without being told."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text


def place_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to `path`: under another name first, so that nobody sees half a file.

    Args:
        force: replace a file that is there.

    Raises:
        Unusable: a file is there and `force` is not given, or the place cannot be written to.
    """
    must_be_free(path, force=force)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise _refused(path, error) from None


def put_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` unless the same bytes stand there already: work may be done again.

    Args:
        force: replace another file that is there.

    Raises:
        Unusable: another file is there and `force` is not given, or it cannot be written.
    """
    if not (path.is_file() and path.read_bytes() == data):
        place_file(path, data, force=force)


def must_be_free(path: Path, *, force: bool = False) -> None:
    """Refuse a `path` at which no file can be placed, before the work on that file begins.

    Args:
        force: a file that is there may be replaced.

    Raises:
        Unusable: a folder is there, or a file and `force` is not given.
    """
    if path.is_dir() or (path.exists() and not force):
        raise _taken(path, offer=not path.is_dir())


def file_name(text: str) -> str:
    """Return `text` as the name of a file: one that every system takes and that leads nowhere else.

    Example:
        >>> file_name("清采〔2026〕15号"), file_name("../GP/2026:07")
        ('清采〔2026〕15号', '-GP-2026-07')
    """
    plain = "".join("-" if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in text)
    return plain.strip(". ")[:80] or "-"


def place_folder(
    path: Path, files: Mapping[str, bytes], *, force: bool | None = False
) -> Path | None:
    """Write `files` as the folder `path`, all of them at once, and return where the old one went.

    Args:
        files: contents by name; a name may hold folders, as ``marks/E01.xlsx``.
        force: where the folder holds something, keep that under another name beside it; None
            where a command does not offer this at all.

    Raises:
        Unusable: the folder is not empty and `force` is not given, or it cannot be written.
    """
    holds_something = folder_must_be_free(path, force=force)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        for name, data in files.items():
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        old = _free_name(path) if holds_something else None
        if old is not None:
            path.rename(old)
        elif path.exists():
            path.rmdir()
        fresh.rename(path)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise _refused(path, error) from None
    return old


def folder_must_be_free(path: Path, *, force: bool | None = False) -> bool:
    """Refuse a `path` at which no folder can be placed, before the work on it begins.

    Args:
        force: as for `place_folder`.

    Returns:
        Whether a folder is there that holds something.

    Raises:
        Unusable: the folder is not empty and `force` is not given, or it is no folder.
    """
    holds_something = path.exists() and (not path.is_dir() or any(path.iterdir()))
    if holds_something and not (force and path.is_dir()):
        raise _taken(path, offer=force is not None and path.is_dir())
    return holds_something


def _free_name(path: Path) -> Path:
    """Return ``NAME.old``, or ``NAME.old2`` … where that is taken."""
    old, number = path.with_name(f"{path.name}.old"), 2
    while old.exists():
        old, number = path.with_name(f"{path.name}.old{number}"), number + 1
    return old


def _taken(path: Path, *, offer: bool = True) -> Unusable:
    if path.is_dir():
        kind = Text("是已有内容的文件夹", "is a folder that holds something")
    else:
        kind = Text("文件已存在", "is there already")
    return Unusable(
        Text(
            f"{path}：{kind.zh}；请换一个名称",
            f"{path} {kind.en}; choose another name",
        ),
        next_step=NextStep(Deed.REPLACE) if offer else None,
    )


def _refused(path: Path, error: OSError) -> Unusable:
    why = error.strerror or str(error)
    return Unusable(
        Text(
            f"无法写入 {path}（{why}）；请检查路径和权限",
            f"cannot write {path} ({why}); check the path and the permissions",
        )
    )
