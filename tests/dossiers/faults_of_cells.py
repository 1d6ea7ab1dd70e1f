"""Faults of single cells, as spreadsheet programs and people leave them."""

import re
from datetime import datetime

from tests.dossiers.workbooks import Book, Fault

Parts = dict[str, bytes]


def _merge(book: Book) -> None:
    book.page("bids").merge_cells("I2:I3")


def _hide(book: Book) -> None:
    book.page("facts").row_dimensions[3].hidden = True
    for column in "DE":
        book.put(f"facts!{column}3", None)


def _strike(book: Book, where: str, text: object = None) -> None:
    from openpyxl.styles import Font

    cell = book.cell(where)
    if text is None:
        cell.font = Font(strike=True)
    else:
        cell.value = text  # type: ignore[assignment]


def _partly_struck() -> object:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    return CellRichText("not ", TextBlock(InlineFont(strike=True), "very "), "late")


def _whiten(book: Book, where: str) -> None:
    from openpyxl.styles import Font, PatternFill

    book.cell(where).font, book.cell(where).fill = Font(color="FFFFFFFF"), PatternFill()


def _annotate(book: Book, where: str) -> None:
    from openpyxl.comments import Comment

    book.cell(where).comment = Comment("void, see protocol", "chair")


def _on_condition(book: Book) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font

    rule = CellIsRule(operator="greaterThan", formula=["0"], font=Font(strike=True))
    book.page("bids").conditional_formatting.add("E3", rule)


def _tiny(book: Book) -> None:
    from openpyxl.styles import Font

    book.cell("bids/3/quote").font = Font(size=1)


def _header(book: Book) -> None:
    book.page("bids").oddHeader.center.text = "amounts in 10,000 yuan"


def _chart_page(book: Book) -> None:
    book.pages.create_chartsheet("Figures")


def _twice(parts: Parts) -> None:
    name = "xl/worksheets/sheet6.xml"
    parts[name] = re.sub(rb'(<c r="E3".*?</c>)', rb'\1<c r="E3"><v>7</v></c>', parts[name])


def _chart(book: Book) -> None:
    from openpyxl.chart import BarChart

    book.page("bids").add_chart(BarChart(), "L2")


def _stored_result(parts: Parts) -> None:
    name = "xl/worksheets/sheet6.xml"
    parts[name] = re.sub(rb'(<c r="E2"[^>]*)><v>', rb"\1><f>90000+5000</f><v>", parts[name])


def _put(code: str, what: str, at: str, value: object) -> Fault:
    return Fault(code=code, what=what, at=at, damage=lambda book: book.put(at, value))


def _show(code: str, what: str, at: str, number_format: str, value: object = None) -> Fault:
    return Fault(
        code=code, what=what, at=at, damage=lambda book: book.show(at, number_format, value)
    )


