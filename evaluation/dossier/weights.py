"""How the points of a tender are shared out among its criteria."""

from decimal import Decimal
from fractions import Fraction

from evaluation.dossier.records import Criterion, Dossier


def full_points(criterion: Criterion) -> Decimal:
    """Return the most points a bid can get for `criterion`: weight × maximum."""
    return criterion.weight * criterion.max_points


def price_share(dossier: Dossier, lot: str) -> Fraction | None:
    """Return the share of the price in the points of `lot`, or None where nothing is scored."""
    criteria = dossier.criteria_of(lot)
    whole = sum((full_points(c) for c in criteria), Decimal(0))
    price = sum((full_points(c) for c in criteria if c.kind == "price"), Decimal(0))
    return Fraction(price) / Fraction(whole) if whole else None
