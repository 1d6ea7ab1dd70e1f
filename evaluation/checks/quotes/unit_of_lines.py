"""Price lines that only make sense in another unit than the quote they add up to."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evaluation.checks.check import Case
from evaluation.checks.quotes.correction import Corrected, corrected
from evaluation.checks.quotes.other_unit import UNITS, Slip
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.records import Bid, Item

NEAR = 100
"""What a unit explains fits but for one part in so many: 6.91 for 69,120."""


def line_slips(case: Case) -> Iterator[Slip]:
    """Yield every unit price and amount of a line that only another unit explains.

    A quote that people have settled by a ruling on its price is left to them.
    """
    items = lines_of(case)
    for bid in case.dossier.bids:
        own = items.get(bid.id, ())
        result = corrected(bid, own)
        if own and result is not None and last_ruling(case.dossier, "price", bid.id) is None:
            yield from _of(bid, own, result)


def doubted_lines(case: Case) -> frozenset[str]:
    """Return the bids whose lines nobody may correct before the unit of an amount is put right."""
    return frozenset(bid for slip in line_slips(case) for bid in slip.bids)


def lines_of(case: Case) -> Mapping[str, tuple[Item, ...]]:
    """Return the price lines of each bid that has some."""
    found: dict[str, list[Item]] = {}
    for item in case.dossier.items:
        found.setdefault(item.bid, []).append(item)
    return {bid: tuple(own) for bid, own in found.items()}


def _of(bid: Bid, items: Sequence[Item], result: Corrected) -> Iterator[Slip]:
    whose, known = frozenset({bid.id}), {id(item) for item, _ in result.misplaced}
    total = result.quote if result.words is None else result.words
    products = {id(item): item.quantity * item.unit_price for item in items}
    lines = sum(products.values(), Decimal(0))
    if unit := _explains(lines, total):
        for item in items:
            yield from _whole_line(item, products[id(item)], unit, whose)
        return
    if result.words is None and (unit := _explains(total, lines)):
        yield Slip(bid, "quote", unit, True, whose)
        return
    for item in (item for item in items if id(item) not in known):
        product = products[id(item)]
        if unit := _explains(item.amount, product):
            yield Slip(item, "amount", unit, True, whose)
        elif unit := _explains(product, item.amount):
            yield Slip(item, "unit_price", unit, True, whose)
        elif unit := _explains(product, total - (lines - product)):
            yield from _whole_line(item, product, unit, whose)


def _whole_line(item: Item, product: Decimal, unit: int, whose: frozenset[str]) -> Iterator[Slip]:
    """Yield the unit price of a line, and its amount where that stands in the same unit."""
    yield Slip(item, "unit_price", unit, True, whose)
    if item.amount * 2 < product * unit:
        yield Slip(item, "amount", unit, True, whose)


def _explains(small: Decimal, large: Decimal) -> int | None:
    """The unit in which `small` is `large`, but for what was rounded away."""
    if small <= 0:
        return None
    return next((u for u in UNITS if abs(small * u - large) * NEAR <= large), None)
