"""Goals in order and equity floors, as an office writes them in the dossier."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.core.errors import TenderError
from evaluation.dossier.records import Policy
from evaluation.pipeline import run
from evaluation.planning.frozen_goals import goals_of
from evaluation.planning.plan import Plan, planned
from evaluation.planning.plan_words import goals_said
from evaluation.planning.shares import shares_of
from evaluation.resources import shipped

EXAMPLE = run(shipped("tenders") / "qinghe-2026")
PLAIN = planned(EXAMPLE)


def plan_with(*rows: Policy, goals: str | None = None, mode: str | None = None) -> Plan:
    """Return the plan of the example with further rows of its policy, and other keys."""
    dossier = EXAMPLE.dossier
    tender = replace(dossier.tender, allocation_goals=goals, allocation_mode=mode)
    policy = (*dossier.policy, *rows)
    return planned(replace(EXAMPLE, dossier=replace(dossier, tender=tender, policy=policy)))


def equity(share: str, **more: object) -> Policy:
    """Return the row that gives each district a part of the value."""
    values = {"metric": "价值", "sense": "不少于", "base": "应得份额", "each": "区域", **more}
    return Policy(id="R6", share=Decimal(share), **values)  # type: ignore[arg-type]


def received(plan: Plan) -> dict[str, int]:
    """Return the value of each district under the plan."""
    sums: dict[str, int] = {}
    for lot, option in plan.decision.funded():
        sums[lot.district] = sums.get(lot.district, 0) + option.value
    return sums


def test_an_equity_floor_stands_in_the_policy_sheet() -> None:
    """Each district receives its part; the row keeps its name and its words."""
    plan = plan_with(equity("0.30", sentence="各得其所。"))
    floors = [kept for kept in plan.rules if kept.id.startswith("R6.")]
    assert len(floors) == 4
    shares = {each.district: each.share for each in shares_of(EXAMPLE.dossier)}
    for district, value in received(plan).items():
        assert value >= Decimal("0.30") * int(shares[district] * PLAIN.decision.value)
    assert all(kept.rule and kept.rule.text and "各得其所" in kept.rule.text.zh for kept in floors)


def test_a_floor_beyond_reach_is_a_contradiction_by_name() -> None:
    """No plan is better than a plan that breaks a rule in silence."""
    plan = plan_with(equity("0.80"))
    assert plan.decision.grade.infeasible
    assert {f.code for f in plan.findings} == {"F303"}
    assert any(id.startswith("R6.") for id in plan.decision.conflict)


@pytest.mark.parametrize(
    "more",
    [{"metric": "金额"}, {"sense": "不超过"}, {"each": None}, {"lots": "农村"}, {"share": "1.2"}],
)
def test_a_row_that_means_nothing_is_refused_at_its_cell(more: dict[str, str]) -> None:
    """An equity row with another metric, sense or selection is an error, not a guess."""
    share = more.get("share", "0.3")
    rest = {key: value for key, value in more.items() if key != "share"}
    with pytest.raises(TenderError) as refused:
        plan_with(equity(share, **rest))
    assert {finding.code for finding in refused.value.findings} == {"F231"}


def test_a_share_is_not_guessed_where_nobody_counted_the_people() -> None:
    """Without a population there is no proportional part, and the refusal says where it belongs."""
    dossier = EXAMPLE.dossier
    needs = tuple(replace(need, population=None) for need in dossier.needs)
    bare = replace(dossier, needs=needs, policy=(*dossier.policy, equity("0.3")))
    with pytest.raises(TenderError) as refused:
        planned(replace(EXAMPLE, dossier=bare))
    assert "云溪县" in refused.value.findings[0].message.en
    assert shares_of(bare) == ()


def test_equity_before_value_is_frozen() -> None:
    """The worst-off district gains; what it reached holds while the value is made greatest."""
    plan = plan_with(goals="公平; 价值; 支出最少")
    shares = {each.district: each.share for each in shares_of(EXAMPLE.dossier)}

    def worst(value: dict[str, int]) -> float:
        return min(value[district] / float(share) for district, share in shares.items())

    assert worst(received(plan)) > worst(received(PLAIN))
    assert plan.decision.value < PLAIN.decision.value
    (note,) = (finding for finding in plan.findings if finding.code == "F233")
    assert "43.14" in note.message.zh
    assert plan.decision.grade.proven


def test_as_many_lots_as_possible_may_come_first() -> None:
    """Nine lots can be funded; of all such plans the one worth most."""
    plan = plan_with(goals="lots; value")
    assert len(plan.decision.funded()) == 9 > len(PLAIN.decision.funded())
    assert plan.decision.value < PLAIN.decision.value


@pytest.mark.parametrize(
    "goals", ["支出最少; 价值", "价值; 公平", "公平", "价值; 价值", "富足; 价值"]
)
def test_goals_that_cannot_stand_so_are_refused(goals: str) -> None:
    """Least spend first would fund nothing: the order is refused, with what may be written."""
    with pytest.raises(TenderError) as refused:
        plan_with(goals=goals)
    assert [finding.code for finding in refused.value.findings] == ["F232"]


def test_the_tender_says_who_may_be_funded() -> None:
    """The mode stands in the dossier; naming one to compare still overrides it."""
    dossier = EXAMPLE.dossier
    tender = replace(dossier.tender, allocation_mode="portfolio")
    other = replace(EXAMPLE, dossier=replace(dossier, tender=tender))
    assert planned(other).mode == "portfolio"
    assert planned(other, "rank-bound").mode == "rank-bound"
    assert PLAIN.mode == "rank-bound"


def test_the_document_names_every_goal_and_the_rules_first() -> None:
    """What was frozen before the value is a goal all the same, in both languages."""
    said = goals_said(plan_with(goals="法定要求；包数；价值；支出最少"))
    assert said.en == "the law and the rules, then most lots, then most value, then least spend"
    assert said.zh == "满足法定要求和各项规则、安排的包最多、价值最大、支出最少"


@pytest.mark.parametrize("goals", ["value; legal minima", "规则", "规则;规则;价值"])
def test_the_law_and_the_rules_can_only_stand_first(goals: str) -> None:
    """They hold in every plan; nothing is ranked above them."""
    with pytest.raises(TenderError):
        goals_of(replace(EXAMPLE.dossier.tender, allocation_goals=goals))


def test_limits_of_value_are_shown_as_the_office_wrote_them() -> None:
    """Points x need x size, not the whole numbers that the solvers see."""
    row = Policy(id="R7", metric="价值", sense="不少于", amount=Decimal(1000), lots="农村")
    plan = plan_with(row)
    (kept,) = (kept for kept in plan.rules if kept.id == "R7")
    assert plan.built.unit != 1
    assert kept.tightest.limit == 1000
    assert (
        kept.tightest.activity
        == Fraction(kept.rows[0].row.activity(frozenset(plan.decision.chosen))) / plan.built.unit
    )
