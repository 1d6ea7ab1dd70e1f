"""Whether the titles and maximum points printed beside the marks are those of the criteria."""

from collections.abc import Iterable, Iterator

from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.reading.tables import Raw, Row, Table
from evaluation.dossier.records import Criterion, Dossier
from evaluation.dossier.schema import MARKS


def check_labels(tables: Iterable[Table], dossier: Dossier) -> Iterator[Finding]:
    """Yield a warning for each label beside marks that differs from the sheet of criteria.

    The expert may have marked by what the label says, so people should ask; a blank label is fine.
    """
    criteria = {criterion.code: criterion for criterion in dossier.criteria}
    for table in tables:
        told: set[tuple[int, int]] = set()
        for row in table.rows if table.key == MARKS else ():
            criterion = criteria.get(str(row.cells["criterion"]))
            at = row.origin.cells.get("title")
            if criterion is None or at is None or at in told:
                continue
            told.add(at)
            yield from _row(row, criterion)


def _row(row: Row, criterion: Criterion) -> Iterator[Finding]:
    title, most = row.cells["title"], row.cells["max_points"]
    if title is not None and normal(str(title)) != normal(criterion.title):
        yield _differs(row, "title", str(title), criterion.title)
    if most is not None and not _equal(most, criterion):
        yield _differs(row, "max_points", str(most), f"{criterion.max_points:f}")


def _equal(most: Raw, criterion: Criterion) -> bool:
    try:
        return exact(normal(most) if isinstance(most, str) else most) == criterion.max_points
    except (TypeError, ValueError):
        return False


def _differs(row: Row, column: str, seen: str, wanted: str) -> Finding:
    code, seen = row.cells["criterion"], seen[:60]
    what = {
        "title": Text("名称", "title"),
        "max_points": Text("满分", "maximum points"),
    }[column]
    return Finding(
        code="D035",
        severity=Severity.WARNING,
        message=Text(
            zh=f"{code} 的{what.zh}写为“{seen}”，评审因素表为“{wanted}”；请核对专家按哪一个评分，并改正",
            en=f"the {what.en} of {code} says '{seen}', and Criteria says '{wanted}'; find out by which "
            "of them the expert marked, and correct it",
        ),
        place=row.origin.at(column),
    )
