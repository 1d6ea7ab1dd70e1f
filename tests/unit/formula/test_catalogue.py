"""Every known formula against figures that somebody published or worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.core.errors import FormulaError
from evaluation.core.exact import round_half_up
from evaluation.formula.catalogue import catalogue, entry
from evaluation.formula.models import model
from evaluation.formula.properties import PROPERTIES
from evaluation.formula.quantities import QUANTITIES, Kind
from tests.unit.formula.bids import Figures, figures

PRICES = (80, 90, 100)
VALUES = (60, 75, 90)

GOLDEN = [
    # The Italian e-procurement formulas, points as shares of 1; ceiling 120.
    ("ratio", "objective", VALUES, {}, ".666667 .833333 1.000000"),
    ("bilinear_value(x=0.80)", "objective", VALUES, {}, ".64 .80 1.00"),
    ("bilinear_value(x=0.85)", "objective", VALUES, {}, ".68 .85 1.00"),
    ("bilinear_value(x=0.90)", "objective", VALUES, {}, ".72 .90 1.00"),
    ("lowest_ratio", "price", PRICES, {}, "1.000000 .888889 .800000"),
    ("bilinear(x=0.80)", "price", PRICES, {"ceiling": 120}, "1.000000 .800000 .533333"),
    ("bilinear(x=0.85)", "price", PRICES, {"ceiling": 120}, "1.000000 .850000 .566667"),
    ("bilinear(x=0.90)", "price", PRICES, {"ceiling": 120}, "1.000000 .900000 .600000"),
    ("power(alpha=2)", "objective", VALUES, {}, ".444444 .694444 1.000000"),
    ("linear_to_ceiling", "price", PRICES, {"ceiling": 120}, "1.00 .75 .50"),
    ("discount_power(alpha=2)", "price", PRICES, {"ceiling": 120}, "1.0000 .5625 .2500"),
    ("percent_power(alpha=2)", "objective", VALUES, {}, ".8400 .9375 .9900"),
    ("ceiling_power(alpha=2)", "price", PRICES, {"ceiling": 120}, ".555556 .437500 .305556"),
    ("ratio_lowest", "objective", PRICES, {}, "1.000000 .888889 .800000"),
    # Order 87, Art. 55: the lowest evaluated price gets full points.
    ("lowest_ratio", "price", (100, 90, 80), {"points": 100}, "80.00 88.89 100.00"),
    # Evaluated prices after policy deductions: 95 less 10 %, 88 untouched.
    ("低价优先法", "price", (85.5, 88), {"points": 100}, "100.00 97.16"),
    ("qcbs", "price", (120, 100, 150), {"points": 100}, "83.33 100.00 66.67"),
    # Discounts 5, 12 and 20 of 100.
    ("discount_ratio", "price", (95, 88, 80), {"ceiling": 100}, ".2500 .6000 1.0000"),
    ("bilinear(x=0.9)", "price", (95, 88, 80), {"ceiling": 100}, ".3649 .8757 1.0000"),
    ("discount_power(alpha=0.3)", "price", (95, 88, 80), {"ceiling": 100}, ".6598 .8579 1.0000"),
    # Mean 12.333: the discount of 20 is above it, the others (5/12.33)^.2 and (12/12.33)^.2.
    (
        "discount_power_to_mean(alpha=0.2)",
        "price",
        (95, 88, 80),
        {"ceiling": 100},
        ".8348 .9945 1.0000",
    ),
    # Deviation from the mean 101.6, full 40, 1 point above and half a point below per 1 %.
    (
        "deviation_from_mean(up=1, down=0.5)",
        "price",
        (100, 104, 96, 98, 110),
        {"points": 40},
        "39.21 37.64 37.24 38.23 31.73",
    ),
    # The published benchmark: 101 after dropping 95 and 110, deviations to two decimals.
    (
        "deviation_from_trimmed_mean(up=1, down=0.5)",
        "price",
        (95, 100, 102, 110),
        {"points": 50},
        "47.030 49.505 49.010 41.090",
    ),
    # Three bids: nothing is dropped.
    (
        "deviation_from_trimmed_mean(up=1, down=0.5)",
        "price",
        (90, 100, 110),
        {"points": 50},
        "45.00 50.00 40.00",
    ),
    ("step_over_lowest(step=1)", "price", (100, 105, 250), {"points": 30}, "30.00 25.00 .00"),
    ("linear_min_max", "price", PRICES, {}, "1.00 .50 .00"),
    (
        "linear_to_twice_lowest",
        "price",
        (100, 150, 200, 300),
        {"points": 100},
        "100.00 50.00 .00 .00",
    ),
    ("south_africa", "price", (1000000, 1100000, 1200000), {"points": 80}, "80.00 72.00 64.00"),
    ("catalonia(weight=2)", "price", (80, 90), {"points": 100, "ceiling": 100}, "100.00 95.00"),
    (
        "own_bid_against_ceiling(reference=80)",
        "price",
        (80, 90, 100, 70),
        {"points": 100, "ceiling": 100},
        "100.00 50.00 .00 100.00",
    ),
    (
        "qualification_price(qualification=150)",
        "price",
        (100, 125),
        {"points": 100},
        "100.00 50.00",
    ),
    ("highest_ratio", "price", (5, 10), {"points": 20}, "10.00 20.00"),
    ("life_cycle_cost", "price", (469, 479), {"cost": 100}, "569 579"),
    ("price", "price", (469, 479), {}, "469 479"),
    # Worked examples of guides and blogs.
    ("lowest_ratio", "price", (50, 75, 100), {"points": 100}, "100 67 50"),
    (
        "lowest_ratio",
        "price",
        (110, 100, 125, 150, 130),
        {"points": 30},
        "27.27 30.00 24.00 20.00 23.08",
    ),
    ("lowest_ratio", "price", (20, 40, 60), {"points": 100}, "100.0 50.0 33.3"),
    ("linear_value", "objective", VALUES, {}, ".00 .50 1.00"),
    ("rank(step=0.1)", "objective", (3, 3, 1, 1), {"points": 2}, "2.0 2.0 1.9 1.9"),
    ("rank_lowest(step=0.1)", "objective", (3, 3, 1, 1), {"points": 2}, "1.9 1.9 2.0 2.0"),
    ("rank(step=1, floor=0.5)", "objective", (9, 5, 1), {"points": 2}, "2.0 1.0 .5"),
    ("add(step=0.5)", "objective", (0, 3, 9), {"points": 4}, "0.0 1.5 4.0"),
    ("add(base=4, step=-1, floor=1)", "objective", (0, 2, 9), {"points": 4}, "4 2 1"),
    ("add(base=1, step=1, cap=3)", "objective", (1, 9), {"points": 4}, "2 3"),
]

WITH_QUALITY = [
    # QCBS figures with the World Bank's rated criteria, price weight .4.
    (
        "world_bank_rated(x=0.4)",
        (120, 100, 150),
        (90, 78, 95),
        {"points": 100},
        "90.18 89.26 86.67",
    ),
    ("ufab_simple", (100, 92, 110), (850, 800, 900), {}, "8500.00 8695.65 8181.82"),
    ("ufab_weighted_median(quality=50)", (80, 100, 120), (90, 100, 80), {}, "10.00 5.56 -15.56"),
    ("price_per_quality", (100, 90), (80, 60), {}, "1.25 1.50"),
    # Estimate 500, price weight 60, grades 70/80/60 for the other 40 %.
    (
        "price_quality_method(price_weight=60)",
        (500, 520, 480),
        (70, 80, 60),
        {"budget": 500},
        "466.67 453.33 480.00",
    ),
    # Shares .1+.1 and .15+.15 of .15+.15: coefficients 9/7 and 10/7.
    ("prozorro_meat(most=0.3)", (469, 479), (0.2, 0.3), {}, "364.7778 335.3000"),
    ("prozorro_esco(most=0.3)", (600,), (0.2,), {}, "771.4286"),
]


Shared = dict[str, int | float]


def _agree(found: list[Fraction], published: str) -> None:
    """Compare each figure with the published one, to the places that were published."""
    for figure, wanted in zip(found, published.split(), strict=True):
        assert round_half_up(figure, len(wanted.partition(".")[2])) == Decimal(wanted)


@pytest.mark.parametrize(("text", "kind", "own", "shared", "published"), GOLDEN)
def test_published_figures_come_out(
    text: str, kind: Kind, own: Figures, shared: Shared, published: str
) -> None:
    """Exactly, and in two spreadsheet engines, every bid gets the published figure."""
    _agree(figures(text, kind, own, **shared), published)


@pytest.mark.parametrize(("text", "own", "technical", "shared", "published"), WITH_QUALITY)
def test_published_figures_with_quality_come_out(
    text: str, own: Figures, technical: Figures, shared: Shared, published: str
) -> None:
    """Formulas that join price and technical points give the published figures."""
    _agree(figures(text, "price", own, technical, **shared), published)


def test_every_entry_has_a_golden_figure() -> None:
    """No formula stands in the catalogue without a figure that it has to reproduce."""
    proved = {model(row[0], kind=row[1]).key for row in GOLDEN}
    proved |= {model(row[0], kind="price").key for row in WITH_QUALITY}
    assert proved == set(catalogue())


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
