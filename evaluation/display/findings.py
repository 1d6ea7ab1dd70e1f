"""Findings as a table: where, what is against what should be, what to do, the law."""

from collections.abc import Iterable

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Lang, Text
from evaluation.display.face import Cell, Column, Face

SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("请注意", "warning"),
    Severity.NOTE: Text("说明", "note"),
}

COLUMNS = (
    ("severity", Text("程度", "Severity")),
    ("workbook", Text("工作簿", "Workbook")),
    ("sheet", Text("工作表", "Sheet")),
    ("cell", Text("单元格", "Cell")),
    ("message", Text("现状、应有内容和处理办法", "What is, what should be, what to do")),
    ("law", Text("依据", "Law")),
    ("code", Text("代码", "Code")),
)


def findings_face(
    findings: Iterable[Finding], lang: Lang, *, title: str = "", remarks: tuple[str, ...] = ()
) -> Face:
    """Return findings as a face, errors first.

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
        rows=tuple(_row(finding, lang) for finding in ordered),
        remarks=remarks or (() if ordered else (none,)),
    )


def problem_face(problem: TenderError, lang: Lang) -> Face:
    """Return what stops the work as a face: the sentence, and every place to put right."""
    title = Text("无法继续", "This cannot go on").say(lang)
    return findings_face(problem.findings, lang, title=title, remarks=(problem.text.say(lang),))


def _row(finding: Finding, lang: Lang) -> tuple[Cell, ...]:
    place = finding.place
    return (
        Cell(SEVERITY[finding.severity].say(lang), look=str(finding.severity)),
        Cell(place.workbook),
        Cell(place.sheet),
        Cell(place.cell, look="strong"),
        Cell(finding.message.say(lang)),
        Cell(finding.cite.say(lang) if finding.cite else ""),
        Cell(finding.code),
    )
