"""Findings: how much each weighs, where it stands, what is against what should be, the law."""

from collections.abc import Iterable, Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.table import Cell, Look, Row, Table, column, row
from evaluation.core.text import Lang, Text

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


PLACES = 6
"""Places of one finding that are named one by one; of more, only their number is told."""


def told_once(findings: Iterable[Finding], lang: Lang) -> Iterator[str]:
    """Yield a line for each thing there is to do, worst first; what is said of several places once.

    Example:
        >>> from evaluation.core.place import Place
        >>> blank = Text("为空；请填写", "is blank; fill it in")
        >>> found = [Finding(code="D010", severity=Severity.ERROR, message=blank,
        ...                  place=Place("b.xlsx", "Bids", cell)) for cell in ("C3", "C4")]
        >>> list(told_once(found, "en"))
        ['b.xlsx[Bids!C3], b.xlsx[Bids!C4] error D010: is blank; fill it in']
    """
    ordered = worst_first(findings)
    first_of = {finding.code: at for at, finding in reversed([*enumerate(ordered)])}
    ordered.sort(
        key=lambda finding: (tuple(Severity).index(finding.severity), first_of[finding.code])
    )
    alike: dict[tuple[str, Text], list[Finding]] = {}
    for finding in ordered:
        alike.setdefault((finding.code, finding.message), []).append(finding)
    for first, *others in alike.values():
        also = "".join(f", {other.place}" for other in others[: PLACES - 1])
        rest = len(others) - (PLACES - 1)
        more = Text(f" 等 {rest} 处", f" and {rest} more").say(lang) if rest > 0 else ""
        place = str(first.place)
        yield f"{place}{also}{more}{first.line(lang).removeprefix(place)}"


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
