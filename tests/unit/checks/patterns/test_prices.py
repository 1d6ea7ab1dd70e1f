"""Statistics of prices: exact, and the same as numpy and scipy-style formulas give in floats."""

from fractions import Fraction
from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from evaluation.checks.patterns.prices import mean, root, variance
from evaluation.checks.patterns.x106_price_figures import kurtosis, skewness

PRICES = st.lists(st.integers(1, 10**7), min_size=4, max_size=12).filter(lambda p: len(set(p)) > 1)


@given(PRICES)
def test_moments(prices: list[int]) -> None:
    """Mean, sample variance, G1 and G2 agree with pandas."""
    import pandas as pd

    exact, frame = [Fraction(price) for price in prices], pd.Series(prices, dtype=float)
    assert isclose(float(mean(exact)), frame.mean())
    assert isclose(float(variance(exact)), frame.var())
    sign, square = skewness(exact)
    assert isclose(sign * sqrt(square), frame.skew(), rel_tol=1e-6, abs_tol=1e-6)
    assert isclose(float(kurtosis(exact)), frame.kurt(), rel_tol=1e-6, abs_tol=1e-6)


@given(st.fractions(0, 10**9, max_denominator=10**6), st.integers(1, 8))
def test_roots_are_cut_never_rounded_up(square: Fraction, places: int) -> None:
    """A printed root is at most the root, and less than one unit of its last place below."""
    printed = Fraction(root(square, places).rstrip("…"))
    if "…" in root(square, places):
        assert printed**2 <= square < (printed + Fraction(1, 10**places)) ** 2
    else:
        assert isclose(float(printed) ** 2, float(square), rel_tol=1e-6)
