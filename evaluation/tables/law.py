"""Values of the law: each with its citation, its days, and how sure we are."""

from collections.abc import Iterable
from datetime import date

from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text, both
from evaluation.law.book import LawBook
from evaluation.law.parameter import Dated, Parameter, days
from evaluation.law.unit import show_value

_UNKNOWN = Text("当日没有已知的值", "no known value on that day")


def law_table(values: Iterable[Dated]) -> Table:
    """Return a row for each value of the law, as it was on the day of the tender.

    Example:
        >>> from evaluation.law.book import law_book
        >>> dated = law_book().on("cn/law/query_within", date(2026, 3, 1))
        >>> law_table([dated]).only("law_value", "law").texts("en")
        [['7 working days', 'Government Procurement Law, art. 52']]
    """
    return Table(
        key="law",
        title=Text("适用的法规参数", "Values of the law that were applied"),
        columns=(
            column("parameter"),
            column("law_value"),
            column("law"),
            column("in_force"),
            column("certainty"),
            column("source"),
            column("checked", "day"),
            column("note"),
            column("law_key"),
        ),
        rows=tuple(map(_row, values)),
    )


def parameters_table(book: LawBook, day: date) -> Table:
    """Return every parameter with its value on `day`.

    Example:
        >>> from evaluation.law.book import law_book
        >>> table = parameters_table(law_book(), date(2026, 3, 1)).only("law_key", "law_value")
        >>> [row for row in table.texts("zh") if row[0] == "cn/law/query_within"]
        [['cn/law/query_within', '7个工作日']]
    """
    return Table(
        key="parameters",
        title=Text("法规参数", "Values of the law"),
        columns=(
            column("law_key", "code"),
            column("parameter"),
            column("law_value"),
            column("certainty"),
        ),
        rows=tuple(_parameter(book.parameter(key), day) for key in book.keys()),
    )


def _parameter(parameter: Parameter, day: date) -> Row:
    dated = parameter.find(day)
    value = _UNKNOWN if dated is None else _value(dated)
    certainty = dated.certainty.words if dated else None
    return row(parameter.key, parameter.title, value, certainty)


def _row(dated: Dated) -> Row:
    return row(
        Cell(dated.title, hint=dated.note),
        Cell(_value(dated), lines=_shipped(dated)),
        Cell(dated.cite, hint=dated.source),
        days(dated.since, dated.until),
        dated.certainty.words,
        dated.source,
        dated.checked,
        dated.note,
        dated.key,
    )


def _value(dated: Dated) -> Text:
    return both(lambda lang: show_value(dated.value, dated.unit, lang))


def _shipped(dated: Dated) -> tuple[Text, ...]:
    """What our own file says, where a bureau's own stands in its place."""
    if dated.shipped is None:
        return ()
    ours = _value(dated.shipped)
    return (
        Text(
            f"本单位自行设定；随附的值：{ours.zh}", f"set by the bureau; shipped value: {ours.en}"
        ),
    )
