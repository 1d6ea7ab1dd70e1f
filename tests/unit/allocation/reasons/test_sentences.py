"""Every sentence stands in both languages, and carries the figures of its record."""

from decimal import Decimal
from fractions import Fraction

from evaluation.allocation import allocate_problem
from evaluation.allocation.bids import LotFacts, RankedBid
from evaluation.allocation.problem import Metric, Option, Problem, ProblemLot, Rule
from evaluation.allocation.reasons.entry import highest_price, least_extra
from evaluation.allocation.reasons.points_needed import points_needed
from evaluation.allocation.reasons.relax import Relaxed
from evaluation.allocation.reasons.sentences import (
    conflict_sentence,
    exchange_sentence,
    extra_sentence,
    not_funded,
    price_sentence,
    relaxed_sentence,
)
from evaluation.allocation.reasons.why import why
from evaluation.allocation.tender.values import values_of
from evaluation.core.text import Text

LOTS = tuple(
    ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c * 100}),))
    for k, v, c in (("L1", 1400, 7), ("L2", 1100, 5), ("L3", 600, 4))
)
PLAN = allocate_problem(Problem(funds={"f": 800}, lots=LOTS))


def says(text: Text, *figures: str) -> bool:
    """Return whether both languages carry all figures."""
    return all(figure in text.zh and figure in text.en for figure in figures) and bool(text.zh)


def test_a_lot_not_funded_hears_exchange_price_and_money() -> None:
    """The figures are those of the explanation, money in yuan."""
    assert [lot.id for lot, _ in PLAN.funded()] == ["L1"]
    said = why(PLAN, "L2")
    assert says(not_funded(said, PLAN), "L2", "funds.f", "300", "21.429")
    assert says(exchange_sentence(said, PLAN), "L2 (B)", "L1 (B)", "300", "21.429")
    assert says(price_sentence("L2", highest_price(PLAN, 1), 500), "4.00", "5.00")
    assert says(extra_sentence("L2", least_extra(PLAN, 1)), "1.00")
    nothing = (
        price_sentence("L2", None, 1),
        extra_sentence("L2", None),
    )
    assert all(says(text, "L2") for text in nothing)
    empty = allocate_problem(Problem(funds={}, lots=(ProblemLot(id="L9", options=()),)))
    assert says(not_funded(why(empty, "L9"), empty), "L9")


def test_contradictions_and_relaxations_name_their_rules() -> None:
    """The rules keep their names to the end."""
    must = Rule(id="both", metric=Metric.COUNT, at_least=3)
    plan = allocate_problem(Problem(funds={"f": 800}, lots=LOTS, rules=(must,)))
    assert says(conflict_sentence(plan), "both", "funds.f")
    assert says(relaxed_sentence(Relaxed("both", 2, 3, 1, 2)), "both", "2", "3", "1")


def test_points_are_the_fewest_that_reach_the_value() -> None:
    """One hundredth of a point less is worth less."""
    lot = LotFacts(id="L", need=Decimal("1.3"), size=37)
    for value in range(1000, 5000, 37):
        bid = RankedBid(lot="L", bid="B", organisation="O", points=Decimal(50), rank=1, price=1)
        points = points_needed(bid, lot, Fraction(1), value)
        assert points is not None

        def worth(points: Decimal) -> Fraction:
            return Fraction(points) * Fraction(13, 10) * 37

        assert worth(points) >= value - Fraction(1, 2) > worth(points - Decimal("0.01"))
    assert values_of([], {}) == ([], Fraction(1))
