"""Powers: exact wherever the result is a fraction, else 60 digits, and never without bounds.

A root that is no fraction has no exact decimal; it is computed to 60 significant digits. A figure
rounded to the places a tender prints could come out differently only where those 60 digits all but
stand on a tie, which no single root does: a tie is a fraction, and fractions are found exactly.
"""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context
from fractions import Fraction

from evaluation.core.errors import FormulaError
from evaluation.core.exact import show
from evaluation.core.text import Text

BITS = 4096
"""Longest numerator or denominator of a power, in binary digits (about 1,230 decimal ones)."""

DIGITS = 60
"""Significant digits of a root that is no fraction."""

_CONTEXT = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return `base` to the `exponent`.

    Raises:
        FormulaError: 0 to a power that is not positive, a broken power of a negative number, or
            a result of more than 1,200 digits.

    Example:
        >>> power(Fraction(9, 4), Fraction(-3, 2))
        Fraction(8, 27)
        >>> float(power(Fraction(2), Fraction(1, 2)))
        1.4142135623730951
    """
    if base == 0 and exponent <= 0:
        raise _refused(base, exponent, "没有定义", "is not defined")
    if exponent.denominator == 1:
        return _whole(base, exponent.numerator)
    _bound(base, max(abs(exponent), Fraction(1)))
    if base < 0:
        zh, en = "没有定义（负数的非整数次幂）", "is not defined (a root of a negative number)"
        raise _refused(base, exponent, zh, en)
    if base == 0:
        return base
    root = _root(base, exponent.denominator)
    return _near(base, exponent) if root is None else _whole(root, exponent.numerator)


def _whole(base: Fraction, exponent: int) -> Fraction:
    if abs(base) == 1 or exponent == 0:
        return Fraction(-1 if base < 0 and exponent % 2 else 1)
    _bound(base, Fraction(exponent))
    return base**exponent


def _bound(base: Fraction, exponent: Fraction) -> None:
    length = max(base.numerator.bit_length(), base.denominator.bit_length())
    if length * abs(exponent) > BITS:
        raise FormulaError(Text("乘方的结果过长", "the result of a power is too long"))


def _root(value: Fraction, degree: int) -> Fraction | None:
    """Return the root of that degree of a positive `value` if it is a fraction."""
    above, below = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    return None if above is None or below is None else Fraction(above, below)


def _whole_root(value: int, degree: int) -> int | None:
    """Return the whole root of a positive `value`, found by halving; None if there is none."""
    if degree >= value.bit_length():
        return 1 if value == 1 else None
    low, high = 1, 1 << (value.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < value:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == value else None


def _near(base: Fraction, exponent: Fraction) -> Fraction:
    """Return the power to 60 digits, computed with 20 more."""
    working = _CONTEXT.copy()
    working.prec = DIGITS + 20
    ratio = working.divide(*map(working.create_decimal, (base.numerator, base.denominator)))
    raised = working.divide(
        *map(working.create_decimal, (exponent.numerator, exponent.denominator))
    )
    return Fraction(_CONTEXT.plus(working.power(ratio, raised)))


def _refused(base: Fraction, exponent: Fraction, zh: str, en: str) -> FormulaError:
    what = f"{show(base)} ^ {show(exponent)}"
    return FormulaError(Text(f"{what} {zh}", f"{what} {en}"))