CELLS = [
    _put("D010", "a cell that is needed is blank", "bids/3/tenderer", None),
    _put("D011", "an amount with separators", "bids/3/quote", "1,234.50"),
    _put("D011", "a number of a fact stored as text", "facts/2/value", "12"),
    _put("D011", "a mark is a word", "marks E01!D5", "good"),
    _put("D011", "a mark with a full-width digit", "marks E01!D5", "９"),
    _put("D012", "a date for an amount", "bids/3/quote", datetime(2026, 3, 1)),  # noqa: DTZ001
    _put("D013", "a date that is text", "tender/published", "1 March 2026"),
    _put("D013", "a deadline without a time", "tender/deadline", datetime(2026, 3, 24)),  # noqa: DTZ001
    _put("D013", "a day with a time", "tender/published", datetime(2026, 3, 1, 9)),  # noqa: DTZ001
    _put("D014", "a word that is not offered", "criteria/3/kind", "colour"),
    _put("D014", "a language in which nothing is said", "tender/language", "fr"),
    _put("D035", "another title beside marks", "marks E01!B5", "Service plan 2"),
    _put("D035", "another maximum beside marks", "marks E01!C5", 25),
    _put("D015", "a sum of binary fractions", "marks E01!D5", 1 / 3),
    _put("D015", "a negative amount", "bids/3/quote", -5),
    _put("D015", "an account of more digits than a number keeps", "tenderers/2/account", 6.217e18),
    _put("D012", "an id that became a date", "bids/3/lot", datetime(2026, 3, 1)),  # noqa: DTZ001
    _put("D012", "a name that became a date", "tenderers/2/name", datetime(2026, 3, 5)),  # noqa: DTZ001
    _put("D014", "a sign of one typeface alone", "tenderers/2/name", "张\ue863"),
    _put("D026", "a space without width behind an id", "bids/3/tenderer", "S2\u200b"),
    _put("D015", "a code of too many digits", "bids/3/note", 12345678901234567890),
    _put("D016", "a part of a fen", "bids/3/quote", 95000.125),
    _put("D017", "an error value", "bids/3/quote", "#REF!"),
    _put("D018", "a text without end", "bids/3/note", "x" * 20_001),
    _put("D020", "a formula without a result", "bids/3/quote", "=90000+5000"),
    Fault(code="D020", what="a formula", at="bids/2/quote", rewrite=_stored_result),
    _show("D024", "a fact typed as per cent", "facts/2/value", "0%", 0.95),
    _show("D024", "a mark typed as per cent", "marks E01!D5", "0.0%", 0.095),
    _show("D024", "a mark shown as another", "marks E01!D5", "0", 16.5),
    _show("D024", "an amount shown as another", "bids/3/quote", '"85,000.00"'),
    _show("D024", "an amount that is not shown", "bids/3/quote", ";;;"),
    _show("D024", "a number shown as an id", "bids/3/note", "000", 7),
    _show("D024", "an amount shown by its power of ten", "bids/3/quote", "0E+00", 98500),
    _show("D024", "a mark shown as a fraction", "marks E01!D5", "# ?/?", 16.3),
    _show("D024", "an amount shown in ten thousands", "bids/3/quote", '0.00"万元"', 98000),
    _show("D024", "an amount shown in other money", "bids/3/quote", '0.00"美元"'),
    _show(
        "D024", "an amount of more digits than are shown", "bids/3/quote", "General", 1111195000.25
    ),
    _show("D024", "a deadline shown without its time", "tender/deadline", "yyyy-mm-dd"),
    _show("D024", "a day shown without its year", "tender/published", 'm"月"d"日"'),
    Fault(code="D021", what="merged cells", at="bids!I2", damage=_merge),
    Fault(code="D022", what="a hidden row", at="facts!A3", damage=_hide),
    Fault(
        code="D022",
        what="white letters on white",
        at="bids/3/quote",
        damage=lambda book: _whiten(book, "bids/3/quote"),
    ),
    Fault(
        code="D028",
        what="a mark that is struck through",
        at="marks E01!D5",
        damage=lambda book: _strike(book, "marks E01!D5"),
    ),
    Fault(
        code="D028",
        what="a text of which a part is struck through",
        at="bids/3/note",
        damage=lambda book: _strike(book, "bids/3/note", _partly_struck()),
    ),
    Fault(
        code="D029",
        what="a note on a cell",
        at="bids/3/quote",
        damage=lambda book: _annotate(book, "bids/3/quote"),
    ),
    Fault(code="D022", what="letters that are too small", at="bids/3/quote", damage=_tiny),
    Fault(code="D024", what="a strike on a condition", at="bids/3/quote", damage=_on_condition),
    Fault(code="D029", what="words in the header of the page", at="bids", damage=_header),
    Fault(code="D029", what="a page of charts", at="=dossier.xlsx[Figures]", damage=_chart_page),
    Fault(code="D001", what="a cell stands in the file twice", at="bids/3/quote", rewrite=_twice),
    Fault(code="D029", what="a chart on a sheet", at="bids!L2", damage=_chart),
    _put("R102", "a tenderer that nobody knows", "bids/3/tenderer", "S9"),
    _put("R106", "a mark above the maximum", "marks E01!D5", 20.5),
    _put("R106", "a mark below nothing", "marks E01!D5", -1),
    _put("R104", "a deadline before the notice", "tender/deadline", datetime(2026, 2, 1, 9, 30)),  # noqa: DTZ001
]
