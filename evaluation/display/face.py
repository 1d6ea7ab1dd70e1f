"""A face: a table that shows itself in a notebook; and what is shown where there can be none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.core.place import Place
from evaluation.core.table import Cell, Column, Table, row
from evaluation.core.text import Lang, Text
from evaluation.display.face_content import FaceContent
from evaluation.display.what_to_write import STEPS, sentence
from evaluation.tables.findings import findings_table, worst_first

T = TypeVar("T")

SHOWN = ("severity", "workbook", "sheet", "cell", "message", "law", "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face(FaceContent):
    """A table as a person sees it: a title, remarks, pictures, rows that sort and filter.

    Example:
        >>> from evaluation.core.table import column, row
        >>> from evaluation.core.text import Text
        >>> table = Table(key="points", title=Text("总分", "Points"), rows=(row("<b>", 9),),
        ...               columns=(column("tenderer"), column("total", "points", places=2)))
        >>> face = Face(table=table, lang="en")
        >>> "&lt;b&gt;" in face._repr_html_(), face.frame().loc[0, "total_number"].item()
        (True, 9.0)
    """

    def save(self, path: str | Path, *, force: bool = False) -> "Face":
        """Write the table (.xlsx) or the pictures (.svg, .png, .pdf) to `path`, and tell where.

        It never raises: what cannot be written is told by the face that comes back. Several
        pictures are numbered.

        Args:
            force: replace a file that is there.
        """
        from evaluation.display.face_file import save_content

        def saved() -> Face:
            paths = save_content(self, Path(path), force=force)
            return files_face(paths, self.lang, Text("已保存", "Saved"))

        return safely(saved, self.lang)

    def __repr__(self) -> str:
        rows = Text("{}：{} 行", "{}: {} rows").say(self.lang)
        return f"<{rows.format(self.title, len(self.table.rows))}>"

    def _repr_html_(self) -> str:
        """Return the face as HTML; whatever was typed by somebody is escaped."""
        from evaluation.display.face_html import html_of

        return str(html_of(self))


def files_face(paths: list[Path], lang: Lang, title: Text) -> Face:
    """Return the files at `paths`, each as a link that opens it."""
    table = Table(
        key="files",
        title=title,
        columns=(
            Column(key="document", head=Text("文件", "File")),
            Column(key="path", head=Text("位置", "Where")),
        ),
        rows=tuple(row(Cell(path.name, place=Place(str(path))), str(path)) for path in paths),
    )
    return Face(table=table, lang=lang)


def findings_face(
    findings: Iterable[Finding], lang: Lang, *, title: Text, home: Path | None = None
) -> Face:
    """Return findings as a face, errors first.

    Args:
        home: the dossier, whose workbooks are linked where the notebook can reach them.
    """
    table = findings_table(each.worded(STEPS) for each in worst_first(findings)).only(*SHOWN)
    return Face(table=replace(table, title=title), lang=lang, home=home)


def problem_face(problem: TenderError, lang: Lang, home: Path | None = None) -> Face:
    """Return what stops the work as a face: the sentence, and every place to put right."""
    title = Text("无法继续", "This cannot go on")
    face = findings_face(problem.findings, lang, title=title, home=home)
    return replace(face, table=replace(face.table, remarks=(sentence(problem),), empty=None))


def safely(make: Callable[[], T], lang: Lang, home: Path | None = None) -> T | Face:
    """Return what `make` gives; where it cannot, the reason as a face.

    Args:
        home: the dossier whose workbooks the reason may link.

    Example:
        >>> safely(lambda: 1 // 0, "en").title
        'This cannot go on'
    """
    try:
        return make()
    except TenderError as problem:
        return problem_face(problem, lang, home)
    except Exception as problem:
        return problem_face(internal(problem), lang)


def internal(problem: Exception) -> TenderError:
    """Return a mistake of ours as a sentence that can be reported."""
    what = f"{type(problem).__name__}: {problem}"
    return TenderError(
        Text(
            f"程序内部错误（{what}）；没有结果。请报告这句话",
            f"an internal error ({what}); there is no result. Please report this sentence",
        )
    )
