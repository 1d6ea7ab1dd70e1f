"""The sheet Checks: all that was looked at, with every answer and the figures compared."""

from evaluation.core.text import Text
from evaluation.tables.checks import answers_table
from evaluation.workbook.page import Book, write_table

SAYS = Text(
    "核对过的全部项目，每个对象一行：结果、所比较的数值、对照值、依据。“有提示”只说明有必要由人查看，"
    "本身不证明任何问题。",
    "All that was looked at, a row for each subject: the answer, the figures compared, what they were "
    "held against, the law. 'Raised' says that people should look, and proves nothing by itself.",
)
WIDTHS = {
    "code": 8, "check": 30, "check_state": 12, "subject": 14, "figures": 44, "threshold": 18,
    "message": 60, "place": 30, "law": 34,
}  # fmt: skip


def write_checks(book: Book) -> None:
    """Write a row for each answer of each check."""
    write_table(book, "checks", answers_table(book.checked), SAYS, WIDTHS, freeze=1)
