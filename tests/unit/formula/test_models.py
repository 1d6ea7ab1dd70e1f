"""What one cell may say about how a criterion gives points, and what it may not."""

import pytest

from evaluation.core.errors import FormulaError
from evaluation.core.exact import round_half_up
from evaluation.formula.models import model
from evaluation.formula.quantities import Kind
from tests.unit.formula.bids import figures, in_spreadsheets
from tests.unit.formula.engines import recalculated

TABLE = "[0,3) 0; [3,5) 2; [5,) 4"


@pytest.mark.parametrize(
    ("value", "points"), [(0, 0), (2.99, 0), (3, 2), (4.999, 2), (5, 4), (1000000, 4)]
)
def test_a_bound_belongs_where_the_bracket_says(value: float, points: int) -> None:
    """A square bracket takes its bound in, a round one leaves it out; in every reader."""
    assert figures(TABLE, "objective", (value,)) == [points]


@pytest.mark.parametrize(
    ("text", "value", "points"),
    [
        ("(0,3] 1；(3,5] 2", 3, 1),
        ("（0，3】1；（3，5】2", 3.01, 2),
        ("[0,0] 0; (0,1] 1", 0, 0),
        ("[5,) 4; [0,5) 2.5", 4.9, 2.5),
        ("(,0) -1\n[0,) 1", -7, -1),
        ("(-∞,0): 5; [0,∞): 6", 0, 6),
    ],
)
def test_tables_are_read_as_people_write_them(text: str, value: float, points: float) -> None:
    """Full-width signs, any order of rows, lines instead of semicolons, open ends."""
    assert figures(text, "objective", (value,)) == [points]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[0,3) 0; (3,5) 2", r"a gap at 3, between \[0,3\) 0 and \(3,5\) 2"),
        ("[0,3) 0; [4,5) 2", r"a gap at 3 … 4, between"),
        ("[0,3] 0; [3,5) 2", r"an overlap at 3, between"),
        ("[0,9) 0; [3,5) 2", r"an overlap at 3 … 9, between"),
        ("[0,) 0; [3,5) 2", r"an overlap at 3 … Infinity, between"),
        ("[3,0) 1", r"the interval \[3,0\) 1 holds no number"),
        ("[3,3) 1", r"holds no number"),
        ("[0,3) x", r'cannot read "\[0,3\) x"; write it like \[3,5\) 2'),
        ("[0,3) 1; 5 2", r'cannot read "5 2"'),
        (";".join(f"[{n},{n + 1}) {n}" for n in range(41)), "the table has 41 rows"),
        ("[0,0.1234567890123456) 1", "more than 15 significant digits"),
    ],
)
def test_a_table_with_a_hole_is_refused_at_load(text: str, said: str) -> None:
    """Gap, overlap, empty or unreadable row: found before any bid is looked at."""
    with pytest.raises(FormulaError, match=said) as caught:
        model(text, kind="objective")
    assert caught.value.text.zh


def test_outside_a_table_is_an_error_not_a_zero() -> None:
    """A figure that the table does not list has no points, in the sheet #N/A."""
    made = model("[0,3) 0; [3,5) 2", kind="objective")
    for value in (-1, 5, 100):
        with pytest.raises(FormulaError, match=r"value lies outside the table"):
            made.value({"value": value})
        assert in_spreadsheets(made, {"value": value}) == ("#N/A", "#N/A")


CHOICE = "5A 6; 4A 4；3A 2; other 0"


@pytest.mark.parametrize(
    ("fact", "points"), [("5A", 6), ("5a", 6), (" ４Ａ ", 4), ("3A", 2), ("1A", 0), ("未评", 0)]
)
def test_a_choice_is_found_whatever_its_width_and_capitals(fact: str, points: int) -> None:
    """A listed text gets its points, everything else what `other` says."""
    made = model(CHOICE, kind="objective")
    assert made.reads_text
    assert made.value({"value": fact}) == points


def test_a_choice_in_the_sheet_is_the_same() -> None:
    """The cell text finds the same row; a blank cell has no points, not those of `other`."""
    text = model(CHOICE, kind="objective").excel({"value": "A1"})
    assert recalculated(text, {"A1": "4a"}) == (4, 4)
    assert recalculated(text, {"A1": "none"}) == (0, 0)
    assert recalculated(text, {}) == ("#N/A", "#N/A")
    assert recalculated(model("1 5; 2 3", kind="objective").excel({"value": "A1"}), {"A1": 2}) == (
        3,
        3,
    )


def test_a_choice_without_other_refuses_what_is_not_listed() -> None:
    """Without `other`, an unlisted or blank text is an error that lists the choices."""
    made = model("优 5; 良 3", kind="objective")
    assert made.value({"value": "良"}) == 3
    with pytest.raises(FormulaError, match=r"value lies outside the table \(优, 良\)"):
        made.value({"value": "中"})
    with pytest.raises(FormulaError, match="value is blank"):
        made.value({"value": " "})
    with pytest.raises(FormulaError, match="the table lists 5a twice"):
        model("5A 6; 5a 4", kind="objective")


