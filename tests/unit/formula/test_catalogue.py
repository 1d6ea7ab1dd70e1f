"""Every known formula against figures that somebody published or worked out by hand."""

from decimal import Decimal

import pytest

from evaluation.core.errors import FormulaError
from evaluation.core.exact import round_half_up
from evaluation.formula.catalogue import catalogue, entry
from evaluation.formula.example import Example, read_example
from evaluation.formula.models import model
from evaluation.formula.properties import PROPERTIES
from evaluation.formula.quantities import QUANTITIES
from tests.unit.formula.bids import figures

EXAMPLES = [(key, example) for key, each in catalogue().items() for example in each.examples]


@pytest.mark.parametrize(("key", "example"), EXAMPLES)
def test_published_figures_come_out(key: str, example: Example) -> None:
    """Exactly, and in two spreadsheet engines, every bid gets the figure beside the formula."""
    kind = catalogue()[key].kind
    assert model(example.cell, kind=kind).key == key
    found = figures(example.cell, kind, example.bids, example.technical, **example.given)
    for figure, wanted in zip(found, example.gives, strict=True):
        assert round_half_up(figure, len(wanted.partition(".")[2])) == Decimal(wanted)


def test_every_entry_has_a_worked_example() -> None:
    """No formula stands in the catalogue without figures that it has to reproduce."""
    assert all(each.examples for each in catalogue().values())


def test_an_example_without_a_figure_for_each_bid_is_refused() -> None:
    """A worked example says what every bid gets, and nothing that nobody knows."""
    example = {"cell": "lowest_ratio", "bids": [80, 90], "gives": ["1"]}
    with pytest.raises(ValueError, match="not a figure for each bid"):
        read_example(example)
    with pytest.raises(ValueError, match="remark"):
        read_example({**example, "remark": ""})


@pytest.mark.parametrize("key", catalogue())
def test_every_entry_says_where_it_comes_from(key: str) -> None:
    """Title and source in both languages, and how sure we are of the source."""
    each = catalogue()[key]
    assert all((each.title.zh, each.title.en, each.source.zh, each.source.en))
    grades = {"found", "second-hand", "memory-high", "memory-medium", "memory-low"}
    assert each.certainty in grades
    assert bool(each.note.zh) == bool(each.note.en)
    assert not set(each.parameters) & set(QUANTITIES[each.kind])


def test_no_two_entries_share_a_name() -> None:
    """A title or an alias leads to one formula of a kind."""
    for kind in ("price", "objective"):
        names = [name for e in catalogue().values() if e.kind == kind for name in e.names]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("lowest_ratio", ("relative",)),
        ("own_bid_against_ceiling(reference=1)", ("own_bid_only",)),
        ("ceiling_power(alpha=0.5)", ("own_bid_only", "takes_roots")),
        ("ceiling_power(alpha=2)", ("own_bid_only",)),
        ("deviation_from_mean(up=1, down=1)", ("relative", "uses_mean")),
        (
            "deviation_from_trimmed_mean(up=1, down=1)",
            ("relative", "uses_mean", "trims_quotes"),
        ),
        ("=points*(SUM(prices)-MAX(prices))/price", ("relative", "uses_mean", "trims_quotes")),
    ],
)
def test_what_a_formula_does_to_bidders_is_read_from_it(text: str, has: tuple[str, ...]) -> None:
    """Means and dropped quotes are found in the formula itself, a person's own included."""
    assert model(text, kind="price").properties == has
    assert set(has) <= set(PROPERTIES)


def test_a_file_with_a_misspelt_quantity_is_refused() -> None:
    """The catalogue cannot hold a name that nobody supplies."""
    text = """
        kind = "price"
        title = { zh = "a", en = "a" }
        formula = "points*lowest/price"
        source = { zh = "a", en = "a", certainty = "found" }
    """
    with pytest.raises(FormulaError, match=r"x\.toml: position 8: no quantity is called lowest"):
        entry("x", text)


def test_lists_that_leave_nothing_to_compare_are_fair() -> None:
    """One bid, or equal bids: full points where the lowest gets full points."""
    for text in ("lowest_ratio", "linear_to_ceiling", "linear_min_max", "discount_power(alpha=2)"):
        assert figures(text, "price", (100, 100), ceiling=100, points=10) == [10, 10]
        assert figures(text, "price", (100,), ceiling=100, points=10) == [10]


def test_a_price_of_zero_is_refused() -> None:
    """A price of 0 divides by zero; it never takes all points in silence."""
    free = {"points": 30, "prices": (0, 100), "price": 0}
    with pytest.raises(FormulaError, match="division by zero: price is 0"):
        model("lowest_ratio", kind="price").value(free)
