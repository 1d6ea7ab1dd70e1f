"""Lots and money of a year by district, each currency by itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from evaluation.core.table import Cell, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.plan_words import NO_DISTRICT
from evaluation.tables.year.entries import DossierOfYear, lots_of
from evaluation.tables.year.remarks import left_uncounted

FIRST = Text(
    "金额为第一候选人的报价，不同币种分别合计，包多的币种在前；尚无第一候选人的包不计。",
    "Money is what first candidates ask, added up by currency, the one of most lots first; lots without "
    "a first candidate are not counted.",
)


def districts_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each district and currency."""
    every = tuple(lots_of(entries))
    lots = Counter((each.lot.district or "", each.currency) for each in every)
    awarded = Counter((each.lot.district or "", each.currency) for each in every if each.first)
    of = Counter(each.currency for each in every)
    sums = district_sums(entries)
    return Table(
        key="districts",
        title=Text("按区域", "By district"),
        columns=(
            column("district"),
            column("currency", "code"),
            column("lots", "count", term="lot_count"),
            column("awards", "count", term="lots_with_first"),
            column("money", "money", term="quotes_of_first"),
        ),
        rows=tuple(
            row(
                Cell(key[0], shown=None if key[0] else NO_DISTRICT),
                key[1],
                lots[key],
                awarded[key],
                sums[key],
            )
            for key in sorted(lots, key=lambda key: (-of[key[1]], key[1], key[0]))
        ),
        remarks=(FIRST, *left_uncounted(entries)),
    )


def district_sums(entries: Sequence[DossierOfYear]) -> Mapping[tuple[str, str], Decimal]:
    """Return what first candidates ask, by district and currency; "" is no district."""
    sums: dict[tuple[str, str], Decimal] = {}
    for each in lots_of(entries):
        key = (each.lot.district or "", each.currency)
        sums[key] = sums.get(key, Decimal(0)) + (each.price or Decimal(0))
    return sums
