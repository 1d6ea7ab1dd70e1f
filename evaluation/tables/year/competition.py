"""How many lots of a year had how many bids."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from evaluation.core.exact import round_half_up
from evaluation.core.table import Cell, Table, column, row
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.tables.year.entries import DossierOfYear, lots_of
from evaluation.tables.year.remarks import left_uncounted


def competition_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each number of bids that a lot had."""
    received = [len(each.result.scores) for each in lots_of(entries)]
    count = Counter(received)
    return Table(
        key="competition",
        title=Text("竞争程度", "Competition"),
        columns=(
            column("bids", "count", term="bids_on_lot"),
            column("lots", "count", term="lot_count"),
            column("share", "percent", term="share_of_lots", places=1),
        ),
        rows=tuple(
            row(bids, count[bids], _share(count[bids], len(received), max(count.values())))
            for bids in sorted(count)
        ),
        remarks=(_mean(received, count[1]), *left_uncounted(entries)),
    )


def _share(lots: int, of: int, most: int) -> Cell:
    """The share of lots; its bar is as long as theirs whose number of bids is the most common."""
    share = Fraction(lots, of)
    said = percent(share, 1)
    return Cell(share, parts=((Text(said, said), lots),), whole=most)


def _mean(received: Sequence[int], single: int) -> Text:
    lots = len(received)
    mean = round_half_up(Fraction(sum(received), lots) if lots else Fraction(0), 2)
    have = "one lot has a single bid" if single == 1 else f"{single} lots have a single bid"
    return Text(
        f"{lots} 个包，平均每包 {mean} 份响应；只有一份响应的包 {single} 个。",
        f"{lots} {'lot' if lots == 1 else 'lots'} with {mean} bids on average; {have}.",
    )
