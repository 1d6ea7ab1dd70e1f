"""The cell text, recalculated by two spreadsheet engines, against the exact value."""

import pytest
from hypothesis import given, settings

from evaluation.core.errors import FormulaError
from evaluation.formula.exact_reader import value
from evaluation.formula.excel import excel
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from tests.unit.formula.engines import Cells, recalculated
from tests.unit.formula.random_formulas import Numbers, formulas, quantities

REFERENCES = {"points": "A1", "price": "A2", "low": "A3", "ceiling": "$A$4", "prices": "$B$1:$B$6"}


def cells_of(numbers: Numbers) -> Cells:
    """Return the cells that hold `numbers`; the range keeps a blank at its end."""
    cells: Cells = {f"B{row}": float(each) for row, each in enumerate(numbers["prices"], start=1)}
    for row, name in enumerate(("points", "price", "low", "ceiling"), start=1):
        cells[f"A{row}"] = float(numbers[name])
    return cells


@settings(max_examples=100)
@given(formulas, quantities)
def test_spreadsheets_compute_the_exact_value(formula: Formula, numbers: Numbers) -> None:
    """Two engines recalculate the cell text to the exact value, to nine places."""
    text = excel(formula, REFERENCES)
    try:
        expected = float(value(formula, numbers))
    except FormulaError:
        for result in recalculated(text, cells_of(numbers)):
            assert isinstance(result, str) and result.startswith("#")
        return
    for result in recalculated(text, cells_of(numbers)):
        assert result == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("points*MIN(prices)/price", "A1*MIN($B$1:$B$6)/A2"),
        ("points*(ceiling-price)/(ceiling-low)", "A1*($A$4-A2)/($A$4-A3)"),
        ("-(points^2)", "-(A1^2)"),
        ("IF(price>low,1,0)", "IF(A2>A3,1,0)"),
        ("IF(price>=MIN(prices),1,0)", "IF(A2>=MIN($B$1:$B$6),1,0)"),
        ("IF(price>AVERAGE(prices),1,0)", "IF(ROUND(A2-AVERAGE($B$1:$B$6),9)>0,1,0)"),
        ("IF(price-low=ceiling-low,1,0)", "IF(ROUND(A2-A3-($A$4-A3),9)=0,1,0)"),
    ],
)
def test_the_cell_text_is_what_a_person_would_write(text: str, cell: str) -> None:
    """No parenthesis too many, none too few; computed sides of a comparison are rounded."""
    assert excel(parse(text), REFERENCES) == cell


def test_binary_noise_does_not_turn_a_comparison() -> None:
    """0.1+0.2 is not above 0.3 in the live sheet either."""
    text = excel(parse("IF(points+price>low,1,0)"), REFERENCES)
    assert recalculated(text, {"A1": 0.1, "A2": 0.2, "A3": 0.3}) == (0, 0)


def test_a_reference_that_is_an_expression_is_kept_together() -> None:
    """What is more than one cell stands in parentheses."""
    references = {"price": "D4*0.9", "low": "'报价 1'!$D$4", "points": "满分"}
    assert excel(parse("points*low/price"), references) == "满分*'报价 1'!$D$4/(D4*0.9)"


def test_a_name_without_a_cell_is_refused() -> None:
    """Nothing is written for a quantity that stands nowhere."""
    with pytest.raises(FormulaError, match="no cell is given for price"):
        excel(parse("price"), {})
