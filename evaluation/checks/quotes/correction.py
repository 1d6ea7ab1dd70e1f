"""What a quote becomes where its parts contradict each other: the four rules, in their order.

Law:
    Order 87 of the Ministry of Finance, art. 59: (1) the opening list before the body of the bid,
    (2) words before figures, (3) a plainly misplaced decimal point of a unit price: the total of
    the opening list stands and the unit price is corrected, (4) a total that is not the sum of its
    lines: the unit prices stand. Several at once: in this order. Art. 51: the corrected price binds
    once the tenderer confirms it in writing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.exact import round_half_up
from evaluation.dossier.capitals import amount_in_words
from evaluation.dossier.records import Bid, Item

FEN = 2
SHIFTS = tuple(Decimal(10) ** places for places in (-3, -2, -1, 1, 2, 3))
"""Misplaced by one to three places, either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A quote and what the rules make of it.

    Args:
        quote: as the opening list states it in figures.
        words: as it states it in words; None where there are none, or they cannot be read.
        lines: the sum of quantity × unit price, after rule 3; None where there are no lines.
        amounts: the sum of the amounts written beside the lines; None where there are no lines.
        misplaced: lines whose unit price has a misplaced decimal point, with the price it has to be.
        final: the quote after all rules.
    """

    quote: Decimal
    words: Decimal | None
    lines: Decimal | None
    amounts: Decimal | None
    misplaced: tuple[tuple[Item, Decimal], ...]
    final: Decimal


def corrected(bid: Bid, items: Sequence[Item]) -> Corrected | None:
    """Return what the rules make of the quote of `bid`; None where it asks nothing.

    Args:
        items: its price lines; may be empty.

    Example:
        >>> bid = Bid(id="B1", lot="L1", tenderer="S1", quote=Decimal(205000))
        >>> line = Item(bid="B1", item="x", quantity=Decimal(2), unit_price=Decimal(102300),
        ...             amount=Decimal(204600))
        >>> corrected(bid, [line]).final
        Decimal('204600.00')
    """
    if bid.quote is None:
        return None
    words = amount_in_words(bid.quote_words) if bid.quote_words else None
    total = bid.quote if words is None else words
    misplaced = _misplaced(items, total)
    prices = {id(item): price for item, price in misplaced}
    lines = _sum([item.quantity * prices.get(id(item), item.unit_price) for item in items])
    return Corrected(
        quote=bid.quote,
        words=words,
        lines=lines,
        amounts=_sum([item.amount for item in items]),
        misplaced=misplaced,
        final=total if lines is None else lines,
    )


def _sum(parts: Sequence[Decimal]) -> Decimal | None:
    return round_half_up(sum(parts, Decimal(0)), FEN) if parts else None


def _misplaced(items: Sequence[Item], total: Decimal) -> tuple[tuple[Item, Decimal], ...]:
    """Lines whose amount is quantity × unit price but for the place of the decimal point.

    Plain is the mistake only where the amounts add up to the total, so that a shifted unit price
    explains the difference whole.
    """
    if _sum([item.amount for item in items]) != total:
        return ()
    return tuple(
        (item, item.unit_price * shift)
        for item in items
        if item.quantity * item.unit_price != item.amount
        for shift in SHIFTS
        if item.quantity * item.unit_price * shift == item.amount
    )
