"""The plan of a scored tender: its proof, its reasons, and what it says where there is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.allocation import Mode, allocate_problem
from evaluation.allocation.reasons.why import Reason
from evaluation.allocation.solving.best import Grade
from evaluation.core.errors import TenderError
from evaluation.dossier.records import Policy
from evaluation.pipeline import run
from evaluation.planning.bound import SAFE, short_bound
from evaluation.planning.kept_rules import in_money
from evaluation.planning.left import REASONS, points_sentence
from evaluation.planning.plan import Plan, allocate, can_allocate
from evaluation.planning.plan_words import GRADES, binding, certificate, districts, rule_name
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


@pytest.fixture(scope="module")
def plan(scored: Evaluation) -> Plan:
    """Return its plan where the ranking binds."""
    return allocate(scored)


def under(scored: Evaluation, *policy: Policy, budget: int = 3_000_000) -> Evaluation:
    """Return `scored` with another policy and budget."""
    tender = replace(scored.dossier.tender, budget=Decimal(budget))
    return replace(scored, dossier=replace(scored.dossier, policy=policy, tender=tender))


def rule(id: str, metric: str, sense: str, amount: int, **more: object) -> Policy:
    """Return a row of the Policy sheet."""
    values = {"id": id, "metric": metric, "sense": sense, "amount": Decimal(amount), **more}
    return Policy(**values)  # type: ignore[arg-type]


def test_only_first_candidates_are_funded(plan: Plan) -> None:
    """Where the ranking binds the model chooses among lots, never among bids."""
    assert all(option.rank == 1 for _, option in plan.decision.funded())
    assert not plan.overrides


def test_every_lot_is_funded_or_has_its_reason(plan: Plan) -> None:
    """No lot is passed over in silence; each reason has words in both languages."""
    funded = {lot.id for lot, _ in plan.decision.funded()}
    left = {each.lot: each for each in plan.left}
    assert funded | set(left) == {lot.id for lot in plan.evaluation.dossier.lots}
    assert not funded & set(left)
    assert left["L12"].reason is Reason.NO_BID
    assert set(REASONS) == set(Reason)
    assert all(text.zh and text.en for each in plan.left for text in each.sentences)


def test_a_tighter_rule_never_gains(scored: Evaluation) -> None:
    """Fewer lots allowed, less value; the rule is named as the one that costs it."""
    free = allocate(under(scored))
    few = allocate(under(scored, rule("few", "count", "at most", 4)))
    assert len(few.decision.funded()) == 4
    (cost,) = (each for each in few.rules if each.id == "few")
    assert cost.binds
    assert cost.price is not None
    assert cost.price.last_in == free.decision.value - few.decision.value
    assert "binds" in binding(cost).en


def test_a_policy_without_a_plan_is_explained(scored: Evaluation) -> None:
    """The smallest contradiction is named with its figures, and what would have to give way."""
    found = allocate(
        under(scored, rule("many", "count", "at least", 9, priority=2), budget=1_000_000)
    )
    assert found.decision.grade.infeasible
    assert set(found.decision.conflict) == {"many", "funds.budget"}
    said = "\n".join(text.en for text in found.conflict)
    assert "many" in said
    assert "budget" in said
    assert "has to give way" in said
    assert next(certificate(found)).en.startswith("Proof:")


def test_errors_of_the_policy_are_all_told_with_their_cells(scored: Evaluation) -> None:
    """A word that nothing carries and an unknown sense: one refusal, both places."""
    origin = scored.dossier.policy[0].origin
    wrong = (
        rule("A", "count", "at most", 4, lots="Mars", origin=origin),
        rule("B", "count", "roughly", 4, origin=origin),
    )
    with pytest.raises(TenderError) as refused:
        allocate(under(scored, *wrong))
    assert {finding.code for finding in refused.value.findings} == {"F204", "F206"}
    assert all(finding.place.sheet == origin.sheet for finding in refused.value.findings)


def test_floors_that_nobody_can_reach_are_linted(scored: Evaluation) -> None:
    """Before anything is solved the rule is named that asks for more than there is."""
    found = allocate(under(scored, rule("all", "count", "at least", 40)))
    assert "F303" in {finding.code for finding in found.findings}
    assert not found.decision.planned


def test_social_organisations_can_be_named_in_either_language(scored: Evaluation) -> None:
    """A policy picks kinds of organisation by the words of the field."""
    for words in ("社会组织", "social"):
        rows = rule("S", "money", "at least", 2_000_000, organisations=words)
        (kept,) = (each for each in allocate(under(scored, rows)).rules if each.id == "S")
        assert kept.tightest.activity >= 2_000_000
        assert kept.tightest.amounts


def test_a_consortium_counts_for_each_of_its_members(plan: Plan) -> None:
    """A cap of each organisation holds for every member of a consortium."""
    (cap,) = (each for each in plan.rules if each.id == "R2")
    assert {"T16", "T17", "T18"} <= {row.each for row in cap.rows}
    assert all(in_money(row.row, cap.rule) for row in cap.rows)


def test_a_portfolio_is_marked_as_a_comparison(scored: Evaluation) -> None:
    """Under procurement law passing over a first candidate is named, lot by lot, with the article."""
    found = allocate(scored, Mode.PORTFOLIO)
    assert {each.lot for each in found.overrides} == {"L01", "L02", "L06", "L09"}
    (warning,) = (finding for finding in found.findings if finding.code == "F220")
    assert warning.cite is not None
    assert "68" in warning.cite.en


def test_the_words_of_a_plan_add_up(plan: Plan) -> None:
    """The districts hold every lot, their sums are the plan's, and every grade has words."""
    every = list(districts(plan))
    assert sum(len(each.lots) for each in every) == 12
    assert sum(each.value for each in every) == plan.decision.value
    assert sum(each.spent for each in every) == 2_713_000
    assert set(GRADES) == set(Grade)
    assert rule_name(plan.rules[0]).en == "budget"
    assert any("upper bound 2029135:" in text.en for text in certificate(plan))


def test_points_beyond_the_full_score_are_called_so() -> None:
    """Where no marks would have been enough, the sentence says it."""
    said = points_sentence("L4", None, Decimal(80), Decimal(100))
    assert said.en == "L4: no points would have been enough."
    assert "more than the 100" in points_sentence("L4", Decimal(101), Decimal(80), Decimal(100)).en


def test_an_allocation_needs_a_budget_and_a_policy(scored: Evaluation) -> None:
    """Other tenders are not bothered with one."""
    assert can_allocate(scored.dossier)
    assert not can_allocate(replace(scored.dossier, policy=()))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_bound_can_be_added_up_in_any_spreadsheet(scored: Evaluation, mode: Mode) -> None:
    """Its whole numbers stay below 2**53, and it still holds and still is sharp."""
    decision = allocate(scored, mode).decision
    ours, theirs = short_bound(decision), allocate_problem(decision.problem).bound
    assert ours is not None
    assert theirs is not None
    assert ours.scaled < SAFE
    assert ours.whole >= decision.value
    assert abs(ours.whole - theirs.whole) <= 1
