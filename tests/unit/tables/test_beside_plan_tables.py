"""The tables beside a plan: parts of districts, fairer and other plans, budgets, scenarios, draws."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.allocation.beside.steadiness import Standing
from evaluation.dossier.records import Scenario
from evaluation.planning.budget_frontier import BudgetPoint, frontier_of
from evaluation.planning.compared_scenarios import beside
from evaluation.planning.fairness import Equity, equity_of
from evaluation.planning.lot_steadiness import LotSteadiness
from evaluation.planning.other_plans import OtherPlan
from evaluation.planning.plan import Plan, planned
from evaluation.scoring.result import Evaluation
from evaluation.tables.budget_steps import budget_steps_table
from evaluation.tables.district_parts import district_parts_table
from evaluation.tables.fairer_plans import fairer_plans_table
from evaluation.tables.nearby_plans import nearby_plans_table
from evaluation.tables.scenarios import scenarios_table
from evaluation.tables.steadiness import steadiness_table


@pytest.fixture(scope="module")
def plan(evaluation: Evaluation) -> Plan:
    """The plan of the example."""
    return planned(evaluation)


@pytest.fixture(scope="module")
def equity(plan: Plan) -> Equity:
    """How fair it is between districts."""
    found = equity_of(plan)
    assert found is not None
    return found


def test_parts_are_printed_rounded_and_kept_exact(equity: Equity) -> None:
    """The shares add up to 1; the district that receives least stands out."""
    table = district_parts_table(equity)
    shares = [row.cells[3].value for row in table.rows]
    assert sum(Fraction(str(share)) for share in shares) == 1
    assert table.only("population", "need", "part").texts("zh")[1] == ["164,000", "1.283", "340843"]
    assert table.records()[1]["need"] == "77/60"
    (least,) = [row for row in table.rows if row.cells[0].look == "warning"]
    assert least.cells[0].value == equity.worst.share.district


def test_a_limit_is_a_share_or_a_welfare_with_what_was_reached(equity: Equity) -> None:
    """And the lowest floor that no plan can keep is said below."""
    table = fairer_plans_table(equity)
    assert [limit for (limit,) in table.only("limit").texts("en")] == [
        "", "", "-0.177595175 ≤ -0.177422", "43.14%",
    ]  # fmt: skip
    assert "50%" in table.notes[0].zh
    assert not fairer_plans_table(replace(equity, beyond=None)).notes


def test_the_budget_of_the_tender_stands_out_among_others(plan: Plan) -> None:
    """A budget without a plan says so, and below stands which lots a larger one drops."""
    found = frontier_of(plan, steps=6)
    none = BudgetPoint(budget=Fraction(1), value=None, bound=None, funded=frozenset())
    table = budget_steps_table(replace(found, points=(none, *found.points)), plan)
    assert table.only("value", "count").texts("zh")[0] == ["没有可行方案", "0"]
    (here,) = [row for row in table.rows if row.look]
    assert here.cells[0].value == found.decision
    assert here.cells[4].value == tuple(sorted(found.here.funded))
    assert table.notes[0].en == "At the points up to CNY\u00a01.00 no plan keeps all rules."
    assert len(table.notes) == len(found.reversed) + 2


def test_other_plans_are_counted_with_what_they_lose(plan: Plan) -> None:
    """Lots as ids; where there is no other plan, a sentence."""
    other = OtherPlan(
        value=9, loss=1, share=Fraction(1, 10), spent=Fraction(5), added=("L1", "L2"), dropped=()
    )
    table = nearby_plans_table([other], plan)
    assert table.texts("en") == [["1", "9", "1", "10.00%", "5.00", "L1, L2", ""]]
    assert table.records()[0]["added"] == ["L1", "L2"]
    none = nearby_plans_table([], plan)
    assert not none.remarks and none.empty


def test_a_scenario_without_a_plan_spends_and_drops_nothing(plan: Plan) -> None:
    """It is told in words; the others say what they gain with a sign."""
    scenarios = (
        Scenario(id="S1", title="几乎没有预算", budget=Decimal(1)),
        Scenario(id="S2", title="不设农村比例", without=("R1",)),
    )
    table = scenarios_table(beside(plan, scenarios), plan)
    shown = table.only("id", "title", "mode", "spent", "value", "more", "dropped").texts("zh")
    assert shown[1] == ["S1", "几乎没有预算", "按名次", "", "没有可行方案", "", ""]
    assert shown[2][5] == "+112274"
    assert table.records()[2]["mode"] == "rank-bound"
    assert scenarios_table((), plan).empty


def test_a_lot_that_hangs_on_the_panel_stands_out(plan: Plan) -> None:
    """With its draws, and the share of them as a bar."""
    draws = {"lot": "L01", "in_plan": True, "draws": 3}
    hung = LotSteadiness(funded=1, standing=Standing.BORDERLINE, **draws)  # type: ignore[arg-type]
    row = steadiness_table([hung], plan).rows[0]
    assert row.cells[5].parts[0][1] == Fraction(1, 3) and row.cells[5].whole == 1
    assert row.cells[6].look == "warning"
    shown = steadiness_table([hung], plan).only("in_plan", "funded", "share", "standing")
    assert shown.texts("zh") == [["安排", "1", "33.3%", "时入时出"]]
