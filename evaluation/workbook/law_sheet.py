"""The sheet Law: every value of the law that was looked up, with citation and certainty."""

from evaluation.core.text import Text
from evaluation.law.parameter import Dated, days
from evaluation.law.unit import show_value
from evaluation.workbook.page import Book, Page

TITLE = Text("适用规则", "Law")
SAYS = Text(
    "本次评审使用的法规参数，按公告日期适用；“可靠程度”说明该值如何得知，凡非“已与文本核对”的，使用前应核对。",
    "The values of the law that were applied, as of the day of the notice. 'Certainty' says how a "
    "value is known; whatever was not found in the text should be checked before use.",
)
HEADS = {
    "title": Text("参数", "Parameter"),
    "value": Text("值", "Value"),
    "cite": Text("依据", "Law"),
    "force": Text("适用期间", "In force"),
    "certainty": Text("可靠程度", "Certainty"),
    "source": Text("来源", "Read in"),
    "checked": Text("查核日期", "Looked up on"),
    "note": Text("说明", "Note"),
    "key": Text("键", "Key"),
}
WIDTHS = {
    "title": 30, "value": 16, "cite": 34, "force": 22, "certainty": 20, "source": 30, "checked": 11,
    "note": 30, "key": 30,
}  # fmt: skip
_LOCAL = Text("本单位文件；所附的值：", "the bureau's own file; shipped value: ")


def write_law(book: Book) -> None:
    """Write a row for each value of the law."""
    page = Page(book, "law")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=1)
    for row, dated in enumerate(book.evaluation.law, start=page.first):
        for key, text in _cells(dated, book).items():
            page.text(row, key, text, "small" if key in ("key", "note", "source") else "text")
    page.close()


def _cells(dated: Dated, book: Book) -> dict[str, str]:
    lang, note = book.lang, dated.note.say(book.lang) if dated.note else ""
    if dated.shipped:
        shipped = show_value(dated.shipped.value, dated.shipped.unit, lang)
        note = f"{_LOCAL.say(lang)}{shipped}  {note}"
    return {
        "title": dated.title.say(lang),
        "value": show_value(dated.value, dated.unit, lang),
        "cite": dated.cite.say(lang),
        "force": days(dated.since, dated.until).say(lang),
        "certainty": dated.certainty.words.say(lang),
        "source": dated.source.say(lang),
        "checked": dated.checked.isoformat(),
        "note": note,
        "key": dated.key,
    }
