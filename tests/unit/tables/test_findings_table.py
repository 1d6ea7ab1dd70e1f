"""The table of findings: each with its weight, its place and its law."""

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.tables.findings import findings_table, worst_first


def finding(severity: Severity, workbook: str = "bids.xlsx") -> Finding:
    """A finding about a cell."""
    return Finding(
        code="Q103",
        severity=severity,
        message=Text("报价高于限价", "the quote is above the ceiling"),
        place=Place(workbook, "Bids", "D7"),
    )


def test_a_finding_says_its_weight_and_its_cell() -> None:
    """In words of the reader's language, with the workbook as something that can be opened."""
    table = findings_table([finding(Severity.WARNING)])
    assert table.only("severity", "code", "place", "message").texts("zh") == [
        ["警告", "Q103", "bids.xlsx[Bids!D7]", "报价高于限价"]
    ]
    assert table.only("workbook").rows[0].cells[0].place == Place("bids.xlsx")


def test_errors_come_first() -> None:
    """What stops the work is seen first; equal weights keep their order."""
    mixed = [
        finding(Severity.NOTE),
        finding(Severity.ERROR, "a.xlsx"),
        finding(Severity.ERROR, "b.xlsx"),
    ]
    assert [each.place.workbook for each in worst_first(mixed)] == ["a.xlsx", "b.xlsx", "bids.xlsx"]
