"""Figures worked by hand: vectors of the rules, rounding orders, ties, exclusions, rulings."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.exact import round_half_up
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Criterion, Dossier, Expert
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.marks import aggregate
from evaluation.scoring.thresholds import below_thresholds
from tests.unit.scoring.small import PRICE, TECHNICAL, failing, ranks, scored, small, totals
from tests.unit.scoring.tenders import ruling

RATIO = replace(PRICE, model="lowest_ratio")


def points_of_price(dossier: Dossier) -> list[str]:
    """Return the price points of each bid on the scale of a hundred, two decimals."""
    scores = scored(dossier).scores
    return [
        str(round_half_up(s.points[-1].exact / Fraction(s.points[-1].criterion.weight), 2))
        for s in scores
    ]


def test_low_price_first() -> None:
    """Quotes 100, 90, 80 give 80.00, 88.89, 100.00."""
    assert points_of_price(small("points", [100, 90, 80], price=RATIO)) == [
        "80.00",
        "88.89",
        "100.00",
    ]


def test_a_deduction_moves_the_base_and_the_own_price() -> None:
    """A small firm at 95 with 10 % off is compared at 85.50: 100.00 and 97.16 points."""
    price = replace(PRICE, weight=Decimal("0.3"))
    work = replace(TECHNICAL, weight=Decimal("0.7"))
    dossier = small(
        "cn_consultation", [95, 88], [50, 50], price=price, technical=work,
        small_rate=Decimal("0.10"),
    )  # fmt: skip
    first = replace(dossier.tenderers[0], status=("small_micro",))
    dossier = replace(dossier, tenderers=(first, dossier.tenderers[1]))
    assert points_of_price(dossier) == ["100.00", "97.16"]
    prices = [score.price for score in scored(dossier).scores if score.price]
    assert [(price.quote, price.evaluated) for price in prices] == [
        (Decimal(95), Fraction(171, 2)),
        (Decimal(88), Fraction(88)),
    ]


def test_deductions_add_up_on_the_quote() -> None:
    """20 % and 10 % off 100 leave 70.00, not 72.00."""
    rates = {"small_rate": Decimal("0.10"), "domestic_rate": Decimal("0.20")}
    dossier = small("cn_open_lowest_price", [100, 90, 95], **rates)
    both = replace(dossier.tenderers[0], status=("small_micro", "domestic_product"))
    dossier = replace(dossier, tenderers=(both, *dossier.tenderers[1:]))
    assert totals(dossier)[0] == "70.00"


@pytest.mark.parametrize(
    ("rounding", "total"), [("criterion 2; total 2", "89.46"), ("total 2", "89.47")]
)
def test_the_order_of_rounding_decides(rounding: str, total: str) -> None:
    """Means of 81.1, 82.2, 83.4 and of 7.1, 7.2, 7.4: round then add, or add then round."""
    small_one = Criterion(code="U", title="team", kind="subjective", max_points=Decimal(10))
    dossier = small("points", [None], [0], rounding=rounding)
    experts = tuple(Expert(id=f"E{at}", name="e") for at in range(3))
    marks = {
        ("B1", "T"): dict(
            zip("E0 E1 E2".split(), map(Decimal, ("81.1", "82.2", "83.4")), strict=True)
        ),
        ("B1", "U"): dict(
            zip("E0 E1 E2".split(), map(Decimal, ("7.1", "7.2", "7.4")), strict=True)
        ),
    }
    dossier = replace(
        dossier, criteria=(*dossier.criteria, small_one), panel=experts, marks=Marks(marks)
    )
    assert totals(dossier) == [total]


def test_marks_that_are_no_binary_fractions_are_added_exactly() -> None:
    """0.1 + 0.2 and 0.3 are a tie, not a hair apart."""
    parts = [Criterion(code=c, title=c, kind="subjective", max_points=Decimal(1)) for c in "TU"]
    dossier = small("points", [None, None], [0, 0], rounding="total 6")
    marks = {
        ("B1", "T"): {"E": Decimal("0.1")},
        ("B1", "U"): {"E": Decimal("0.2")},
        ("B2", "T"): {"E": Decimal("0.3")},
        ("B2", "U"): {"E": Decimal(0)},
    }
    dossier = replace(dossier, criteria=tuple(parts), marks=Marks(marks))
    assert totals(dossier) == ["0.300000", "0.300000"] and ranks(dossier) == [1, 1]


def test_equal_totals_stay_tied_until_people_decide() -> None:
    """Nobody is recommended before a ruling on the tie; then the order of the ruling stands."""
    dossier = small("points", [None] * 3, [80, 80, 70])
    assert ranks(dossier) == [1, 1, 3] and scored(dossier).candidates == ()
    assert [found.code for found in evaluate(dossier).findings] == ["T101"]
    decided = replace(dossier, rulings=(ruling("tie", "L", "B2; B1"),))
    assert ranks(decided) == [2, 1, 3] and scored(decided).candidates == ("B2",)
    assert [score.decided_by for score in scored(decided).scores] == ["draw", "draw", None]


def test_all_tied_at_the_last_place() -> None:
    """Three bids for the second and last place: the first is named, none of the three."""
    dossier = small("points", [None] * 4, [90, 80, 80, 80], candidates=2)
    assert scored(dossier).candidates == ("B1",)


@pytest.mark.parametrize(
    ("method", "law"),
    [
        ("cn_open_fixed_price", "Order 87 of the Ministry of Finance, arts. 57, 68"),
        ("cn_framework_quality_first", "Order 110 of the Ministry of Finance, art. 25"),
        ("points", None),
    ],
)
def test_a_tie_rests_on_the_law_of_the_method(method: str, law: str | None) -> None:
    """No article of an open tender is cited where another law, or none, governs."""
    dossier = small(method, [None] * 4, [80, 80, 80, 70], candidates=3)
    tie = next(found for found in evaluate(dossier).findings if found.code == "T101")
    assert (tie.cite.en if tie.cite else None) == law


def test_without_the_lowest_bid_the_base_moves() -> None:
    """100 × 80 / 90 becomes 100 × 90 / 90 once the bid at 80 is out; out is not zero points."""
    dossier = small("points", [80, 90], price=RATIO)
    assert totals(dossier) == ["100.00", "88.89"]
    assert totals(failing(dossier, "B1")) == ["-", "100.00"]


def test_one_bid_alone_has_all_price_points() -> None:
    """The only bid is the lowest; nothing is divided by a spread of nothing."""
    assert totals(small("points", [80], price=RATIO)) == ["100.00"]


@pytest.mark.parametrize("quote", [None, 0, -1])
def test_a_quote_that_is_none_is_never_full_marks(quote: int | None) -> None:
    """A blank, zero or negative quote stops the scoring at its cell."""
    with pytest.raises(TenderError) as refused:
        evaluate(small("points", [80, quote], price=RATIO))
    assert [found.code for found in refused.value.findings] == ["Q101"]


def test_a_missing_mark_is_neither_zero_nor_skipped() -> None:
    """The expert who did not mark is named."""
    dossier = small("points", [None, None], [80, 70])
    with pytest.raises(TenderError) as refused:
        evaluate(replace(dossier, panel=(*dossier.panel, Expert(id="F", name="f"))))
    assert {found.code for found in refused.value.findings} == {"M101"}
    assert all("F f" in found.message.en for found in refused.value.findings)


def test_a_recused_or_void_mark_does_not_count() -> None:
    """A recusal takes an expert out of a lot, a void ruling out of one bid."""
    dossier = small("points", [None, None], [80, 70])
    marks = {key: {**given, "F": Decimal(0)} for key, given in dossier.marks.values.items()}
    dossier = replace(dossier, panel=(*dossier.panel, Expert(id="F", name="f")), marks=Marks(marks))
    assert totals(dossier) == ["40.00", "35.00"]
    assert totals(replace(dossier, rulings=(ruling("recusal", "F"),))) == ["80.00", "70.00"]
    void = ruling("void", "B1", expert="F")
    assert totals(replace(dossier, rulings=(void,))) == ["80.00", "35.00"]


def test_a_minimum_is_reached_by_meeting_it() -> None:
    """60 is enough for a minimum of 60; 59.99 is not."""
    least = replace(TECHNICAL, minimum=Decimal(60))
    assert ranks(small("points", [None, None], [60, "59.99"], technical=least)) == [1, None]


def test_thresholds_name_their_cells() -> None:
    """Both minima that are missed are reasons."""
    least = replace(TECHNICAL, minimum=Decimal(60))
    dossier = small(
        "points", [None, None], [50, 70], technical=least, technical_minimum=Decimal(55)
    )
    score = scored(dossier).scores[0]
    assert [reason.code for reason in score.reasons] == ["A106", "A107"]
    assert below_thresholds(dossier, list(score.points), Fraction(50)) == score.reasons


def test_aggregations() -> None:
    """Mean, median of an even number, mean without one highest and one lowest."""
    marks = [Decimal(mark) for mark in ("9", "1", "5", "6")]
    assert aggregate(marks, "mean") == Fraction(21, 4)
    assert aggregate(marks, "median") == Fraction(11, 2)
    assert aggregate(marks, "trimmed_mean") == Fraction(11, 2)
    with pytest.raises(ValueError, match="too few"):
        aggregate(marks[:2], "trimmed_mean")


def test_times_are_compared_as_times() -> None:
    """9:05 comes before 10:00, which it does not as text."""
    dossier = small("points", [None, None], [80, 80], tie_chain="received")
    early, late = (
        replace(bid, received=ruling("x", "").when.replace(hour=hour, minute=5))
        for bid, hour in zip(dossier.bids, (10, 9), strict=True)
    )
    assert ranks(replace(dossier, bids=(early, late))) == [2, 1]


def test_a_step_without_a_figure_decides_nothing() -> None:
    """Where one of two equal bids has no time of receipt, the tie does not go to the blank."""
    dossier = small("points", [None, None], [80, 80], tie_chain="received")
    first = replace(dossier.bids[0], received=ruling("x", "").when)
    with pytest.raises(TenderError) as refused:
        evaluate(replace(dossier, bids=(first, dossier.bids[1])))
    assert [found.code for found in refused.value.findings] == ["T103"]
