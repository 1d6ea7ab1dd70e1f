"""The sheet Findings: what reading, checking and scoring had to say, with the cell it is about."""

from evaluation.core.text import Text
from evaluation.workbook.page import Book, Page

TITLE = Text("问题与提示", "Findings")
SAYS = Text(
    "评审中发现的问题与提示，以及所在的表和单元格。",
    "What was found on the way, with the sheet and the cell.",
)
HEADS = {
    "severity": Text("程度", "Weight"),
    "code": Text("代号", "Code"),
    "place": Text("位置", "Place"),
    "message": Text("内容", "Message"),
    "cite": Text("依据", "Law"),
}
WIDTHS = {"severity": 9, "code": 8, "place": 30, "message": 80, "cite": 34}


def write_findings(book: Book) -> None:
    """Write a row for each finding."""
    page = Page(book, "findings")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=0)
    for row, finding in enumerate(book.evaluation.findings, start=page.first):
        page.text(row, "severity", finding.severity.words.say(book.lang))
        page.text(row, "code", finding.code)
        page.text(row, "place", str(finding.place))
        page.text(row, "message", finding.message.say(book.lang))
        page.text(row, "cite", finding.cite.say(book.lang) if finding.cite else "")
    page.close()
