"""Rulings: what people decided about whom, with the reason, who and when."""

from collections.abc import Iterable

from evaluation.core.exact import exact
from evaluation.core.glossary import vocabulary
from evaluation.core.table import Row, Table, column, row
from evaluation.core.text import Text, normal
from evaluation.core.wording import amount, plain
from evaluation.dossier.records import Ruling
from evaluation.dossier.schema import meant

MONEY = frozenset({"price", "negotiated"})
"""Rulings that decide an amount."""


def rulings_table(rulings: Iterable[Ruling]) -> Table:
    """Return a row for each ruling, in the order of the sheet.

    Example:
        >>> rulings_table(()).heads("zh")
        ['决定事项', '对象', '结论', '理由', '决定人', '时间']
    """
    return Table(
        key="rulings",
        title=Text("评审决定", "Rulings"),
        columns=(
            column("what"),
            column("subject"),
            column("decision"),
            column("reason"),
            column("who"),
            column("when", "moment"),
        ),
        rows=tuple(map(_row, rulings)),
    )


def _row(ruling: Ruling) -> Row:
    about = " ".join(filter(None, (ruling.subject, ruling.criterion, ruling.expert)))
    return row(
        vocabulary()["ruling"][ruling.what],
        about,
        decision_of(ruling),
        ruling.reason,
        ruling.who,
        ruling.when,
    )


def decision_of(ruling: Ruling) -> Text | None:
    """Return the decision in words or as a figure, however it was typed.

    Example:
        >>> from datetime import datetime
        >>> made = {"subject": "B1", "reason": "", "who": "", "when": datetime(2026, 3, 1)}
        >>> decision_of(Ruling(what="low_price", decision="rejected", **made)).zh
        '不接受'
        >>> decision_of(Ruling(what="price", decision="204600.00", **made)).zh
        '204,600.00'
    """
    if not ruling.decision:
        return None
    typed = normal(ruling.decision)
    word = meant(vocabulary()["decision"], typed)
    if word is not None:
        return vocabulary()["decision"][word]
    try:
        number = exact(typed)
    except ValueError:
        return Text(ruling.decision, ruling.decision)
    figure = amount(number) if ruling.what in MONEY else plain(number)
    return Text(figure, figure)
