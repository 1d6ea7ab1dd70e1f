"""What stands beside a plan: its frontier, alternatives, scenarios, equity, steadiness."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.allocation import Mode
from evaluation.allocation.beside.steadiness import Standing
from evaluation.dossier.records import Fund, Policy, Scenario
from evaluation.pipeline import run
from evaluation.planning.budget_frontier import frontier_of
from evaluation.planning.compared_scenarios import beside, scenarios_of
from evaluation.planning.fairness import NASH, OWN, WORST, equity_of
from evaluation.planning.lot_steadiness import steadiness_of
from evaluation.planning.other_budget import with_budget as with_scaled
from evaluation.planning.other_plans import alternatives_of
from evaluation.planning.plan import Plan, planned
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation

EXAMPLE = run(shipped("tenders") / "qinghe-2026")
PLAN = planned(EXAMPLE)


def funded(plan: Plan) -> set[str]:
    """Return the ids of the lots that `plan` funds."""
    return {lot.id for lot, _ in plan.decision.funded()}


def with_budget(budget: Fraction) -> Evaluation:
    """Return the example with another budget."""
    tender = replace(EXAMPLE.dossier.tender, budget=Decimal(int(budget)))
    return replace(EXAMPLE, dossier=replace(EXAMPLE.dossier, tender=tender))


def test_each_point_of_the_frontier_is_the_plan_of_that_budget() -> None:
    """Solved anew with that budget in the dossier, every point has the same value."""
    told: list[tuple[int, int]] = []
    found = frontier_of(PLAN, steps=6, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (7, 7)
    assert found.here.value == PLAN.decision.value
    assert found.here.funded == funded(PLAN)
    for point in found.points:
        again = planned(with_budget(point.budget))
        assert point.value == point.bound == again.decision.value
        assert point.proven


def test_more_money_never_buys_less_and_reversals_are_named() -> None:
    """Value rises with the budget; a lot that a larger budget drops is named with both budgets."""
    found = frontier_of(PLAN)
    values = [point.value for point in found.points]
    assert values == sorted(values, key=lambda value: value or 0)
    by_budget = {point.budget: point.funded for point in found.points}
    assert found.reversed
    for each in found.reversed:
        assert each.lot in by_budget[each.funded_at] - by_budget[each.dropped_at]


def test_a_budget_without_a_plan_has_no_value() -> None:
    """Where the rules leave no plan the point says so; it does not say 0."""
    every = Policy(id="R9", metric="个数", sense="不少于", amount=Decimal(8))
    dossier = replace(EXAMPLE.dossier, policy=(*EXAMPLE.dossier.policy, every))
    found = frontier_of(planned(replace(EXAMPLE, dossier=dossier)), steps=4)
    assert found.points[0].value is None
    assert not found.points[0].funded
    assert found.here.value == PLAN.decision.value


def test_alternatives_keep_every_rule_and_lose_more_and_more() -> None:
    """The nearest plan first; each differs in the lots it funds."""
    others = alternatives_of(PLAN, 5)
    assert [other.loss for other in others] == sorted(other.loss for other in others)
    assert len({(other.added, other.dropped) for other in others}) == 5
    for other in others:
        assert other.value + other.loss == PLAN.decision.value
        assert other.spent <= 3_000_000


def test_scenarios_come_from_the_dossier() -> None:
    """Each is planned by its own budget, mode and rules, and set beside the plan."""
    scenarios = (
        Scenario(id="S1", title="预算减少", budget=Decimal(2_000_000)),
        Scenario(id="S2", title="不设农村比例", without=("R1",)),
        Scenario(id="S3", title="组合方式", mode="portfolio"),
    )
    dossier = replace(EXAMPLE.dossier, scenarios=scenarios)
    own, less, free, any_bid = scenarios_of(planned(replace(EXAMPLE, dossier=dossier)))
    assert own.scenario is None
    assert own.more == 0
    assert less.spent <= less.budget == 2_000_000
    assert less.value == planned(with_budget(Fraction(2_000_000))).decision.value
    assert free.more is not None
    assert free.more > 0
    assert any_bid.plan.mode is Mode.PORTFOLIO
    assert any_bid.value is not None
    assert any_bid.value >= own.value  # type: ignore[operator]
    assert any_bid.changed


def test_a_scenario_without_a_plan_is_said() -> None:
    """It has no value, and no gain is computed from nothing."""
    (_, broke) = beside(PLAN, [Scenario(id="S", title="t", budget=Decimal(100_000))])
    assert (broke.value, broke.more) == (None, None)
    assert broke.plan.conflict


def test_a_dossier_without_scenarios_has_none() -> None:
    """Nothing is compared that nobody named."""
    assert scenarios_of(PLAN) == ()


def test_equity_adds_up_and_names_its_limits() -> None:
    """Parts add up to the whole; the best for the worst-off stays below its proven limit."""
    found = equity_of(PLAN)
    assert found is not None
    assert sum(each.part for each in found.districts) == found.whole == PLAN.decision.value
    assert sum(each.received for each in found.districts) == PLAN.decision.value
    assert all(each.received <= each.offered for each in found.districts)
    plans = {each.name: each for each in found.plans}
    own, nash, worst = plans[OWN], plans[NASH], plans[WORST]
    assert own.worst == found.worst.level
    assert own.worst <= nash.worst <= worst.worst
    assert isinstance(worst.limit, Fraction)
    assert worst.worst <= worst.limit
    assert nash.welfare is not None
    assert nash.limit is not None
    assert nash.welfare <= nash.limit
    assert found.beyond == Fraction(1, 2)


def test_equity_of_a_plan_with_a_floor_is_measured_by_the_same_parts() -> None:
    """The value of which districts have parts is that of the best plan without equity rules."""
    row = Policy(
        id="R6", metric="价值", sense="不少于", base="应得份额", each="区域", share=Decimal("0.4")
    )
    dossier = replace(EXAMPLE.dossier, policy=(*EXAMPLE.dossier.policy, row))
    plan = planned(replace(EXAMPLE, dossier=dossier))
    found = equity_of(plan)
    assert found is not None
    assert found.whole == PLAN.decision.value > plan.decision.value
    assert found.worst.level >= Fraction(2, 5)


def test_without_population_nothing_is_said_about_equity() -> None:
    """A part is not guessed."""
    dossier = replace(EXAMPLE.dossier, needs=())
    assert equity_of(planned(replace(EXAMPLE, dossier=dossier))) is None


@pytest.fixture(scope="module")
def draws() -> int:
    """Return a number of draws that is quick and still moves something."""
    return 12


def test_steadiness_ranks_and_solves_every_draw_again(draws: int) -> None:
    """Wide leads are always funded, a failed lot never; the same on every run."""
    told: list[int] = []

    def watched(numbers: object) -> list[int]:
        told.extend(list(numbers))  # type: ignore[call-overload]
        return told

    found = {each.lot: each for each in steadiness_of(PLAN, draws, watched=watched)}
    assert told == list(range(1, draws + 1))
    assert set(found) == {lot.id for lot in EXAMPLE.dossier.lots}
    assert found["L09"].standing is Standing.ALWAYS
    assert found["L12"].standing is Standing.NEVER
    assert all(each.draws == draws for each in found.values())
    assert {lot for lot, each in found.items() if each.in_plan} == funded(PLAN)
    assert any(each.standing is Standing.BORDERLINE for each in found.values())
    assert tuple(found.values()) == steadiness_of(PLAN, draws)


def funds(*amounts: int) -> tuple[Fund, ...]:
    """Return funds of consecutive years."""
    years = range(2026, 2026 + len(amounts))
    return tuple(
        Fund(id=str(year), amount=Decimal(amount))
        for year, amount in zip(years, amounts, strict=True)
    )


def spread(budget: int = 3_000_000, *amounts: int) -> Evaluation:
    """Return the example with its money in two years; each pays for every other lot."""
    lots = tuple(
        replace(lot, fund="2026" if number % 2 else "2027")
        for number, lot in enumerate(EXAMPLE.dossier.lots)
    )
    tender = replace(EXAMPLE.dossier.tender, budget=Decimal(budget))
    money = funds(*(amounts or (1_600_000, 1_400_000)))
    dossier = replace(EXAMPLE.dossier, lots=lots, funds=money, tender=tender)
    results = tuple(
        replace(result, lot=lot) for result, lot in zip(EXAMPLE.lots, lots, strict=True)
    )
    return replace(EXAMPLE, dossier=dossier, lots=results)


def test_several_funds_move_alike() -> None:
    """Each point is the plan of the dossier in which every fund is scaled, and the total with it."""
    plan = planned(spread())
    found = frontier_of(plan, steps=4)
    assert found.decision == 3_000_000
    assert found.here.value == plan.decision.value
    low = found.points[0]
    half = spread(1_500_000, 800_000, 700_000)
    assert low.budget == 1_500_000
    assert low.value == planned(half).decision.value
    (_, less) = beside(plan, [Scenario(id="S", title="t", budget=Decimal(1_500_000))])
    assert less.value == low.value


def test_a_share_of_the_budget_follows_the_budget() -> None:
    """At another budget the rule asks for another amount; so does the plan of that dossier."""
    row = Policy(
        id="R6", metric="金额", sense="不少于", lots="农村", share=Decimal("0.40"), base="预算"
    )
    dossier = replace(EXAMPLE.dossier, policy=(*EXAMPLE.dossier.policy, row))
    evaluation = replace(EXAMPLE, dossier=dossier)
    found = frontier_of(planned(evaluation), steps=4)
    for point in found.points:
        tender = replace(dossier.tender, budget=Decimal(int(point.budget)))
        again = planned(replace(evaluation, dossier=replace(dossier, tender=tender)))
        value = again.decision.value if again.decision.planned else None
        assert point.value == value


def test_money_is_cut_to_minor_units() -> None:
    """A third of an odd budget does not invent parts of a fen, and never gives more than asked."""
    dossier = replace(EXAMPLE.dossier, funds=funds(1_000_000, 2_000_001))
    less = with_scaled(dossier, Fraction(1_000_000))
    assert less.tender.budget == 1_000_000
    assert all(fund.amount == fund.amount.quantize(Decimal("0.01")) for fund in less.funds)
    assert sum(fund.amount for fund in less.funds) <= Decimal("1000000.34")
