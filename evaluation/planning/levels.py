"""The lower funding levels that a tenderer offers beside its whole bid."""

import re
from collections.abc import Iterator
from decimal import Decimal

from evaluation.core.exact import exact
from evaluation.core.text import normal

_LEVEL = re.compile(r"(\d{1,2})%[ :=]*([\d,]+(?:\.\d+)?)")


def funding_levels(text: str) -> Iterator[tuple[int, Decimal]]:
    """Yield each level in percent with its price, as the Bids sheet writes them.

    Args:
        text: such as ``80% 98000; 60% 75000``; several are separated by semicolons.

    Raises:
        ValueError: a part is no level from 1 to 99 percent with a price.

    Example:
        >>> list(funding_levels("80% 98000；60% 75,000.50"))
        [(80, Decimal('98000')), (60, Decimal('75000.50'))]
    """
    for part in re.split(r"[;；\n]", normal(text)):
        if not part.strip():
            continue
        found = _LEVEL.fullmatch(part.strip())
        if found is None or not int(found[1]):
            raise ValueError(part)
        yield int(found[1]), exact(found[2].replace(",", ""))
