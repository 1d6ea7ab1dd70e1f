"""The prices of a lot as submitted, and exact figures about them.

Deviations are compared by their squares, so that no root is rounded where something is decided;
roots appear only in what is printed.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from evaluation.checks.answers import lacking
from evaluation.checks.check import Answer, Case
from evaluation.checks.quotes.other_unit import doubted
from evaluation.core.exact import ratio, show
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import late

COMPARE = Text(
    "请评审小组结合响应文件比对，记录核对结果",
    "the panel should compare the bids and record what it finds",
)
"""What to do about a pattern."""

FEW = 3
"""With fewer prices than this none can stand out among them."""


def priced(case: Case, lot: str) -> Mapping[str, Fraction]:
    """Return the quote of every bid on `lot` that came in time, as submitted, by bid.

    A quote that seems to stand in another unit is compared with nothing before that is put right.
    """
    wrong = doubted(case, case.dossier.lot(lot))
    return {
        bid.id: ratio(bid.quote)
        for bid in case.dossier.bids_on(lot)
        if bid.quote is not None and bid.quote > 0 and not late(case.dossier, bid)
        if bid.id not in wrong
    }


def too_few(lot: str, prices: Mapping[str, Fraction]) -> Answer:
    """Return the answer for a lot with fewer than `FEW` prices."""
    return lacking(
        f"{lot} 有 {len(prices)} 个报价，不足 {FEW} 个",
        f"{lot} has {len(prices)} quotes, not {FEW}",
        subject=lot,
    )


def places(case: Case, bids: Sequence[str]) -> tuple[Place, ...]:
    """Return where the quotes of `bids` stand."""
    return tuple(bid.at("quote") for bid in case.dossier.bids if bid.id in bids)


def price_only(case: Case, lot: str) -> bool:
    """Return whether nothing but the price tells the bids on `lot` apart."""
    return all(criterion.kind == "price" for criterion in case.dossier.criteria_of(lot))


def mean(prices: Sequence[Fraction]) -> Fraction:
    """Return the arithmetic mean of one price or more."""
    return sum(prices, Fraction(0)) / len(prices)


def variance(prices: Sequence[Fraction]) -> Fraction:
    """Return the sample variance (n − 1) of two prices or more.

    Example:
        >>> variance([Fraction(1), Fraction(3)])
        Fraction(2, 1)
    """
    middle = mean(prices)
    return sum(((price - middle) ** 2 for price in prices), Fraction(0)) / (len(prices) - 1)


def root(square: Fraction, places: int = 4) -> str:
    """Return the square root of `square`, cut to `places` decimals, to be printed only.

    Example:
        >>> root(Fraction(2)), root(Fraction(1, 4))
        ('1.4142…', '0.5')
    """
    up, down = isqrt(square.numerator), isqrt(square.denominator)
    if up * up == square.numerator and down * down == square.denominator:
        return show(Fraction(up, down), places)
    scale = 10**places
    whole = isqrt(square.numerator * scale**2 // square.denominator)
    return f"{whole // scale}.{whole % scale:0{places}d}…"


def steps(prices: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return the differences between neighbours, from the lowest price up."""
    return tuple(above - below for below, above in pairwise(sorted(prices)))


def ratios(prices: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return the ratios between neighbours, from the lowest price up."""
    return tuple(above / below for below, above in pairwise(sorted(prices)))


def even(values: Sequence[Fraction], tolerance: Fraction) -> bool:
    """Return whether every value lies within `tolerance`, a share, of their mean, which is not 0."""
    middle = mean(values)
    return middle != 0 and all(abs(value - middle) <= tolerance * middle for value in values)
