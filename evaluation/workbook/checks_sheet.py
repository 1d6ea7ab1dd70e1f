"""The sheet Checks: all that was looked at, with every answer and the figures compared."""

from collections.abc import Iterator

from evaluation.checks.accounts import figures_of
from evaluation.checks.check import Answer, Checked
from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.workbook.page import Book, Page

TITLE = Text("核对项目", "Checks")
SAYS = Text(
    "核对过的全部项目，每个对象一行：结果、所比较的数值、对照值、依据。“有提示”只说明有必要由人查看，"
    "本身不证明任何问题。",
    "All that was looked at, a row for each subject: the answer, the figures compared, what they were "
    "held against, the law. 'Raised' says that people should look, and proves nothing by itself.",
)
HEADS = {
    "code": Text("代号", "Code"),
    "title": Text("核对项目", "Check"),
    "state": Text("结果", "State"),
    "subject": Text("对象", "About"),
    "figures": Text("所比较的数值", "Figures compared"),
    "threshold": Text("对照值", "Compared with"),
    "message": Text("内容", "Message"),
    "place": Text("位置", "Place"),
    "cite": Text("依据", "Law"),
}
WIDTHS = {
    "code": 8, "title": 30, "state": 12, "subject": 14, "figures": 44, "threshold": 18,
    "message": 60, "place": 30, "cite": 34,
}  # fmt: skip


def write_checks(book: Book) -> None:
    """Write a row for each answer of each check; a check without one does not apply."""
    page = Page(book, "checks")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=1)
    rows = (row for checked in book.checked for row in _rows(checked, book.lang))
    for row, cells in enumerate(rows, start=page.first):
        for key, text in cells.items():
            page.text(row, key, text, "small" if key == "place" else "text")
    page.close()


def _rows(checked: Checked, lang: Lang) -> Iterator[dict[str, str]]:
    check = checked.check
    same = {"code": check.code, "title": check.title.say(lang)}
    if not checked.answers:
        state = word("check_state", checked.state.name.lower(), lang)
        yield {**same, "state": state, "cite": check.cite.say(lang)}
    for answer in checked.answers:
        cite = answer.cite or check.cite
        yield {**same, **_answer(answer, lang), "cite": cite.say(lang)}


def _answer(answer: Answer, lang: Lang) -> dict[str, str]:
    return {
        "state": word("check_state", answer.state.name.lower(), lang),
        "subject": answer.subject,
        "figures": figures_of(answer, lang),
        "threshold": answer.threshold,
        "message": answer.message.say(lang),
        "place": "; ".join(str(place) for place in answer.places),
    }
