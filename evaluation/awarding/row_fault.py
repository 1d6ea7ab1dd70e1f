"""An error in a row of the sheet Awards."""

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Award


def row_fault(
    row: Award, key: str, code: str, zh: str, en: str, cite: Text | None = None
) -> Finding:
    """Return what is wrong with the cell `key` of `row`."""
    return Finding(
        code=code, severity=Severity.ERROR, message=Text(zh, en), place=row.at(key), cite=cite
    )
