"""Findings as a table: where, what is against what should be, what to do, the law."""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Lang, Text
from evaluation.display.face import Cell, Column, Face
from evaluation.display.phrases import in_notebook, on_commands

COLUMNS = (
    ("severity", Text("程度", "Severity")),
    ("workbook", Text("工作簿", "Workbook")),
    ("sheet", Text("工作表", "Sheet")),
    ("cell", Text("单元格", "Cell")),
    ("message", Text("现状、应有内容和处理办法", "What is, what should be, what to do")),
    ("law", Text("依据", "Law")),
    ("code", Text("代码", "Code")),
)


COPY = Text("点击下载副本查看；改动请写在原文件：{}", "opens a copy; write changes into {}")


def findings_face(
    findings: Iterable[Finding],
    lang: Lang,
    *,
    title: str = "",
    remarks: tuple[str, ...] = (),
    home: Path | None = None,
) -> Face:
    """Return findings as a face, errors first.

    Args:
        home: the dossier, whose workbooks are linked where the notebook can reach them.

    Example:
        >>> findings_face((), "en").remarks
        ('Nothing to put right.',)
    """
    weights = tuple(Severity)
    ordered = sorted(findings, key=lambda finding: weights.index(finding.severity))
    none = Text("没有需要处理的问题。", "Nothing to put right.").say(lang)
    return Face(
        title=title or Text("问题清单", "Findings").say(lang),
        columns=tuple(Column(key=key, head=head.say(lang)) for key, head in COLUMNS),
        rows=tuple(_row(finding, lang, home) for finding in ordered),
        remarks=remarks or (() if ordered else (none,)),
        notes=on_commands(tuple(finding.message.say(lang) for finding in ordered), lang),
        lang=lang,
    )


def problem_face(problem: TenderError, lang: Lang, home: Path | None = None) -> Face:
    """Return what stops the work as a face: the sentence, and every place to put right."""
    title = Text("无法继续", "This cannot go on").say(lang)
    says = in_notebook(problem.text.say(lang))
    remarks = (says, *on_commands((says,), lang))
    return findings_face(problem.findings, lang, title=title, remarks=remarks, home=home)


def _row(finding: Finding, lang: Lang, home: Path | None) -> tuple[Cell, ...]:
    place = finding.place
    return (
        Cell(finding.severity.words.say(lang), look=str(finding.severity)),
        _workbook(place.workbook, home, lang),
        Cell(place.sheet),
        Cell(place.cell, look="strong"),
        Cell(in_notebook(finding.message.say(lang))),
        Cell(finding.cite.say(lang) if finding.cite else ""),
        Cell(finding.code),
    )


def _workbook(name: str, home: Path | None, lang: Lang) -> Cell:
    """The workbook, linked where it stands in the folder of the notebook or below it."""
    path = None if home is None or not name else home / name if home.is_dir() else home
    if path is None or not path.is_file():
        return Cell(name)
    near = os.path.relpath(path)
    hint = COPY.say(lang).format(near)
    if near.startswith(".."):
        return Cell(name, hint=str(path))
    shown = Markup('<a href="{}" download="">{}</a>').format(quote(Path(near).as_posix()), name)
    return Cell(name, shown=shown, hint=hint)