@pytest.mark.parametrize("text", ["yes/no", "Yes/No", "是/否", "有/无"])
def test_yes_or_no_gives_all_or_nothing(text: str) -> None:
    """1 gives full points, 0 none, anything else is refused."""
    made = model(text, kind="objective")
    assert figures(text, "objective", (1, 0), points=3) == [3, 0]
    with pytest.raises(FormulaError, match="value should be 1"):
        made.value({"points": 3, "value": 2})


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("", "price", "the model is blank"),
        ("=points*low/prise", "price", "no quantity is called prise; did you mean price"),
        ("=points*ceiling/value", "objective", "position 9: no quantity is called ceiling"),
        ("lowest_rate", "price", "there is no model lowest_rate; did you mean lowest_ratio"),
        ("lowest_ratio", "objective", "there is no model lowest_ratio"),
        ("points*least/price", "price", "a formula of your own starts with ="),
        ("5A 6; 4A 4", "price", "there is no model 5A 6"),
        ("yes/no", "price", "there is no model yes/no"),
        ("bilinear(y=1)", "price", 'cannot read "y=1"; bilinear takes x, each once'),
        ("bilinear(0.85)", "price", 'cannot read "0.85"'),
        ("bilinear(x=0.8, x=0.9)", "price", 'cannot read "x=0.9"'),
        ("bilinear(x=2)", "price", "x is 2; it takes 0 … 1"),
        ("bilinear(x=eighty)", "price", 'x takes a number, not "eighty"'),
        ("lowest_ratio(x=1)", "price", "lowest_ratio takes –"),
        ("power", "objective", "power needs alpha"),
        ("power(alpha=0)", "objective", "alpha is 0; it takes 0.01 … 10"),
        ("bilinear(x=0.9) and more", "price", "there is no model bilinear"),
        ("x" * 1001, "price", "more than 1000 characters"),
    ],
)
def test_what_is_no_model_is_refused_in_words(text: str, kind: Kind, said: str) -> None:
    """A misspelling is never a 0: it is refused at load, with what to write instead."""
    with pytest.raises(FormulaError, match=said) as caught:
        model(text, kind=kind)
    assert caught.value.text.zh


@pytest.mark.parametrize("text", ["points*low/price", "MIN(points, points*low/price)"])
def test_a_formula_needs_no_sign_before_it(text: str) -> None:
    """A spreadsheet takes what begins with = for a formula of its own, so it may be left out."""
    assert model(text, kind="price").formula == model(f"={text}", kind="price").formula


def test_a_blank_quote_has_no_points_in_the_sheet() -> None:
    """A missing price is never a price of 0, which would win."""
    made = model("linear_to_ceiling", kind="price")
    numbers = {"points": 30, "prices": (80, 90), "ceiling": 100}
    assert in_spreadsheets(made, numbers | {"price": 80}) == (30, 30)
    references = {"points": "A1", "prices": "B1:B2", "ceiling": "A3", "price": "A9"}
    assert recalculated(made.excel(references), {"A1": 30, "B1": 80, "A3": 100}) == (
        "#N/A",
        "#N/A",
    )


def test_a_parameter_with_a_cell_of_its_own_is_referred_to() -> None:
    """A parameter, or the lowest price, that stands in the workbook is not written twice."""
    made = model("bilinear(x=0.9)", kind="price")
    cells = {name: name.upper() for name in ("points", "ceiling", "prices", "x", "low", "price")}
    assert "X*" in made.excel(cells) and "MIN(" not in made.excel(cells)
    assert "0.9*" in made.excel({name: cells[name] for name in cells if name != "x"})


def test_a_model_of_ones_own_joins_quality_and_price() -> None:
    """Quality- and cost-based selection, 80/20, as its own formula."""
    text = "= 0.8 * technical + 0.2 * points * low / price"
    found = figures(text, "price", (120, 100, 150), (90, 78, 95), points=100)
    assert [f"{round_half_up(each, 2)}" for each in found] == ["88.67", "82.40", "89.33"]


def test_deductions_add_up() -> None:
    """20 % and 10 % off a price of 100 are 30 % off, not 28 %."""
    assert figures("=price*(1-0.2-0.1)", "price", (100,)) == [70]


def test_the_title_is_there_in_both_languages() -> None:
    """A model can be named to a reader of either language."""
    made = model("低价优先法", kind="price")
    assert (made.title("zh"), made.title("en")) == ("低价优先法", "Lowest price ratio")
    assert model(TABLE, kind="objective").title("en") == "interval table"
