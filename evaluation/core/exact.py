"""Exact numbers: read from cells without loss, rounded half up in one place, printed as written.

A spreadsheet keeps a number as a binary double. A decimal of at most 15 significant digits survives
that trip (IEEE 754, binary64), and `exact` gives it back; whatever does not survive is refused.
"""

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from math import lcm
from numbers import Rational

DIGITS = 15
"""Significant decimal digits that every binary double keeps."""

Number = int | Decimal | Fraction
"""What exact arithmetic accepts. A float is not among them."""


def exact(cell: object) -> Decimal:
    """Return the decimal number that a person typed into `cell`, without idle zeros.

    A spreadsheet keeps no idle zeros, so that none may be kept of text either: what is printed of a
    number would else depend on the file that it was read from.

    Args:
        cell: an int, a float as a spreadsheet reader gives it, a Decimal, or plain text like
            ``"127500.00"`` (no thousands separators, no exponent).

    Raises:
        ValueError: `cell` is no number, is infinite, or has more than 15 significant digits.

    Example:
        >>> exact(0.1), exact("127500.00"), exact(41.0)
        (Decimal('0.1'), Decimal('127500'), Decimal('41'))
        >>> exact(0.1 + 0.2)
        Traceback (most recent call last):
        ValueError: 0.30000000000000004 has 17 significant digits; at most 15 are safe in a spreadsheet
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float | str | Decimal):
        raise ValueError(f"{cell!r} is not a number")
    if isinstance(cell, str) and not _is_plain(cell):
        raise ValueError(f"{cell!r} is not a plain number")
    value = _of_double(cell) if isinstance(cell, float) else Decimal(cell)
    if not value.is_finite():
        raise ValueError(f"{cell!r} is not a finite number")
    if len(str(value)) > DIGITS and (digits := _digits(value)) > DIGITS:
        raise ValueError(
            f"{cell} has {digits} significant digits; at most {DIGITS} are safe in a spreadsheet"
        )
    return tidy(value)


def tidy(value: Decimal) -> Decimal:
    """Return `value` without idle zeros behind the point, and without a sign where it is 0.

    Example:
        >>> tidy(Decimal("0.30")), tidy(Decimal("60.0")), tidy(Decimal(600)), tidy(Decimal("-0"))
        (Decimal('0.3'), Decimal('60'), Decimal('600'), Decimal('0'))
    """
    if not value:
        return Decimal(0)
    text = f"{value:f}"
    return Decimal(text.rstrip("0").removesuffix(".")) if "." in text else value


def _of_double(cell: float) -> Decimal:
    """A double carries no trailing zeros and no exponent; neither does its decimal."""
    text = repr(cell)
    return Decimal((f"{Decimal(text):f}" if "e" in text else text).removesuffix(".0"))


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _is_plain(text: str) -> bool:
    body = text[1:] if text[:1] in "+-" else text
    whole, _, part = body.partition(".")
    return (
        body.isascii()
        and whole.isdigit()
        and (part.isdigit() or "." not in body)
        and len(body) <= 2 * DIGITS
    )


def ratio(value: Number) -> Fraction:
    """Return `value` as a fraction; a float is refused.

    Example:
        >>> ratio(Decimal("0.125"))
        Fraction(1, 8)
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Decimal | Rational):
        return Fraction(value)
    raise TypeError(f"{value!r} is a {type(value).__name__}; exact arithmetic takes no floats")


def total(parts: Collection[Fraction]) -> Fraction:
    """Return the sum of `parts`, over one common denominator instead of one addition at a time.

    Example:
        >>> total([Fraction(1, 4), Fraction(1, 2), Fraction(3)])
        Fraction(15, 4)
    """
    common = lcm(*{part.denominator for part in parts})
    return Fraction(sum(part.numerator * (common // part.denominator) for part in parts), common)


def half_up(numerator: int, denominator: int) -> int:
    """Return ``numerator / denominator`` as the nearest whole number, halves away from zero.

    Args:
        denominator: > 0.

    Example:
        >>> half_up(5, 2), half_up(-5, 2), half_up(7, 5)
        (3, -3, 1)
    """
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def round_half_up(value: Number, places: int) -> Decimal:
    """Return `value` rounded half up (away from zero) to `places` decimals, as Excel's ROUND does.

    This is the only rounding in the toolkit.

    Args:
        places: 0 or more.

    Example:
        >>> round_half_up(Fraction(30 * 82000, 95000), 2)
        Decimal('25.89')
        >>> round_half_up(Decimal("10.125"), 2)
        Decimal('10.13')
    """
    fraction = ratio(value)
    return scaled(half_up(fraction.numerator * 10**places, fraction.denominator), places)


def scaled(units: int, places: int) -> Decimal:
    """Return ``units / 10**places`` with exactly `places` decimals.

    Example:
        >>> scaled(2589, 2)
        Decimal('25.89')
    """
    return Decimal(f"{units}E{-places}")


def decimal_of(value: Number) -> Decimal | None:
    """Return `value` as a finite decimal, or None where its decimal expansion never ends.

    Example:
        >>> decimal_of(Fraction(1, 8)), decimal_of(Fraction(1, 3))
        (Decimal('0.125'), None)
    """
    fraction = ratio(value)
    rest, places = fraction.denominator, 0
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return None
    places = max(twos, fives)
    return scaled(fraction.numerator * 10**places // fraction.denominator, places)


def show(value: Number, places: int = 4) -> str:
    """Return `value` as text for a working: whole if it ends, else `places` decimals cut and "…".

    Example:
        >>> show(Fraction(492, 19)), show(Decimal("25.50"))
        ('25.8947…', '25.50')
    """
    if isinstance(value, Decimal):
        return f"{value:f}"
    whole = decimal_of(value)
    if whole is not None and -whole.as_tuple().exponent <= max(places, 6):  # type: ignore[operator]
        return f"{whole:f}"
    fraction = ratio(value)
    cut = abs(fraction.numerator) * 10**places // fraction.denominator
    return f"{scaled(-cut if fraction < 0 else cut, places):f}…"


def money(value: Number) -> str:
    """Return an amount as it is printed: two decimals at least, thousands separated.

    Example:
        >>> money(Decimal("128000")), money(Fraction(171, 2))
        ('128,000.00', '85.50')
    """
    amount = decimal_of(value)
    if amount is None:
        return show(value)
    places = max(2, -int(amount.as_tuple().exponent))
    return f"{amount:,.{places}f}"
