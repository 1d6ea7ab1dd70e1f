"""The lower funding levels that a tenderer offers beside its whole bid."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evaluation.core.exact import exact
from evaluation.core.text import normal

FAR = 100
"""A level that asks less than one in so many of the whole is in another unit."""

_LEVEL = re.compile(r"(\d{1,2})%[ :=]*([\d,]+(?:\.\d+)?)")


def funding_levels(text: str) -> Iterator[tuple[int, Decimal]]:
    """Yield each level in percent with its price, as the Bids sheet writes them.

    Args:
        text: such as ``80% 98000; 60% 75000``; several are separated by semicolons.

    Raises:
        ValueError: a part is no level from 1 to 99 percent with a price.

    Example:
        >>> list(funding_levels("80% 98000；60% 75,000.50"))
        [(80, Decimal('98000')), (60, Decimal('75000.5'))]
    """
    for part in re.split(r"[;；\n]", normal(text)):
        if not part.strip():
            continue
        found = _LEVEL.fullmatch(part.strip())
        if found is None or not int(found[1]):
            raise ValueError(part)
        yield int(found[1]), exact(found[2].replace(",", ""))


def odd_levels(
    price: Decimal, levels: Sequence[tuple[int, Decimal]]
) -> Iterator[tuple[int, Decimal]]:
    """Yield the levels that nobody can mean: free, dearer than more of the work, a hundredth of it.

    Args:
        price: of the whole bid.
        levels: in percent, each with its price; a level that stands twice is yielded as well.

    Example:
        >>> whole = Decimal(120000)
        >>> list(odd_levels(whole, [(80, Decimal(98000)), (60, Decimal("7.5"))]))
        [(60, Decimal('7.5'))]
    """
    percent, most = 100, price
    for level, asked in sorted(levels, reverse=True):
        if level == percent or not price <= asked * FAR or asked > most:
            yield level, asked
        percent, most = level, min(most, asked) if asked * FAR >= price else most
