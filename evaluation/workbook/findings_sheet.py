"""The sheet Findings: what reading, checking and scoring had to say, with the cell it is about."""

from evaluation.core.text import Text
from evaluation.tables.findings import findings_table
from evaluation.workbook.page import Book, write_table

SAYS = Text(
    "评审中发现的问题与提示，以及所在的表和单元格。",
    "What was found on the way, with the sheet and the cell.",
)
WIDTHS = {"severity": 9, "code": 8, "place": 30, "message": 80, "law": 34}


def write_findings(book: Book) -> None:
    """Write a row for each finding."""
    write_table(book, "findings", findings_table(book.evaluation.findings), SAYS, WIDTHS)
