"""Statistics of prices: exact, and the same as numpy and scipy-style formulas give in floats."""

from fractions import Fraction
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.checks.patterns.prices import mean, quantile, root, variance
from evaluation.checks.patterns.x106_price_figures import kurtosis, skewness

PRICES = st.lists(st.integers(1, 10**7), min_size=4, max_size=12).filter(lambda p: len(set(p)) > 1)


@given(PRICES, st.integers(1, 99))
def test_quantiles_are_those_of_definition_8(prices: list[int], percent: int) -> None:
    """The quantile is numpy's median-unbiased one, the definition that Cardinal uses."""
    import numpy as np

    exact = quantile([Fraction(price) for price in prices], Fraction(percent, 100))
    assert isclose(float(exact), np.quantile(prices, percent / 100, method="median_unbiased"))


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


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1)])
def test_the_ends_are_prices(share: Fraction) -> None:
    """The lowest and the highest quantile are the lowest and the highest price."""
    assert quantile([Fraction(3), Fraction(1), Fraction(2)], share) in (1, 3)
