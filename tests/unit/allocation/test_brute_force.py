"""Small problems with rules of every kind, against a search through every plan."""

import json
from types import SimpleNamespace

import pytest

from evaluation.allocation import answer, problem_from_text


def compare(oracle: SimpleNamespace, seed: int) -> str:
    """Compare our answer with the best of all plans; return its status."""
    problem = oracle.made_up(seed)
    said = answer(problem_from_text(json.dumps(problem)))
    kept = [plan for plan in oracle.plans(problem) if not oracle.broken(problem, plan)]
    if not kept:
        assert said["status"] == "infeasible"
        assert len(said["conflict"]) == oracle.smallest_conflict(problem)
        conflict = set(said["conflict"])
        assert all(conflict & oracle.broken(problem, plan) for plan in oracle.plans(problem))
        return "infeasible"
    most = max(oracle.worth(problem, plan) for plan in kept)
    best = [plan for plan in kept if oracle.worth(problem, plan) == most]
    pairs = [[{"lot": lot["id"], "option": o["id"]} for lot, o in plan] for plan in best]
    funded = sorted(said["funded"], key=lambda pair: pair["lot"])
    assert said["status"] == "optimal", said
    assert funded in [sorted(plan, key=lambda pair: pair["lot"]) for plan in pairs]
    assert said["unique"] is (len(best) == 1)
    for other in said.get("alternatives", []):
        assert other in pairs
        assert other != said["funded"]
    assert len(said.get("alternatives", [])) == min(5, len(best) - 1)
    assert not said.get("notes"), said["notes"]
    return "optimal"


@pytest.mark.parametrize("part", range(4))
def test_fifty_small_problems_agree_with_a_search_through_every_plan(
    oracle: SimpleNamespace, part: int
) -> None:
    """Plan, uniqueness, alternatives and the size of the conflict are those of brute force."""
    seen = {compare(oracle, seed) for seed in range(50 * part, 50 * part + 50)}
    assert seen == {"optimal", "infeasible"}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_two_thousand_small_problems_agree_with_a_search_through_every_plan(
    oracle: SimpleNamespace, part: int
) -> None:
    """The same on 2,000 problems."""
    for seed in range(1000 + 100 * part, 1100 + 100 * part):
        compare(oracle, seed)
