"""From the experts' marks to one mark."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from evaluation.core.exact import ratio, round_half_up


def weighted(
    marks: Collection[Decimal], how: str, weight: Decimal, places: int | None
) -> tuple[Fraction, Fraction]:
    """Return weight × the one mark that `marks` become: exact, and rounded to `places`.

    Raises:
        ValueError: there are too few marks for `how`.

    Example:
        >>> weighted([Decimal(8), Decimal(9), Decimal(9)], "mean", Decimal(1), 2)
        (Fraction(26, 3), Fraction(867, 100))
    """
    if how == "mean" and marks:
        return _mean(sum(marks, Decimal(0)), len(marks), weight, places)
    exact = ratio(weight) * aggregate(tuple(marks), how)
    return exact, exact if places is None else ratio(round_half_up(exact, places))


@lru_cache(maxsize=1 << 16)
def _mean(
    total: Decimal, count: int, weight: Decimal, places: int | None
) -> tuple[Fraction, Fraction]:
    # Sums of marks repeat: thousands of bids share a few hundred of them.
    exact = ratio(weight) * ratio(total) / count
    return exact, exact if places is None else ratio(round_half_up(exact, places))


def aggregate(marks: Sequence[Decimal], how: str) -> Fraction:
    """Return the one mark that `marks` become.

    Args:
        marks: at least one.
        how: ``mean``; ``trimmed_mean``: without one highest and one lowest; ``median``;
            ``consensus``: the single mark that was agreed.

    Raises:
        ValueError: there are too few marks for `how`.

    Example:
        >>> aggregate([Decimal("8"), Decimal("8.5"), Decimal("9")], "mean")
        Fraction(17, 2)
        >>> aggregate([Decimal(1), Decimal(5), Decimal(6), Decimal(9)], "trimmed_mean")
        Fraction(11, 2)
    """
    if not marks or (how == "trimmed_mean" and len(marks) < 3):
        raise ValueError(f"{len(marks)} marks are too few for {how}")
    if how == "consensus":
        if len(marks) != 1:
            raise ValueError("a consensus is one mark")
        return Fraction(marks[0])
    if how == "mean":
        return Fraction(sum(marks)) / len(marks)
    if how == "trimmed_mean":
        return Fraction(sum(marks) - max(marks) - min(marks)) / (len(marks) - 2)
    if how == "median":
        ordered = sorted(marks)
        middle = len(ordered) // 2
        return Fraction(ordered[middle] + ordered[~middle]) / 2
    raise ValueError(f"{how} is no way to aggregate marks")
