"""What one gets from a list of numbers: MIN, MAX, AVERAGE, MEDIAN, SUM, COUNT, all exact."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction


def average(numbers: Sequence[Fraction]) -> Fraction:
    """Return the arithmetic mean.

    Example:
        >>> average([Fraction(80), Fraction(90), Fraction(91)])
        Fraction(87, 1)
    """
    return sum(numbers, Fraction(0)) / len(numbers)


def median(numbers: Sequence[Fraction]) -> Fraction:
    """Return the middle number, or the mean of the two in the middle.

    Example:
        >>> median([Fraction(5), Fraction(1), Fraction(2), Fraction(3)])
        Fraction(5, 2)
    """
    ordered = sorted(numbers)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


AGGREGATE: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "MIN": min,
    "MAX": max,
    "AVERAGE": average,
    "MEDIAN": median,
    "SUM": lambda numbers: sum(numbers, Fraction(0)),
    "COUNT": lambda numbers: Fraction(len(numbers)),
}
"""The functions that take lists; every list has at least one member."""
