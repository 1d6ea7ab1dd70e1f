"""The sheet Law: every value of the law that was looked up, with citation and certainty."""

from evaluation.core.text import Text
from evaluation.tables.law import law_table
from evaluation.workbook.page import Book, write_table

SAYS = Text(
    "本次评审使用的法规参数，按公告日期适用；“可靠程度”说明该值如何得知，凡非“已与文本核对”的，使用前应核对。",
    "The values of the law that were applied, as of the day of the notice. 'Certainty' says how a "
    "value is known; whatever was not found in the text should be checked before use.",
)
WIDTHS = {
    "parameter": 30, "law_value": 16, "law": 34, "in_force": 22, "certainty": 20, "source": 30,
    "checked": 11, "note": 30, "law_key": 30,
}  # fmt: skip


def write_law(book: Book) -> None:
    """Write a row for each value of the law."""
    write_table(book, "law", law_table(book.evaluation.law), SAYS, WIDTHS, freeze=1)
