"""What an option is worth: points x need x published size, in whole numbers.

Never times the bid price: a dearer bid would be worth more. Never points alone: many small lots
would beat few large ones. The size is the one the bureau published, not the bidder's.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from evaluation.allocation.bids import LotFacts, RankedBid
from evaluation.core.exact import half_up, ratio

TOP = 10**6
"""No value exceeds this, so that the tolerance of a solver cannot move a whole unit."""


def values_of(
    bids: Sequence[RankedBid], lots: Mapping[str, LotFacts]
) -> tuple[list[int], Fraction]:
    """Return the value of each bid and how many value units one point-need-size unit is.

    The unit is a power of ten, chosen so that the largest value has six digits.

    Example:
        >>> from decimal import Decimal
        >>> lots = {"L1": LotFacts(id="L1", need=Decimal("1.2"), size=500)}
        >>> bid = RankedBid(lot="L1", bid="B1", organisation="O1", points=Decimal("85.50"),
        ...                 rank=1, price=9_800_000)
        >>> values_of([bid], lots)
        ([513000], Fraction(10, 1))
    """
    worth = [_worth(bid, lots[bid.lot]) for bid in bids]
    most = max(worth, default=Fraction(0))
    unit = Fraction(1)
    if most:
        while most * unit > TOP:
            unit /= 10
        while most * unit * 10 <= TOP:
            unit *= 10
    scaled = [value * unit for value in worth]
    return [half_up(value.numerator, value.denominator) for value in scaled], unit


def size_of(lot: LotFacts) -> Fraction:
    """Return the published size of `lot`; its reference value in thousands where none is given."""
    return Fraction(lot.reference, 100_000) if lot.size is None else Fraction(lot.size)


def _worth(bid: RankedBid, lot: LotFacts) -> Fraction:
    return ratio(bid.points) * ratio(lot.need) * size_of(lot) * Fraction(bid.scope, 1000)
