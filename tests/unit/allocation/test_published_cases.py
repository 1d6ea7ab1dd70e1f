"""Problems that others published, to their known optimum."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from evaluation.allocation import answer, problem_from_text

Json = dict[str, Any]
Published = Callable[[str], list[tuple[str, Json]]]


def solved(problem: Json) -> Json:
    """Return our answer to a problem file."""
    return answer(problem_from_text(json.dumps(problem)))


def election(case: Json) -> Json:
    """Return a participatory-budgeting election as a problem file, costs in hundredths."""
    return {
        "funds": {"budget": int(Decimal(case["budget"]) * 100)},
        "lots": [
            {
                "id": project["id"],
                "options": [
                    {
                        "id": "whole",
                        "value": int(project["score"]),
                        "uses": {"budget": int(Decimal(project["cost"]) * 100)},
                    }
                ],
            }
            for project in case["projects"]
        ],
    }


def knapsack(case: Json) -> Json:
    """Return a multiple-choice knapsack with several resources: exactly one item a group."""
    return {
        "funds": {f"R{k}": capacity for k, capacity in enumerate(case["capacities"])},
        "lots": [
            {
                "id": f"G{k:03}",
                "mandatory": True,
                "options": [
                    {
                        "id": f"I{i:03}",
                        "value": item["value"],
                        "uses": {f"R{r}": used for r, used in enumerate(item["uses"])},
                    }
                    for i, item in enumerate(group)
                ],
            }
            for k, group in enumerate(case["groups"])
        ],
    }


def test_allocations_reach_the_expected_answer(published: Published) -> None:
    """Status and value are those expected, proven by both solvers or by arithmetic."""
    for name, case in published("allocation"):
        said = solved(case["problem"])
        assert {key: said[key] for key in case["expected"]} == case["expected"], name
        assert said["proof"] in ("proven by two solvers", "proven by arithmetic"), name
        assert said["unique"] is True, name


def test_elections_reach_the_known_optimum(published: Published) -> None:
    """Real elections as plain knapsacks."""
    for name, case in published("pabulib"):
        said = solved(election(case))
        assert said["status"] == "optimal", name
        if case["optimum_proved"]:
            assert said["value"] == case["optimum"], name


def test_knapsacks_reach_the_proven_optimum(published: Published) -> None:
    """Every lot mandatory, several tight resources: the rule language at its tightest."""
    for name, case in published("mmkp"):
        for part in case.get("problems", [case]):
            if name != "khan_I03":
                assert solved(knapsack(part))["value"] == str(int(part["optimum"])), name


@pytest.mark.slow
def test_the_hard_knapsack_reaches_the_proven_optimum(published: Published) -> None:
    """Ten tight resources and ten items a group take a minute or two."""
    case = dict(published("mmkp"))["khan_I03"]
    assert solved(knapsack(case))["value"] == str(case["optimum"])
