"""The tables of a plan: lots, rules, reasons, first candidates passed over, the bound."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.core.exact import ratio
from evaluation.dossier.records import Fund
from evaluation.planning.plan import Plan, allocate, planned
from evaluation.planning.proving import bound_sums
from evaluation.scoring.result import Evaluation
from evaluation.tables.bound_cases import bound_table
from evaluation.tables.left_lots import left_table
from evaluation.tables.passed_over import overrides_table
from evaluation.tables.plan_columns import loss_columns, lots_columns, money_column
from evaluation.tables.plan_lots import no_plan_table, plan_by_district, plan_table
from evaluation.tables.plan_rules import rules_table, tightest_rules_table


@pytest.fixture(scope="module")
def plan(evaluation: Evaluation) -> Plan:
    """The plan of the example with all reasons and prices."""
    return allocate(evaluation)


def test_every_lot_has_a_row_with_its_money_or_its_reason(plan: Plan) -> None:
    """What is funded adds up to the plan, what is left says why."""
    table = plan_table(plan)
    records = table.records()
    assert {each["lot"] for each in records} == {lot.id for lot in plan.facts.lots}
    funded = [each for each in records if each["state"]]
    assert sum(int(str(each["value"])) for each in funded) == plan.decision.value
    left = {row.cells[1].value: row.cells[-1] for row in table.rows if row.look == "out"}
    assert {each.lot: each.sentences for each in plan.left} == {
        lot: why.lines for lot, why in left.items()
    }


def test_districts_are_summed_below_their_lots(plan: Plan) -> None:
    """The last row has the sums of all."""
    table = plan_by_district(plan).only("money", "value")
    sums = [row.cells for row in table.rows if row.look == "sum"]
    *each, whole = [(ratio(money.value or 0), ratio(value.value or 0)) for money, value in sums]  # type: ignore[arg-type]
    assert whole == tuple(map(sum, zip(*each, strict=True)))
    assert whole[1] == plan.decision.value


def test_the_plan_is_said_in_one_sentence(plan: Plan) -> None:
    """Budget, money, what is left over, and the value, as everywhere."""
    said = plan_table(plan).remarks[1].zh
    assert said == (
        "预算 3,000,000.00元，安排 8 个包（共 12 个）、2,713,000.00元，结余 287,000.00元；方案总价值 2029135。"
    )


def test_a_rule_has_its_figures_exact_and_its_cost(plan: Plan) -> None:
    """Of a repeated rule each row stands in the one table, the tightest in the other."""
    every, tightest = rules_table(plan), tightest_rules_table(plan)
    assert len(every.rows) == sum(len(rule.rows) for rule in plan.rules)
    figures = tightest.only("id", "limit", "share", "spare", "last_in", "changes").records()
    assert figures[1] == {
        "id": "R1",
        "limit": "1296000",
        "share": "0.45",
        "spare": "64000",
        "last_in": "112274",
        "changes": ["L04", "L07", "L08"],
    }
    costs = [each["last_in"] for each in every.records() if each["id"] == "R2"]
    assert len([cost for cost in costs if cost is not None]) == 1


def test_a_fund_is_a_rule_with_its_title(evaluation: Evaluation) -> None:
    """What the Funds sheet calls it stands beside what it holds."""
    fund = Fund(id="2026", title="公共文化专项", year=2026, amount=Decimal(2_500_000))
    lots = tuple(replace(lot, fund="2026") for lot in evaluation.dossier.lots)
    dossier = replace(evaluation.dossier, funds=(fund,), lots=lots)
    table = rules_table(planned(replace(evaluation, dossier=dossier)))
    assert table.only("id", "text", "limit").texts("zh")[0] == [
        "资金“2026”",
        "公共文化专项",
        "2,500,000.00",
    ]


def test_a_lot_that_is_left_says_class_and_sentences(plan: Plan) -> None:
    """In the published order; below it stands what the figures do not count."""
    table = left_table(plan)
    assert table.only("lot", "reason").texts("zh")[1] == ["L06", "受规则限制"]
    assert table.rows[1].cells[-1].lines == plan.left[1].sentences
    assert table.notes and not left_table(replace(plan, left=())).notes


def test_who_is_passed_over_stands_beside_who_is_funded(evaluation: Evaluation) -> None:
    """Where the funded bid is worse and no cheaper, the row asks for the reason."""
    portfolio = planned(evaluation, "portfolio")
    rows = overrides_table(portfolio).records()
    assert len(rows) == len(portfolio.overrides)
    asked = [each["note"] is not None for each in rows]
    assert asked == [each.worse_and_dearer for each in portfolio.overrides]


def test_the_bound_is_the_largest_of_its_cases(plan: Plan) -> None:
    """Exactly as they were added up; the last row is the value of the plan."""
    rows = bound_table(plan).only("case", "bound").rows
    cases = [ratio(row.cells[1].value or 0) for row in rows[:-2]]  # type: ignore[arg-type]
    assert cases == [added.bound for added in bound_sums(plan)]
    assert max(map(int, cases)) == rows[-2].cells[1].value
    assert rows[-1].cells[1].value == plan.decision.value


def test_a_contradiction_is_told_in_place_of_a_plan(plan: Plan) -> None:
    """In sentences, without columns."""
    table = no_plan_table(replace(plan, conflict=(plan_table(plan).title,)))
    assert not table.columns and table.remarks[-1] == plan_table(plan).title


def test_columns_of_money_name_the_currency(plan: Plan) -> None:
    """As the glossary calls the figure."""
    assert money_column(plan, "spent", "allocated").title("zh") == "安排金额（元）"
    assert [each.key for each in (*loss_columns(), *lots_columns())] == [
        "value", "loss", "share", "added", "dropped",
    ]  # fmt: skip
