"""The exact reader against Python's own arithmetic, and where it must refuse."""

import time
from fractions import Fraction

import pytest
from hypothesis import given

from evaluation.core.errors import FormulaError
from evaluation.formula.exact_reader import bind, value
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from tests.unit.formula.by_python import by_python
from tests.unit.formula.random_formulas import Numbers, formulas, quantities


def _fractions(numbers: Numbers) -> Numbers:
    return {
        name: tuple(map(Fraction, number)) if isinstance(number, tuple) else Fraction(number)
        for name, number in numbers.items()
    }


@given(formulas, quantities)
def test_the_value_is_what_python_computes(formula: Formula, numbers: Numbers) -> None:
    """An independent parser and evaluator gives the same fraction."""
    try:
        expected = by_python(str(formula), _fractions(numbers))
    except ZeroDivisionError:
        with pytest.raises(FormulaError):
            value(formula, numbers)
    else:
        assert value(formula, numbers) == expected


@given(formulas, quantities)
def test_binding_what_bids_share_changes_nothing(formula: Formula, numbers: Numbers) -> None:
    """Bound to lists and ceiling first, a formula has the same value or the same refusal."""
    shared = {name: numbers[name] for name in ("prices", "ceiling", "points")}
    own = {name: numbers[name] for name in ("price", "low")}
    read = bind(formula, shared)
    try:
        expected = value(formula, numbers)
    except FormulaError:
        with pytest.raises(FormulaError):
            read(own)
    else:
        assert read(own) == expected


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("IF(price=low,1,1/(price-low))", {"price": 5, "low": 5}, 1),
        ("2^10", {}, 1024),
        ("2^-2", {}, Fraction(1, 4)),
        ("(9/4)^0.5", {}, Fraction(3, 2)),
        ("(9/4)^-1.5", {}, Fraction(8, 27)),
        ("0.001^(1/3)", {}, Fraction(1, 10)),
        ("0^2.5", {}, 0),
        ("1^0.123456789012345", {}, 1),
        ("ROUND(2.675,2)", {}, Fraction("2.68")),
        ("ROUND(-2.5,0)", {}, -3),
        ("MEDIAN(prices,100)", {"prices": (1, 2, 3)}, Fraction(5, 2)),
    ],
)
def test_known_values(text: str, numbers: Numbers, expected: Fraction) -> None:
    """Lazy IF, exact powers and roots, rounding half away from zero."""
    assert value(parse(text), numbers) == expected


def test_a_root_without_end_has_sixty_digits() -> None:
    """A root that is no fraction is right to 60 significant digits."""
    root = value(parse("2^0.5"), {})
    assert abs(root * root - 2) < Fraction(1, 10**59)
    assert root != value(parse("2^0.5000000000001"), {})


@pytest.mark.parametrize(
    ("text", "numbers", "said"),
    [
        ("points/price", {"points": 1, "price": 0}, "division by zero: price is 0"),
        ("1/(price-low)", {"price": 5, "low": 5}, "division by zero: price-low is 0"),
        ("points*low/price", {"points": 1, "price": 5}, "the formula needs low; none is given"),
        ("MIN(prices)", {"prices": ()}, "prices has no member"),
        ("0^0", {}, "0 \\^ 0 is not defined"),
        ("0^-1", {}, "is not defined"),
        ("(-8)^0.5", {}, "a root of a negative number"),
        ("10^5000", {}, "the result of a power is too long"),
        ("10^999999999999999", {}, "the result of a power is too long"),
        ("((((9^99)^99)^99)^99)^0.5", {}, "the result of a power is too long"),
        ("*".join(["9^999"] * 100), {}, "the result of the formula is too long"),
        ("2^(10^15-0.5)", {}, "the result of a power is too long"),
    ],
)
def test_what_has_no_value_is_refused_in_words(text: str, numbers: Numbers, said: str) -> None:
    """A missing quantity, an empty list, a division by zero is never a 0, and nothing hangs."""
    with pytest.raises(FormulaError, match=said) as caught:
        value(parse(text), numbers)
    assert caught.value.text.zh


def test_a_float_is_refused() -> None:
    """Binary floats never enter."""
    with pytest.raises(TypeError, match="no floats"):
        value(parse("price"), {"price": 0.1})


def test_two_thousand_bids_take_no_noticeable_time() -> None:
    """Lists are reduced once, not once a bid: 2,000 bids in well under a second."""
    prices = tuple(Fraction(80000 + n) for n in range(2000))
    formula = parse("MAX(0,points-ABS(price-AVERAGE(prices))/AVERAGE(prices)*100)")
    start = time.perf_counter()
    read = bind(formula, {"points": 30, "prices": prices})
    assert len([read({"price": price}) for price in prices]) == 2000
    assert time.perf_counter() - start < 0.5
