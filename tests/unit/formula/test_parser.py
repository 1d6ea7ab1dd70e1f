"""What the formula language accepts, and in which words it refuses the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import FormulaError
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from tests.unit.formula.random_formulas import formulas


@given(formulas)
def test_a_printed_formula_reads_back_as_itself(formula: Formula) -> None:
    """Printing a formula and parsing the text gives an equal formula."""
    assert parse(str(formula)) == formula


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("= points * low / price", "points*low/price"),
        ("3０ × low ÷ price", "30*low/price"),
        ("a−(b−c)", "a-(b-c)"),
        ("（a + b）* c", "(a+b)*c"),
        ("a - b - c", "a-b-c"),
        ("a/b/c*d", "a/b/c*d"),
        ("a/(b*c)", "a/(b*c)"),
        ("-(a^2)", "-(a^2)"),
        ("(-a)^2", "(-a)^2"),
        ("2^-1", "2^(-1)"),
        ("-a*b", "-a*b"),
        ("-(a*b)", "-(a*b)"),
        ("a*-b", "a*(-b)"),
        (".5", "0.5"),
        ("if(Price ≥ low, 1, 0)", "IF(price>=low,1,0)"),
        ("max(prices，ceiling)", "MAX(prices,ceiling)"),
    ],
)
def test_typed_forms_mean_one_thing(typed: str, printed: str) -> None:
    """Full-width signs, capitals and spaces do not change what a formula says."""
    assert str(parse(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "position 1: expected a number, a name"),
        ("points *", "position 9: expected a number, a name"),
        ("points low", 'position 8: expected an operator or the end of the formula; found "low"'),
        ("-a^2", r"position 3: -a\^b can be read in two ways"),
        ("2*-a^2", "can be read in two ways"),
        ("a^b^c", r"position 4: a\^b\^c can be read in two ways"),
        ("a > b", "position 3: a comparison may stand only"),
        ("IF((a>b),1,0)", "position 6: a comparison may stand only"),
        ("IF(a<b<c,1,0)", "position 7: a comparison may stand only"),
        ("IF(a,1,0)", "position 5: expected a comparison"),
        ("IF(a>b,1)", r'position 9: expected an operator or ",": IF\(condition'),
        ("5%", "position 2: .* write 5 % as 0.05"),
        ("a;b", 'position 2: ";" has no meaning'),
        ('IF(a="x",1,0)', "has no meaning"),
        ("prices", "position 1: prices is a list"),
        ("prices/2", "position 1: prices is a list"),
        ("MIN(prices*2)", "position 5: prices is a list"),
        ("COUNT(price)", "position 7: expected a list"),
        ("ABS(prices)", "position 5: prices is a list"),
        ("ABS(a,b)", "position 6: .*ABS takes no more arguments"),
        ("STDEV(prices)", "position 1: there is no function STDEV"),
        ("MIN", r'expected "\(" after MIN'),
        ("ROUND(a)", 'expected an operator or ",": ROUND'),
        ("ROUND(a, b)", "position 10: ROUND takes a whole number of decimals"),
        ("ROUND(a, 1.5)", "ROUND takes a whole number"),
        ("ROUND(a, 99)", "ROUND takes a whole number"),
        ("1e5", 'position 2: expected an operator or the end of the formula; found "e5"'),
        ("0.1234567890123456", "more than 15 significant digits"),
        ("(" * 40 + "a" + ")" * 40, "nested more than 32 deep"),
        ("-" * 40 + "a", "nested more than 32 deep"),
        ("ABS(" * 40 + "a" + ")" * 40, "nested more than 32 deep"),
        ("a" * 1001, "the formula has 1001 characters; at most 1000"),
    ],
)
def test_what_is_no_formula_is_refused_with_its_place(typed: str, said: str) -> None:
    """A text that is no formula is refused, at the character and in words."""
    with pytest.raises(FormulaError, match=said) as caught:
        parse(typed)
    assert caught.value.text.zh


@given(st.text(alphabet="a1.+-*/^=<>(), ABSIF%\n", max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """No text ends in anything but a formula or a FormulaError."""
    try:
        parse(text)
    except FormulaError as error:
        assert error.text.zh and error.text.en


def test_a_misspelt_name_is_refused_with_the_nearest_one() -> None:
    """A name that nobody knows is an error at load, with a suggestion and the list."""
    with pytest.raises(FormulaError) as caught:
        parse("points*low/prise").check({"points", "low", "price"})
    assert caught.value.text.en == (
        "position 12: no quantity is called prise; did you mean price? "
        "There are: low, points, price"
    )
    assert caught.value.text.zh == (
        "第12个字符：没有名为 prise 的量；是否为 price？可用的量：low, points, price"
    )
