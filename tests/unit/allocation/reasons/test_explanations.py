"""Prices of rules, alternatives, relaxations, frontiers: against a search through every plan."""

import copy
import json
from types import SimpleNamespace
from typing import Any

from evaluation.allocation import allocate_problem, problem_from_text
from evaluation.allocation.beside.alternatives import alternatives
from evaluation.allocation.beside.frontier import frontier, reversals
from evaluation.allocation.decision import Decision
from evaluation.allocation.policy.lint import lint
from evaluation.allocation.problem import Problem
from evaluation.allocation.program import program_of
from evaluation.allocation.reasons.clash import clashes
from evaluation.allocation.reasons.relax import least_relaxation
from evaluation.allocation.reasons.rule_price import rule_prices
from evaluation.allocation.settled import proof_of

Json = dict[str, Any]
SEEDS = range(800, 825)


def read(problem: Json) -> Problem:
    """Return a problem file as records."""
    return problem_from_text(json.dumps(problem))


def planned(oracle: SimpleNamespace) -> list[tuple[Json, Decision]]:
    """Return small problems that have a plan, with our decision."""
    made = [oracle.made_up(seed) for seed in SEEDS]
    solved = [(problem, allocate_problem(read(problem))) for problem in made]
    return [(problem, decision) for problem, decision in solved if decision.planned]


def most(oracle: SimpleNamespace, problem: Json, forgiven: set[str]) -> int:
    """Return the most the first goal reaches where some ids may be broken."""
    return max(
        oracle.worth(problem, plan)[0]
        for plan in oracle.plans(problem)
        if oracle.broken(problem, plan) <= forgiven
    )


def family(id: str) -> str:
    """Return the group of rules an id is priced in."""
    for start, name in (("lots.", "mandatory"), ("exclusive.", "exclusive")):
        if id.startswith(start):
            return name
    return "requires" if id.startswith("requires.") else id


def test_the_price_of_every_rule_is_what_brute_force_finds(oracle: SimpleNamespace) -> None:
    """Dropped from all, and added to none."""
    priced = 0
    for problem, decision in planned(oracle):
        ids = {id for plan in oracle.plans(problem) for id in oracle.broken(problem, plan)}
        policy = {id for id in ids if not id.startswith("funds.")}
        for price in rule_prices(decision):
            mine = {id for id in policy if family(id) == price.rule}
            priced += 1
            assert price.last_in == most(oracle, problem, mine) - decision.met[0].amount
            alone = most(oracle, problem, policy - mine)
            assert price.first_in == most(oracle, problem, policy) - alone
    assert priced


def test_alternatives_are_the_next_best_sets_of_lots(oracle: SimpleNamespace) -> None:
    """Losses never fall, no set of lots comes twice, and none is skipped."""
    for problem, decision in planned(oracle)[:12]:
        best = dict[frozenset[str], int]()
        for plan in oracle.plans(problem):
            if not oracle.broken(problem, plan):
                lots = frozenset(lot["id"] for lot, _ in plan)
                best[lots] = max(best.get(lots, -(10**9)), oracle.worth(problem, plan)[0])
        own = frozenset(lot.id for lot, _ in decision.funded())
        expected = sorted((decision.met[0].amount - v for k, v in best.items() if k != own))[:4]
        assert [other.loss for other in alternatives(decision, 4)] == expected


def test_the_frontier_brackets_every_budget_and_names_reversals(oracle: SimpleNamespace) -> None:
    """Value and bound enclose the optimum; small problems are solved out."""
    for problem, _ in planned(oracle)[:8]:
        budgets = list(range(0, 60, 6))
        points = frontier(read(problem), "f0", budgets)
        for point in points:
            other = {**problem, "funds": {**problem["funds"], "f0": point.budget}}
            values = [
                sum(option["value"] for _, option in plan)
                for plan in oracle.plans(other)
                if not oracle.broken(other, plan)
            ]
            assert point.value == max(values, default=None)
            assert point.bound is None or not values or point.bound >= max(values)
        by_budget = {point.budget: point.funded for point in points}
        for turn in reversals(points):
            assert turn.lot in by_budget[turn.budget] - by_budget[turn.dropped_at]


