"""Bids, awards and money of a year by organisation, and the share of social organisations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from evaluation.core.exact import money
from evaluation.core.table import Table, column, row
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.records import Tenderer
from evaluation.tables.year.awards import type_of
from evaluation.tables.year.districts import FIRST
from evaluation.tables.year.entries import DossierOfYear, key_of, lots_of, social
from evaluation.tables.year.remarks import left_uncounted

SAME = Text(
    "同一组织按统一社会信用代码认定，没有代码的按名称认定。",
    "An organisation is known by its credit code, or where it has none by its name.",
)

Key = tuple[str, str]
"""An organisation and a currency."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What organisations have in each currency."""

    who: dict[Key, Tenderer] = field(default_factory=dict)
    bids: Counter[Key] = field(default_factory=Counter)
    awards: Counter[Key] = field(default_factory=Counter)
    sums: dict[Key, Decimal] = field(default_factory=dict)


def organisations_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each organisation and currency, by what it would be paid."""
    counts, of = _counts(entries), Counter(each.currency for each in lots_of(entries))
    whole, none = _whole(counts.sums), Decimal(0)
    ordered = sorted(counts.bids, key=lambda key: (-of[key[1]], -counts.sums.get(key, none), key))
    return Table(
        key="organisations",
        title=Text("按组织", "By organisation"),
        columns=(
            column("tenderer"),
            column("type"),
            column("bids", "count", term="bid_count"),
            column("awards", "count", term="lots_as_first"),
            column("money", "money", term="quotes_of_first"),
            column("currency", "code"),
            column("share", "percent", term="share_of_money", places=1),
        ),
        rows=tuple(
            row(
                counts.who[key].name,
                type_of(counts.who[key]),
                counts.bids[key],
                counts.awards[key],
                counts.sums.get(key, none),
                key[1],
                _share(counts.sums.get(key, none), whole.get(key[1], none)),
            )
            for key in ordered
        ),
        remarks=(FIRST, SAME, *_social(counts), *left_uncounted(entries)),
    )


def _counts(entries: Sequence[DossierOfYear]) -> Counts:
    counts = Counts()
    for each in lots_of(entries):
        for score in each.result.scores:
            key = (key_of(score.tenderer), each.currency)
            counts.who.setdefault(key, score.tenderer)
            counts.bids[key] += 1
            if score is each.first:
                counts.awards[key] += 1
                asked = each.price or Decimal(0)
                counts.sums[key] = counts.sums.get(key, Decimal(0)) + asked
    return counts


def _social(counts: Counts) -> Iterator[Text]:
    stated = {key: each for key, each in counts.sums.items() if social(counts.who[key]) is not None}
    for currency, whole in sorted(_whole(stated).items()):
        keys = [key for key in stated if key[1] == currency and social(counts.who[key])]
        part = sum((stated[key] for key in keys), Decimal(0))
        lots, share = sum(counts.awards[key] for key in keys), _share(part, whole)
        said = "" if share is None else percent(share, 1)
        yield Text(
            f"{currency}：社会组织获 {lots} 个包，金额 {money(part)}，占已注明类型者的 {said}。",
            f"{currency}: social organisations have {lots} {'lot' if lots == 1 else 'lots'} and "
            f"{money(part)}, {said} of the money of those whose type is stated.",
        )


def _share(part: Decimal, whole: Decimal) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if whole else None


def _whole(sums: dict[Key, Decimal]) -> dict[str, Decimal]:
    whole: dict[str, Decimal] = {}
    for (_, currency), each in sums.items():
        whole[currency] = whole.get(currency, Decimal(0)) + each
    return whole
