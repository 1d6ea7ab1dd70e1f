"""The points a bid would have needed, from the value it would have needed."""

from decimal import Decimal
from fractions import Fraction

from evaluation.allocation.bids import LotFacts, RankedBid
from evaluation.allocation.tender.values import size_of
from evaluation.core.exact import half_up, ratio, scaled


def points_needed(
    bid: RankedBid, lot: LotFacts, unit: Fraction, value: int, places: int = 2
) -> Decimal | None:
    """Return the fewest points at which `bid` is worth `value`; None where points count nothing.

    The result may be more than the points there are: then no marks would have been enough.

    Args:
        unit: value units in one point x need x size, as the problem was built.
        places: decimals of printed points.

    Example:
        >>> bid = RankedBid(lot="L1", bid="B1", organisation="O1", points=Decimal("85.50"), rank=1,
        ...                 price=9_800_000)
        >>> lot = LotFacts(id="L1", need=Decimal("1.2"), size=500)
        >>> points_needed(bid, lot, Fraction(10), 520_000)
        Decimal('86.67')
    """
    each = ratio(lot.need) * size_of(lot) * Fraction(bid.scope, 1000) * unit / 10**places
    if not each:
        return None
    steps = int((value - Fraction(1, 2)) / each)
    while _worth(steps, each) < value:
        steps += 1
    while steps > 0 and _worth(steps - 1, each) >= value:
        steps -= 1
    return scaled(steps, places)


def _worth(steps: int, each: Fraction) -> int:
    amount = steps * each
    return half_up(amount.numerator, amount.denominator)
