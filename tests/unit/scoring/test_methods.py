"""Every procurement method scores a small tender as its law says."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.core.errors import TenderError
from evaluation.dossier.records import Lot
from evaluation.law.method import methods
from evaluation.scoring.evaluate import evaluate
from tests.unit.scoring.small import (
    PRICE,
    TECHNICAL,
    costing,
    failing,
    ranks,
    scored,
    small,
    totals,
)
from tests.unit.scoring.tenders import ruling

PRICE_30 = replace(PRICE, max_points=Decimal(30))
TECHNICAL_70 = replace(TECHNICAL, max_points=Decimal(70))
BUDGET = Lot(id="L", title="lot", budget=Decimal(100))
WEIGHTS = "technical_weight=0.8; price_weight=0.2"


def refused(dossier: object) -> list[str]:
    """Return the codes for which the scoring refuses."""
    with pytest.raises(TenderError) as problem:
        evaluate(dossier)  # type: ignore[arg-type]
    return [finding.code for finding in problem.value.findings]


def test_every_method_is_tried_here() -> None:
    """A new method comes with its own small tender."""
    text = Path(__file__).read_text("utf-8")
    assert [one.key for one in methods() if f'"{one.key}"' not in text] == []


@pytest.mark.parametrize("method", ["cn_open_comprehensive", "cn_consultation"])
def test_comprehensive_scoring(method: str) -> None:
    """Low price first: 30 × 80 / 100 = 24.00, and 30 × 80 / 90 = 26.67, added to the marks."""
    dossier = small(method, [100, 90, 80], [66, 60, 50], price=PRICE_30, technical=TECHNICAL_70)
    assert totals(dossier) == ["90.00", "86.67", "80.00"]
    assert scored(dossier).candidates == ("B1", "B2", "B3")


def test_the_lowest_evaluated_price_wins() -> None:
    """Order 87, art. 56: by price after deductions; 95 × 0.9 = 85.5 comes before 88."""
    dossier = small("cn_open_lowest_price", [95, 88, 90], small_rate=Decimal("0.10"))
    first = replace(dossier.tenderers[0], status=("small_micro",))
    dossier = replace(dossier, tenderers=(first, *dossier.tenderers[1:]))
    assert totals(dossier) == ["85.50", "88.00", "90.00"]
    assert ranks(dossier) == [1, 2, 3]


def test_negotiation_takes_the_lowest_final_quote() -> None:
    """Order 74, arts. 33 and 36: no points; fewer than three final quotes end it."""
    assert ranks(small("cn_negotiation", [30, 10, 20])) == [3, 1, 2]
    assert scored(small("cn_negotiation", [30, 10])).failure is not None


def test_two_are_enough_where_that_was_approved() -> None:
    """Order 74, art. 27: two suppliers with a ruling, never one."""
    two, one = small("cn_negotiation", [30, 10]), small("cn_negotiation", [30])
    approved = (ruling("fewer", "L"),)
    assert ranks(replace(two, rulings=approved)) == [2, 1]
    assert scored(replace(one, rulings=approved)).failure is not None


def test_two_are_enough_for_services_in_a_consultation() -> None:
    """Caiku [2015] No. 124: services go on with two, and the report says so; goods do not."""
    dossier = small("cn_consultation", [100, 90], [60, 50], price=PRICE_30, technical=TECHNICAL_70)
    noted = [found for found in evaluate(dossier).findings if found.code == "F102"]
    assert [found.cite.en for found in noted if found.cite] == ["Caiku [2015] No. 124"]
    goods = replace(dossier, tender=replace(dossier.tender, purchase="goods"))
    assert scored(goods).failure is not None


@pytest.mark.parametrize(
    ("bids", "left"), [(2, 1), (3, 2), (4, 3), (5, 4), (6, 4), (10, 8), (11, 8)]
)
def test_a_framework_leaves_out_a_fifth_rounded_up(bids: int, left: int) -> None:
    """Order 110, art. 27: at least 20 % and at least one; a larger number wished for is not given."""
    dossier = small("cn_framework_price_first", range(1, bids + 1), candidates=20)
    assert scored(dossier).candidates == tuple(f"B{at}" for at in range(1, left + 1))


def test_a_framework_needs_two() -> None:
    """Order 110, art. 27: with one supplier nobody is admitted."""
    assert scored(small("cn_framework_price_first", [1])).failure is not None


def test_a_framework_by_quality() -> None:
    """The best marks stay, whatever the price."""
    dossier = small("cn_framework_quality_first", [None] * 3, [70, 90, 80])
    assert scored(dossier).candidates == ("B2", "B3")


def test_a_single_source_is_put_on_record() -> None:
    """Order 74, art. 42: nothing is ranked; the negotiated price stands."""
    dossier = small("cn_single_source", [95], lot=BUDGET)
    agreed = replace(dossier, rulings=(ruling("negotiated", "B1", "90"),))
    result = scored(agreed)
    assert (result.candidates, result.scores[0].rank) == (("B1",), None)
    assert result.scores[0].price and result.scores[0].price.quote == 90
    assert refused(small("cn_single_source", [95, 96])) == ["U104"]
    assert refused(small("cn_single_source", [None])) == ["Q101"]


def test_a_single_source_above_the_budget_ends() -> None:
    """Order 74, art. 43: recorded as failed, nobody is left."""
    result = scored(failing(small("cn_single_source", [101], lot=BUDGET), "B1"))
    assert result.failure is not None and result.candidates == ()


@pytest.mark.parametrize(
    "method", ["cn_grant_call", "selection_without_price", "cn_open_fixed_price"]
)
def test_methods_without_price(method: str) -> None:
    """The marks alone rank, also where nobody asked a price."""
    dossier = small(method, [None, None, None], [70, 90, 80])
    assert totals(dossier) == ["70.00", "90.00", "80.00"]
    assert scored(dossier).candidates[0] == "B2"
    assert refused(small(method, [1, 2, 3], [70, 90, 80], price=PRICE_30))[0] == "C103"


def test_quality_and_cost() -> None:
    """The published figures of QCBS 80/20: S = 88.67, 82.40, 89.33."""
    setting = {"parameters": WEIGHTS, "technical_minimum": Decimal(75)}
    dossier = small("wb_qcbs", [120, 100, 150], [90, 78, 95], price=PRICE, **setting)
    assert totals(dossier) == ["88.67", "82.40", "89.33"]
    assert scored(dossier).candidates == ("B3",)


def test_below_the_technical_minimum_no_price_is_opened() -> None:
    """With a minimum of 80 the lowest price falls away: 0.8 × 90 + 0.2 × 100 = 92."""
    setting = {"parameters": WEIGHTS, "technical_minimum": Decimal(80)}
    dossier = small("wb_qcbs", [120, 100, 150], [90, 78, 95], price=PRICE, **setting)
    assert totals(dossier) == ["92.00", "-", "92.00"]
    assert ranks(dossier) == [2, None, 1]


def test_quality_based() -> None:
    """QBS: the best technical proposal, whatever it costs."""
    dossier = small("wb_qbs", [120, 100, 150], [90, 78, 95], technical_minimum=Decimal(75))
    assert scored(dossier).candidates == ("B3",)


def test_fixed_budget() -> None:
    """FBS: the best technical proposal within the budget; above it a bid is out, once recorded."""
    setting = {"technical_minimum": Decimal(75), "lot": BUDGET}
    dossier = small("wb_fbs", [95, 100, 100.01], [90, 78, 95], **setting)
    assert refused(dossier) == ["Q103"]
    assert scored(failing(dossier, "B3")).candidates == ("B1",)


def test_least_cost() -> None:
    """LCS: the lowest cost at or above the minimum."""
    dossier = small("wb_lcs", [120, 100, 150], [90, 74, 75], technical_minimum=Decimal(75))
    assert ranks(dossier) == [1, None, 2]


def test_rated_criteria() -> None:
    """The published figures with X = 0.4: 90.18, 89.26, 86.67."""
    setting = {"parameters": "technical_weight=0.6; price_weight=0.4"}
    dossier = small("wb_rated", [120, 100, 150], [90, 78, 95], **setting)
    assert totals(dossier) == ["90.18", "89.26", "86.67"]


def test_a_total_that_has_no_value_is_refused() -> None:
    """Technical points relative to the best of nothing: a sentence at each bid, no zero."""
    setting = {"parameters": "technical_weight=0.6; price_weight=0.4"}
    assert refused(small("wb_rated", [120, 100], [0, 0], **setting)) == ["C108", "C108"]


@pytest.mark.parametrize("method", ["eu_best_price_quality", "points"])
def test_price_and_quality_or_quality_alone(method: str) -> None:
    """Price points count where there is a price criterion; a budget is no ceiling here."""
    price = replace(PRICE_30, model="lowest_ratio")
    both = small(method, [120, 100], [60, 50], price=price, technical=TECHNICAL_70, lot=BUDGET)
    assert totals(both) == ["85.00", "80.00"]
    assert totals(small(method, [None, None], [60, 50])) == ["60.00", "50.00"]


def test_a_price_criterion_without_a_formula_is_refused() -> None:
    """A method without a usual formula needs one; the price is not left out in silence."""
    assert refused(small("points", [120, 100], [60, 50], price=PRICE_30)) == ["C104"]


def test_lowest_cost_by_price() -> None:
    """Without a model the evaluated price itself is compared."""
    assert totals(small("lowest_cost", [479, 469], price=PRICE)) == ["479.00", "469.00"]
    assert ranks(small("lowest_cost", [479, 469], price=PRICE)) == [2, 1]


def test_lowest_cost_over_the_life() -> None:
    """A fact of the price criterion is the further cost: 469 + 150 = 619, 479 + 100 = 579."""
    price = replace(PRICE, model="life_cycle_cost")
    dossier = costing(small("lowest_cost", [469, 479], price=price), 150, 100)
    assert totals(dossier) == ["619.00", "579.00"] and ranks(dossier) == [2, 1]
    assert refused(small("lowest_cost", [469, 479], price=price)) == ["C106", "C106"]


def test_quality_as_a_discount() -> None:
    """ProZorro: 600 / (1 + 0.2 / 0.7) = 466.666…; 500 without features stays 500."""
    price = replace(PRICE, model="prozorro_meat(most=0.3)")
    dossier = small("lowest_cost", [600, 500], ["0.2", "0"], price=price)
    assert totals(dossier) == ["466.67", "500.00"] and ranks(dossier) == [1, 2]


def test_price_quality_method() -> None:
    """New Zealand's worked example: adjusted 466.67, 453.33, 480."""
    price = replace(PRICE, model="price_quality_method(price_weight=60)")
    lot = Lot(id="L", title="lot", budget=Decimal(500))
    dossier = small("lowest_cost", [500, 520, 480], [70, 80, 60], price=price, lot=lot)
    assert totals(dossier) == ["466.67", "453.33", "480.00"] and ranks(dossier) == [2, 1, 3]


