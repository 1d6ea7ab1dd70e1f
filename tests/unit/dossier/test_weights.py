"""Points and the share of the price are exact."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from evaluation.dossier.records import Criterion, Dossier, Lot, Tender
from evaluation.dossier.weights import full_points, price_share

TENDER = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2))


def criterion(
    code: str, kind: str, points: str, weight: str = "1", parent: str | None = None
) -> Criterion:
    """Return a criterion."""
    return Criterion(
        code=code,
        title=code,
        kind=kind,
        max_points=Decimal(points),
        weight=Decimal(weight),
        parent=parent,
    )


def test_a_weight_multiplies_the_maximum() -> None:
    """The most a criterion can give is weight times maximum."""
    assert full_points(criterion("A", "subjective", "10", "1.5")) == Decimal(15)


def test_groups_are_not_counted_beside_their_parts() -> None:
    """A share of a third stays a third, and a group with parts adds nothing of its own."""
    criteria = (
        criterion("A", "subjective", "20"),
        criterion("A1", "subjective", "20", parent="A"),
        criterion("P", "price", "10"),
    )
    dossier = Dossier(tender=TENDER, lots=(Lot(id="L", title="l"),), criteria=criteria)
    assert price_share(dossier, "L") == Fraction(1, 3)


def test_nothing_scored_has_no_share() -> None:
    """Where there is no criterion there is no share, not a share of zero."""
    assert price_share(Dossier(tender=TENDER, lots=(Lot(id="L", title="l"),)), "L") is None
