"""The notebooks: written from one source in two languages, and put into a working folder."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.core.errors import Unusable
from evaluation.core.files import place_file
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import LANGS, Lang, Text
from evaluation.resources import shipped

SOURCE = "notebooks.toml"

EXAMPLE = "qinghe-2026"
"""The dossier that the notebooks open as they are shipped."""


def written(source: str) -> Iterator[tuple[str, str]]:
    r"""Yield name and content of each notebook that `source` describes, Chinese and English.

    Example:
        >>> source = '[[notebook]]\nzh="一"\nen="one"\n[[notebook.cell]]\ncode="x"'
        >>> [name for name, content in written(source)]
        ['zh/一.ipynb', 'en/one.ipynb']
    """
    for notebook in tomllib.loads(source)["notebook"]:
        for lang in LANGS:
            cells = [_cell(at, cell, lang) for at, cell in enumerate(notebook["cell"], 1)]
            yield f"{lang}/{notebook[lang]}.ipynb", _json(cells)


def prepare(folder: Path, dossier: Path | None, lang: Lang) -> tuple[Path, ...]:
    """Put the notebooks of `lang` into `folder`, opening `dossier`, and return where they are.

    A notebook that is there already is left as it is.

    Args:
        folder: made where it is not there.
        dossier: what the notebooks open; None for the shipped example, which is copied there too.

    Raises:
        Unusable: there is no `dossier`, or the notebooks in `folder` open another one.
    """
    if dossier is not None and not dossier.exists():
        zh, en = f"没有 {dossier}；请核对路径", f"there is no {dossier}; check the path"
        raise Unusable(Text(zh, en))
    opened = EXAMPLE if dossier is None else str(dossier.resolve())
    paths = []
    for source in sorted((shipped("notebooks") / lang).glob("*.ipynb")):
        shipped_as = source.read_text("utf-8")
        path, content = folder / source.name, _opening(shipped_as, opened)
        if not path.exists():
            place_file(path, content.encode())
        elif EXAMPLE in shipped_as:
            _same_dossier(path, opened)
        paths.append(path)
    if dossier is None:
        _copy_example(folder / EXAMPLE)
    return tuple(paths)


def _cell(at: int, cell: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    if "code" in cell:
        code: dict[str, Any] = {"execution_count": None, "outputs": []}
        return _notebook_cell("code", at, cell["code"].replace("{lang}", lang)) | code
    return _notebook_cell("markdown", at, cell[lang].strip())


def _notebook_cell(kind: str, at: int, text: str) -> dict[str, Any]:
    lines = text.splitlines(keepends=True)
    return {"cell_type": kind, "id": f"cell-{at:02}", "metadata": {}, "source": lines}


def _json(cells: list[dict[str, Any]]) -> str:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _opening(content: str, dossier: str) -> str:
    """The notebook with `dossier` in place of the example; a path may hold any character."""
    cells = json.loads(content)["cells"]
    example, opened = (json.dumps(each, ensure_ascii=False) for each in (EXAMPLE, dossier))
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["source"] = [line.replace(example, opened) for line in cell["source"]]
    return _json(cells)


def _same_dossier(path: Path, opened: str) -> None:
    """A notebook that opens another dossier than the one asked for must not go unnoticed."""
    literal = json.dumps(json.dumps(opened, ensure_ascii=False), ensure_ascii=False)[1:-1]
    if literal not in path.read_text("utf-8"):
        raise Unusable(
            Text(
                f"{path} 打开的是另一份档案；请另选工作文件夹",
                f"{path} opens another dossier; choose another working folder",
            ),
            next_step=NextStep(Deed.OTHER_FOLDER),
        )


def _copy_example(target: Path) -> None:
    source = shipped("tenders") / EXAMPLE
    for file in sorted(source.rglob("*.xlsx")):
        path = target / file.relative_to(source)
        if not path.exists():
            place_file(path, file.read_bytes())


if __name__ == "__main__":
    ROOT = shipped("notebooks")
    for name, content in written((ROOT / SOURCE).read_text("utf-8")):
        place_file(ROOT / name, content.encode(), force=True)