def test_the_least_relaxation_breaks_as_few_rows_as_possible(oracle: SimpleNamespace) -> None:
    """One tier: brute force finds no plan that breaks fewer rules; the plan keeps the hard ones."""
    seen = 0
    for seed in range(800, 860):
        problem = oracle.made_up(seed)
        for rule in problem["rules"]:
            rule["priority"] = 1
            rule.pop("each", None)
        soft = {rule["id"] for rule in problem["rules"]}
        broken = [oracle.broken(problem, plan) for plan in oracle.plans(problem)]
        record = read(problem)
        relaxation = least_relaxation(record, program_of(record))
        possible = [ids for ids in broken if ids <= soft]
        if not possible:
            assert relaxation.chosen is None
            continue
        fewest = min(len(ids) for ids in possible)
        assert len({one.name for one in relaxation.relaxed}) == fewest
        assert all(one.short > 0 for one in relaxation.relaxed)
        seen += fewest > 0
    assert seen


def test_later_priorities_give_way_first() -> None:
    """The larger number is broken, and by the least amount."""
    problem = {
        "funds": {"f": 10},
        "lots": [{"id": k, "options": [{"id": "o", "value": 1, "uses": {"f": 4}}]} for k in "ABC"],
        "rules": [
            {"id": "three", "metric": "count", "at_least": 3, "priority": 2},
            {"id": "a", "metric": "count", "of": {"lots": ["A"]}, "at_least": 1, "priority": 1},
        ],
    }
    record = read(problem)
    relaxation = least_relaxation(record, program_of(record))
    (only,) = relaxation.relaxed
    assert (only.name, only.priority, only.limit, only.activity, only.short) == (
        "three",
        2,
        3,
        2,
        1,
    )


def test_what_lint_calls_an_error_has_no_plan(oracle: SimpleNamespace) -> None:
    """Lint never cries wolf, and it finds some."""
    found = 0
    for seed in range(900, 1000):
        record = read(oracle.made_up(seed))
        said = lint(record, program_of(record))
        if any(finding.severity == "error" for finding in said):
            found += 1
            assert allocate_problem(record).grade.infeasible
    assert found


def test_arithmetic_alone_never_excludes_a_plan_as_good(oracle: SimpleNamespace) -> None:
    """Every best plan has the lots that must be in and none of the options that cannot be."""
    for problem, decision in planned(oracle):
        proof = proof_of(decision)
        if proof is None:
            continue
        assert proof.bound >= most(oracle, problem, set())
        names = [(lot.id, option.id) for lot, option in decision.program.pairs]
        cannot = {names[column] for column in proof.cannot}
        for plan in oracle.plans(problem):
            if oracle.broken(problem, plan):
                continue
            if oracle.worth(problem, plan)[0] >= decision.met[0].amount:
                assert set(proof.must) <= {lot["id"] for lot, _ in plan}
                assert not cannot & {(lot["id"], option["id"]) for lot, option in plan}


def test_a_decision_is_not_moved_by_explaining_it(oracle: SimpleNamespace) -> None:
    """Explanations read the decision; they do not change it."""
    problem, decision = planned(oracle)[0]
    before = copy.deepcopy((decision.chosen, decision.met))
    list(rule_prices(decision))
    list(alternatives(decision, 2))
    assert (decision.chosen, decision.met) == before
    assert allocate_problem(read(problem)).chosen == decision.chosen


def test_the_figures_of_a_contradiction_are_those_of_brute_force(oracle: SimpleNamespace) -> None:
    """What the other rules leave for a rule is the nearest any plan keeping them comes to it."""
    seen = 0
    for seed in range(1, 40):
        problem = oracle.made_up(seed)
        decision = allocate_problem(read(problem))
        rows = {row.name: row for row in decision.program.rows}
        columns = {
            (lot.id, option.id): column
            for column, (lot, option) in enumerate(decision.program.pairs)
        }
        for clash in clashes(decision):
            row = rows[clash.name]
            others = set(decision.conflict) - {row.id}
            activities = [
                row.activity({columns[lot["id"], option["id"]] for lot, option in plan})
                for plan in oracle.plans(problem)
                if not oracle.broken(problem, plan) & others
            ]
            nearest = min(activities) if clash.sense == "at_most" else max(activities)
            assert clash.reached == nearest
            seen += 1
    assert seen
