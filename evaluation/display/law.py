"""Values of the law as a table: each with its citation, its days, and how sure we are."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from evaluation.core.text import Lang, Text
from evaluation.display.face import Cell, Column, Face
from evaluation.law.parameter import Dated, days
from evaluation.law.unit import show_value

COLUMNS = (
    ("title", Text("事项", "What")),
    ("value", Text("值", "Value")),
    ("law", Text("依据", "Law")),
    ("days", Text("适用期间", "In force")),
    ("certainty", Text("可靠程度", "Certainty")),
    ("checked", Text("查核日期", "Looked up on")),
    ("key", Text("参数", "Parameter")),
)


def law_face(values: Iterable[Dated], lang: Lang) -> Face:
    """Return values of the law, as they were on the day of the tender.

    Example:
        >>> from datetime import date
        >>> from evaluation.law.book import law_book
        >>> dated = law_book().on("cn/law/query_within", date(2026, 3, 1))
        >>> [cell.text for cell in law_face([dated], "en").rows[0][1:3]]
        ['7 working days', 'Government Procurement Law, art. 52']
    """
    return Face(
        title=Text("适用的法规参数", "Values of the law that apply").say(lang),
        columns=tuple(Column(key=key, head=head.say(lang)) for key, head in COLUMNS),
        rows=tuple(_row(value, lang) for value in values),
        lang=lang,
    )


def _row(dated: Dated, lang: Lang) -> tuple[Cell, ...]:
    own = Text("（本单位文件）", " (your own file)").say(lang) if dated.local else ""
    return (
        Cell(dated.title.say(lang), hint=dated.note.say(lang) if dated.note else ""),
        Cell(show_value(dated.value, dated.unit, lang) + own, look="strong"),
        Cell(dated.cite.say(lang), hint=dated.source.say(lang)),
        Cell(days(dated.since, dated.until).say(lang)),
        Cell(dated.certainty.words.say(lang)),
        Cell(str(dated.checked)),
        Cell(dated.key, shown=_breakable(dated.key)),
    )


def _breakable(key: str) -> Markup:
    """The name of a value, which may be broken where it has a stroke."""
    return escape(key).replace("/", Markup("/<wbr>")).replace("_", Markup("_<wbr>"))