def test_points_do_not_compete_as_money() -> None:
    """A formula of points in a method that ranks money, and the other way round, is refused."""
    points = replace(PRICE, model="lowest_ratio")
    assert refused(small("lowest_cost", [1, 2], price=points)) == ["C109"]
    money = replace(PRICE, model="life_cycle_cost")
    assert "C109" in refused(small("points", [1, 2], [1, 2], price=money))


def test_the_highest_figure_wins() -> None:
    """UfAB: 850 / 100, 800 / 92 and 900 / 110, times 1000; a performance value is ranked alike."""
    hundred = replace(TECHNICAL, max_points=Decimal(1000))
    dossier = small("de_ufab", [100, 92, 110], [850, 800, 900], price=PRICE, technical=hundred)
    assert totals(dossier) == ["8500.00", "8695.65", "8181.82"]
    assert ranks(dossier) == [2, 1, 3]
    performance = replace(PRICE, model="prozorro_esco(most=0.3)")
    dossier = small("highest_figure", [600, 700], [1, 0], price=performance)
    assert totals(dossier) == ["1457.14", "700.00"]
    assert refused(small("highest_figure", [600], [1], price=PRICE)) == ["C104"]


def test_preference_points_may_fall_below_zero() -> None:
    """South Africa, 80/20: 80 × (1 − 150 / 100) = −40, added to the other points as it is."""
    eighty = replace(PRICE, max_points=Decimal(80), model="south_africa")
    twenty = replace(TECHNICAL, max_points=Decimal(20))
    dossier = small("points", [100, 250], [10, 20], price=eighty, technical=twenty)
    assert totals(dossier) == ["90.00", "-20.00"]
