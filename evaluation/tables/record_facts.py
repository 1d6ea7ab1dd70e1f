"""What a record says, as lines of a label and a text: those columns that its sheet marks as printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from evaluation.core.glossary import word
from evaluation.core.text import Lang
from evaluation.core.wording import day, moment, plain, sum_of_money
from evaluation.dossier.record import Record, Value
from evaluation.dossier.schema import Printed, SheetColumn, sheet


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled fact."""

    label: str
    text: str


PRINTED = ("tender", "lots", "bids")
"""The sheets whose printed columns documents list."""


def fact_columns(key: str, *where: Printed) -> Iterator[SheetColumn]:
    """Return the columns of the sheet `key` that are printed at one of `where`, in their order.

    Example:
        >>> [column.key for column in fact_columns("lots", "everywhere")]
        ['category', 'district', 'audience']
    """
    return (column for column in sheet(key).columns if column.printed in where)


def fact_lines(
    record: Record, key: str, currency: str, lang: Lang, *where: Printed
) -> tuple[Pair, ...]:
    """Return what `record` says in the columns that are printed at one of `where`, blanks left out.

    Args:
        key: its sheet.
        currency: of its amounts.
    """
    values = ((column, getattr(record, column.key)) for column in fact_columns(key, *where))
    return tuple(
        Pair(column.label(lang), fact_text(value, column, currency, lang))
        for column, value in values
        if value is not None and value != ()
    )


def fact_text(value: Value, column: SheetColumn, currency: str, lang: Lang) -> str:
    """Return the value of a cell as documents print it.

    Example:
        >>> fact_text("rural", sheet("lots").column("setting"), "CNY", "en")
        'rural'
    """
    if isinstance(value, bool):
        return word("flag", "yes" if value else "no", lang)
    if isinstance(value, datetime):
        return moment(value, lang)
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, tuple):
        return ", ".join(_word(each, column, lang) for each in value)
    if isinstance(value, Decimal):
        money = column.kind == "money"
        return sum_of_money(value, currency, lang) if money else plain(value)
    return str(value) if isinstance(value, int) else _word(value or "", column, lang)


def _word(value: str, column: SheetColumn, lang: Lang) -> str:
    return word(column.choices, value, lang) if column.choices else value
