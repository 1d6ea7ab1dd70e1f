"""Findings in a notebook, and what stops the work as a face."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.tables.findings import findings_table, worst_first

SHOWN = ("severity", "workbook", "sheet", "cell", "message", "law", "code")


def findings_face(
    findings: Iterable[Finding], lang: Lang, *, title: Text, home: Path | None = None
) -> Face:
    """Return findings as a face, errors first.

    Args:
        home: the dossier, whose workbooks are linked where the notebook can reach them.
    """
    table = findings_table(worst_first(findings)).only(*SHOWN)
    return Face(table=replace(table, title=title), lang=lang, home=home)


def problem_face(problem: TenderError, lang: Lang, home: Path | None = None) -> Face:
    """Return what stops the work as a face: the sentence, and every place to put right."""
    title = Text("无法继续", "This cannot go on")
    face = findings_face(problem.findings, lang, title=title, home=home)
    return replace(face, table=replace(face.table, remarks=(problem.text,), empty=None))
