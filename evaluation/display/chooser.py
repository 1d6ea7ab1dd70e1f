"""A list of the dossiers in a folder to choose from; the one chosen opens and shows its findings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text
from evaluation.display.face import safely
from evaluation.display.opening import open_dossier
from evaluation.display.widgets.controls import ControlPanel, panel, tell, wide
from evaluation.dossier.reading.astray import OUTPUT
from evaluation.dossier.reading.dossier_files import DOCUMENT
from evaluation.dossier.reading.tab_names import key_of

TITLE = Text("选择采购档案", "Choose a dossier")
DOSSIER = Text("采购档案", "Dossier")
AGAIN = Text("重新读取", "Read again")
NONE = Text(
    "文件夹 {} 中没有采购档案；请把档案文件夹放进来，再运行这一格",
    "there is no dossier in the folder {}; put one there and run the cell again",
)
MOST = 500
"""Entries of a folder that are looked at."""


class Chooser:
    """The dossiers of a folder; `dossier` is the one that is chosen.

    Example:
        >>> from evaluation.resources import shipped
        >>> choose_dossier(shipped("tenders"), "en").dossier.ranking("L01").title
        'Ranking'
    """

    def __init__(self, folder: Path, lang: Lang) -> None:
        self.folder, self.lang = folder, lang
        paths = dossiers_in(folder)
        self.dossier = open_dossier(paths[0] if paths else folder, lang)
        self.panel = self._controls(paths) if paths else None

    def _repr_mimebundle_(self, **asked: object) -> Any:  # noqa: ANN401 - as ipywidgets says it
        if self.panel is not None:
            return self.panel._repr_mimebundle_(**asked)
        return {"text/html": safely(self._none, self.lang)._repr_html_(), "text/plain": ""}

    def _none(self) -> Any:  # noqa: ANN401 - it never returns
        raise Unusable(Text(*(NONE.say(each).format(self.folder) for each in ("zh", "en"))))

    def _controls(self, paths: tuple[Path, ...]) -> ControlPanel:
        import ipywidgets as widgets

        options = [(path.relative_to(self.folder).as_posix(), path) for path in paths]
        which = widgets.Dropdown(options=options, **wide(DOSSIER.say(self.lang)))
        again = widgets.Button(description=AGAIN.say(self.lang), icon="refresh")
        made = panel(TITLE.say(self.lang), {"which": which, "again": again}, [which, again])

        def chosen(_: object = None) -> None:
            self.dossier = open_dossier(which.value, self.lang)
            tell(made.said, self.dossier.findings())

        which.observe(chosen, "value")
        again.on_click(chosen)
        tell(made.said, self.dossier.findings())
        return made


def choose_dossier(folder: str | Path = ".", lang: Lang = "zh") -> Chooser:
    """Return the dossiers of `folder` to choose from; see `Chooser`."""
    return Chooser(Path(folder), lang)


def dossiers_in(folder: Path) -> tuple[Path, ...]:
    """Return what looks like a dossier in `folder`: folders of workbooks, workbooks, documents."""
    try:
        every = sorted(folder.iterdir())[:MOST]
    except OSError:
        return ()
    return tuple(path for path in every if _looks_like_one(path))


def _looks_like_one(path: Path) -> bool:
    if path.name.startswith((".", "~$")) or path.name == OUTPUT:
        return False
    if path.is_dir():
        return (path / DOCUMENT).is_file() or any(map(_has_tender, _workbooks(path)))
    return path.suffix.lower() == ".xlsx" and _has_tender(path)


def _workbooks(folder: Path) -> Iterator[Path]:
    yield from sorted(each for each in folder.glob("*.xlsx") if not each.name.startswith("~$"))


def _has_tender(path: Path) -> bool:
    """Whether the workbook has the Tender sheet; one that cannot be opened has none."""
    from python_calamine import CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as book:
            return any(key_of(name) == "tender" for name in book.sheet_names)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the reader, which is Rust, is no Exception
        return False
