"""Findings: how much each weighs, where it stands, what is against what should be, the law."""

from collections.abc import Iterable

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.table import Cell, Look, Row, Table, column, row
from evaluation.core.text import Text

LOOKS: dict[Severity, Look] = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def findings_table(findings: Iterable[Finding]) -> Table:
    """Return a row for each finding, in their order.

    Example:
        >>> findings_table(()).empty.say("en")
        'Nothing to put right.'
    """
    return Table(
        key="findings",
        title=Text("问题与提示", "Findings"),
        columns=(
            column("severity"),
            column("code", "code"),
            column("workbook"),
            column("sheet"),
            column("cell", "code"),
            column("place"),
            column("message"),
            column("law"),
        ),
        rows=tuple(map(_row, findings)),
        empty=Text("没有需要处理的问题。", "Nothing to put right."),
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return errors, then warnings, then notes."""
    weights = tuple(Severity)
    return sorted(findings, key=lambda finding: weights.index(finding.severity))


def _row(finding: Finding) -> Row:
    place = finding.place
    return row(
        Cell(finding.severity.words, look=LOOKS.get(finding.severity, "")),
        finding.code,
        Cell(place.workbook, place=Place(place.workbook)),
        place.sheet,
        place.cell,
        Cell(str(place), place=place),
        finding.message,
        finding.cite,
    )
