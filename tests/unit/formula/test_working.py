"""The printed working: a person with a pocket calculator can follow it."""

import pytest
from hypothesis import assume, given

from evaluation.core.errors import FormulaError
from evaluation.formula.exact_reader import Quantities, value
from evaluation.formula.formula import Formula
from evaluation.formula.models import model
from evaluation.formula.parser import parse
from evaluation.formula.quantities import Kind
from evaluation.formula.working import working
from tests.unit.formula.by_python import by_python
from tests.unit.formula.random_formulas import Numbers, formulas, quantities

BIDS = (100, 104, 96, 98, 110)


@pytest.mark.parametrize(
    ("text", "kind", "numbers", "printed"),
    [
        (
            "lowest_ratio",
            "price",
            {"points": 30, "prices": (82000, 95000), "price": 95000},
            "30 × 82,000 / 95,000 = 25.8947… → 25.89",
        ),
        (
            "lowest_ratio",
            "price",
            {"points": 30, "prices": (82000, 95000), "price": 82000},
            "30 × 82,000 / 82,000 = 30.00",
        ),
        (
            "deviation_from_mean(up=1, down=0.5)",
            "price",
            {"points": 40, "prices": BIDS, "price": 100},
            "base: AVERAGE(100; 104; 96; 98; 110) × (1 − 0) = 101.6; "
            "MAX(0; 40 − ABS(100 − 101.6) / 101.6 × 100 × (100 ≤ 101.6 ⇒ 0.5))"
            " = 39.2125… → 39.21",
        ),
        (
            "linear_to_ceiling",
            "price",
            {"points": 30, "prices": BIDS, "price": 96, "ceiling": 120},
            "96 = 96 ⇒ 30",
        ),
        (
            "linear_to_ceiling",
            "price",
            {"points": 30, "prices": BIDS, "price": 100, "ceiling": 120},
            "100 ≠ 96 ⇒ 30 × (120 − 100) / (120 − 96) = 25.00",
        ),
        ("[0,3) 0; [3,5) 2; [5,) 4", "objective", {"value": 4}, "4 ≥ 3, 4 < 5 ⇒ 2"),
        ("[0,3) 0; [3,5) 2; [5,) 4", "objective", {"value": 1}, "1 ≥ 0, 1 < 3 ⇒ 0"),
        ("[0,3) 0; [3,) 2.125", "objective", {"value": 3}, "3 ≥ 3 ⇒ 2.125 → 2.13"),
        ("5A 6; 4A 4; other 0", "objective", {"value": "4A"}, "4A ⇒ 4"),
        ("5A 6; 4A 4; other 0", "objective", {"value": "1A"}, "1A ∉ {5A; 4A} ⇒ 0"),
        ("yes/no", "objective", {"value": 1, "points": 3}, "1 = 1 ⇒ 3"),
        ("add(base=4, step=-1)", "objective", {"value": 2, "points": 5},
         "MIN(5; 5; MAX(0; 4 + (−1) × 2)) = 2.00"),
    ],
)  # fmt: skip
def test_a_model_is_printed_with_its_numbers(
    text: str, kind: Kind, numbers: Quantities, printed: str
) -> None:
    """Definitions first, then the formula with numbers, the exact value, the rounded one."""
    assert model(text, kind=kind).working(numbers, 2) == printed


@pytest.mark.parametrize(
    ("text", "numbers", "printed"),
    [
        ("MIN(prices)", {"prices": tuple(range(1, 9))}, "MIN(1; 2; 3; 4; 5; 6; …) = 1.00"),
        ("2*price", {"price": 1}, "2 × 1 = 2.00"),
        ("low-price*low", {"price": -3, "low": -2}, "−2 − (−3) × (−2) = −8.00"),
        ("-(price^2)", {"price": 3}, "−(3^2) = −9.00"),
        ("price/3", {"price": 1}, "1 / 3 = 0.3333… → 0.33"),
        ("IF(price<>low,1,IF(price>5,2,3))", {"price": 4, "low": 4}, "4 = 4, 4 ≤ 5 ⇒ 3"),
    ],
)
def test_a_formula_is_printed_with_its_numbers(
    text: str, numbers: Quantities, printed: str
) -> None:
    """Signs of arithmetic as in print, long lists cut, negative numbers in parentheses."""
    assert working(parse(text), numbers, 2) == printed


def test_an_unused_definition_does_not_stop_the_working() -> None:
    """A definition without a value matters only where the branch taken needs it."""
    text = model("bilinear", kind="price").working(
        {"points": 10, "prices": (95, 100), "price": 100, "ceiling": 100}, 2
    )
    assert text.endswith("0 ≤ 2.5 ⇒ 10 × 0.85 × 0 / 2.5 = 0.00")


@given(formulas, quantities)
def test_redoing_the_printed_working_gives_the_value(formula: Formula, numbers: Numbers) -> None:
    """Whoever types the printed numbers and signs into something else gets the same value."""
    try:
        exact = value(formula, numbers)
    except FormulaError:
        assume(False)
    whole = working(formula, numbers)
    assume("⇒" not in whole)  # an equality in a condition is no end of a working
    printed = whole.rpartition(" = ")[0] or whole
    for shown, typed in (("×", "*"), ("−", "-"), (",", ""), (";", ",")):
        printed = printed.replace(shown, typed)
    assert by_python(printed, {}) == exact
