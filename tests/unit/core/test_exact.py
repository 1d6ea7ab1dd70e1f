"""Numbers survive the trip through a spreadsheet, or are refused; one rounding, half up."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.exact import decimal_of, exact, money, ratio, round_half_up, show

DECIMALS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 12),
)
FRACTIONS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**9)


@given(DECIMALS)
def test_fifteen_digits_survive_a_double(number: Decimal) -> None:
    """What a person typed comes back from the double that a spreadsheet keeps."""
    assert exact(float(number)) == number
    assert exact(f"{number:f}") == number


@given(st.floats())
def test_a_double_is_read_or_refused(number: float) -> None:
    """No double becomes a number that prints otherwise."""
    try:
        read = exact(number)
    except ValueError:
        assert (
            not math.isfinite(number)
            or len(Decimal(repr(number)).normalize().as_tuple().digits) > 15
        )
    else:
        assert float(read) == number


@pytest.mark.parametrize(
    "cell", [True, None, "1,5", "1e3", "٣", "", "-", "1.", "½", "1 000", "NaN", [1]]
)
def test_what_is_no_plain_number_is_refused(cell: object) -> None:
    """Flags, blanks, separators, exponents, other digits: no guess."""
    with pytest.raises(ValueError, match="number"):
        exact(cell)


@given(DECIMALS, st.integers(0, 6))
def test_rounding_is_that_of_decimal(number: Decimal, places: int) -> None:
    """Halves go away from zero, as the library for decimals does it."""
    expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert round_half_up(number, places) == expected
    assert -int(round_half_up(number, places).as_tuple().exponent) == places


@given(FRACTIONS, st.integers(0, 6))
def test_a_rounded_number_is_the_nearest(number: Fraction, places: int) -> None:
    """Off by half a unit of the last place at most, and symmetric about zero."""
    rounded = round_half_up(number, places)
    assert abs(Fraction(rounded) - number) * 2 * 10**places <= 1
    assert round_half_up(-number, places) == -rounded


@given(FRACTIONS)
def test_a_fraction_that_ends_is_a_decimal(number: Fraction) -> None:
    """The decimal is equal, or there is none."""
    whole = decimal_of(number)
    ends = 10**40 % number.denominator == 0  # denominators stay below 2 ** 40
    assert (whole is not None) == ends
    assert whole is None or Fraction(whole) == number


@given(st.fractions(max_denominator=50))
def test_what_is_cut_says_so(number: Fraction) -> None:
    """A printed figure without dots is the figure itself."""
    shown = show(number)
    assert shown.endswith("…") or Fraction(shown) == number


def test_floats_take_no_part() -> None:
    """Exact arithmetic refuses a binary fraction."""
    with pytest.raises(TypeError, match="no floats"):
        ratio(0.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "printed"),
    [("0", "0.00"), ("1234567.8", "1,234,567.80"), ("0.125", "0.125"), ("-5", "-5.00")],
)
def test_money_keeps_every_digit(amount: str, printed: str) -> None:
    """Two decimals at least, thousands separated, nothing cut."""
    assert money(Decimal(amount)) == printed
