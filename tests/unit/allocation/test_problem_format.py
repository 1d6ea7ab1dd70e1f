"""Every key of a problem file does what it says: a table of small problems and their answers."""

import json
from typing import Any

import pytest

from evaluation.allocation import answer, problem_from_text

Json = dict[str, Any]


def option(id: str, value: int, money: int, **more: object) -> Json:
    """Return an option paid from the fund ``f``."""
    return {"id": id, "value": value, "uses": {"f": money}, **more}


LOTS = [
    {
        "id": "L1",
        "district": "D1",
        "category": "K1",
        "tags": ["rural"],
        "reference": 30,
        "options": [
            option("A", 50, 10, organisation="O1", tags=["social"]),
            option("B", 60, 20, organisation="O2", rank=2),
        ],
    },
    {
        "id": "L2",
        "district": "D1",
        "category": "K2",
        "tags": ["young"],
        "reference": 20,
        "options": [option("A", 40, 10, organisation=["O1", "O3"], group="G1")],
    },
    {
        "id": "L3",
        "district": "D2",
        "category": "K1",
        "reference": 10,
        "options": [option("A", 30, 10, organisation="O1", group="G1")],
    },
]
"""All of it fits into 40: L1/B, L2/A and L3/A, worth 130."""


def solved(*rules: Json, money: int = 40, **more: object) -> Json:
    """Return the answer to the problem with these rules and other parts."""
    data = {"funds": {"f": money}, "lots": LOTS, "rules": list(rules), **more}
    return answer(problem_from_text(json.dumps(data)))


def funded(said: Json) -> str:
    """Return the plan as words: ``L1/B L3/A``."""
    return " ".join(sorted(f"{pair['lot']}/{pair['option']}" for pair in said["funded"]))


ALL = "L1/B L2/A L3/A"


@pytest.mark.parametrize(
    ("rule", "plan"),
    [
        ({"metric": "count", "at_most": 3}, ALL),
        ({"metric": "count", "at_most": 2}, "L1/B L2/A"),
        ({"metric": "count", "exactly": 1}, "L1/B"),
        ({"metric": "count", "at_most": 0}, ""),
        ({"metric": "money", "at_most": 30}, "L1/A L2/A L3/A"),
        ({"metric": "value", "at_most": 100}, "L1/B L2/A"),
        ({"metric": "reference", "at_most": 40}, "L1/B L3/A"),
        ({"metric": "count", "of": {"tags": ["rural"]}, "at_most": 0}, "L2/A L3/A"),
        ({"metric": "count", "of": {"tags": ["social"]}, "at_least": 1}, "L1/A L2/A L3/A"),
        ({"metric": "count", "of": {"tags": ["rural", "social"]}, "at_most": 0}, ALL),
        ({"metric": "count", "of": {"without": ["rural", "young"]}, "at_most": 0}, "L1/B L2/A"),
        ({"metric": "count", "of": {"district": "D1"}, "at_most": 1}, "L1/B L3/A"),
        ({"metric": "count", "of": {"districts": ["D1", "D2"]}, "at_most": 1}, "L1/B"),
        ({"metric": "count", "of": {"category": "K2"}, "at_most": 0}, "L1/B L3/A"),
        ({"metric": "count", "of": {"categories": ["K1"]}, "at_most": 1}, "L1/B L2/A"),
        ({"metric": "count", "of": {"lot": "L1"}, "at_most": 0}, "L2/A L3/A"),
        ({"metric": "count", "of": {"lots": ["L1", "L2"]}, "at_most": 1}, "L1/B L3/A"),
        ({"metric": "count", "of": {"organisation": "O2"}, "at_most": 0}, "L1/A L2/A L3/A"),
        ({"metric": "count", "of": {"organisations": ["O3"]}, "at_most": 0}, "L1/B L3/A"),
        (
            {"metric": "count", "of": {"district": "D1", "tags": ["young"]}, "at_most": 0},
            "L1/B L3/A",
        ),
        ({"metric": "count", "each": "organisation", "at_most": 1}, "L1/B L2/A"),
        ({"metric": "count", "each": "group", "at_most": 1}, "L1/B L2/A"),
        ({"metric": "count", "each": "district", "at_most": 1}, "L1/B L3/A"),
        ({"metric": "count", "each": "category", "at_most": 1}, "L1/B L2/A"),
        ({"metric": "money", "each": "lot", "at_most": 10}, "L1/A L2/A L3/A"),
        ({"metric": "money", "of": {"tags": ["rural"]}, "at_least_share": "0.5"}, ALL),
        ({"metric": "money", "of": {"tags": ["rural"]}, "at_least_share": "0.51"}, "L1/B L2/A"),
        ({"metric": "money", "of": {"tags": ["rural"]}, "at_most_share": "0.45"}, "L1/A L2/A L3/A"),
        (
            {
                "metric": "money",
                "of": {"lot": "L2"},
                "at_most_share": "0.5",
                "base": {"districts": ["D1"]},
            },
            ALL,
        ),
        (
            {
                "metric": "money",
                "of": {"lot": "L2"},
                "at_most_share": "0.3",
                "base": {"districts": ["D1"]},
            },
            "L1/B L3/A",
        ),
        ({"terms": [["L1", "B", 5], ["L2", "A", -3]], "at_most": 0}, "L1/A L2/A L3/A"),
        ({"terms": [["L2", "A", -1]], "at_least": 0}, "L1/B L3/A"),
        ({"terms": [["L1", "A", 2]], "exactly": 2}, "L1/A L2/A L3/A"),
    ],
)
def test_each_kind_of_rule_chooses_the_plan_it_leaves(rule: Json, plan: str) -> None:
    """Metrics, selections, repetitions, limits, shares, bases and explicit terms."""
    said = solved({"id": "r", "priority": 2, "text": {"zh": "规则", "en": "rule"}, **rule})
    assert (said["status"], funded(said)) == ("optimal", plan)
    assert all(row["id"] == "r" and int(row["slack"].split(".")[0]) >= 0 for row in said["rules"])


@pytest.mark.parametrize(
    ("more", "plan"),
    [
        ({"exclusive": [["L1", "L2"]]}, "L1/B L3/A"),
        ({"exclusive": [["L1", "L2", "L3"]]}, "L1/B"),
        ({"requires": [["L1", "L3"]], "exclusive": [["L2", "L3"]]}, "L1/B L3/A"),
        ({"money": 20, "objective": ["value"]}, "L1/A L2/A"),
        ({"money": 20, "objective": ["most_lots", "value"]}, "L1/A L2/A"),
        ({"objective": ["least_spend"]}, ""),
        ({"objective": ["most_lots", "least_spend"]}, "L1/A L2/A L3/A"),
        ({"objective": ["most_lots", "least_rank"]}, "L1/A L2/A L3/A"),
        ({"money": 0}, ""),
    ],
)
def test_each_other_part_chooses_the_plan_it_leaves(more: Json, plan: str) -> None:
    """Exclusions, prerequisites, goals in order, and the ceiling of the fund."""
    said = solved(**more)
    assert (said["status"], funded(said)) == ("optimal", plan)


def test_a_mandatory_lot_is_funded_with_exactly_one_option() -> None:
    """The others give way, though they are worth more."""
    lots = [dict(LOTS[0]), {**LOTS[2], "mandatory": True}]
    assert funded(solved(lots=lots, money=20)) == "L1/A L3/A"
    assert funded(solved(lots=lots, money=10)) == "L3/A"


def test_each_fund_is_a_ceiling_of_its_own() -> None:
    """Money of one year does not pay for another."""
    lots = [{"id": "L", "options": [{"id": "A", "value": 1, "uses": {"2026": 3, "2027": 3}}]}]
    assert funded(solved(lots=lots, funds={"2026": 3, "2027": 3})) == "L/A"
    said = solved(lots=lots, funds={"2026": 9, "2027": 2})
    assert (funded(said), said["spend"]) == ("", {"2026": "0", "2027": "0"})


def test_rules_exclusive_requires_and_objective_may_be_left_out() -> None:
    """A knapsack is a problem file with funds and lots only."""
    said = answer(problem_from_text(json.dumps({"funds": {"f": 30}, "lots": LOTS})))
    assert (funded(said), said["value"], said["rules"]) == ("L1/A L2/A L3/A", "120", [])


def test_the_answer_has_every_field_and_every_number_as_text() -> None:
    """Status, value, bound, spend, funded, unique, rules, conflict."""
    rule = {"id": "rural", "metric": "money", "of": {"tags": ["rural"]}, "at_least_share": "0.45"}
    said = solved(rule)
    expected = {
        "status": "optimal",
        "value": "130",
        "bound": "130",
        "spend": {"f": "40"},
        "unique": True,
        "rules": [{"id": "rural", "activity": "20", "limit": "18", "slack": "2"}],
        "conflict": [],
    }
    assert {key: said[key] for key in expected} == expected


def test_an_infeasible_problem_names_a_smallest_contradicting_set() -> None:
    """Rules that have no part in it are not named; nothing is funded."""
    said = solved(
        {"id": "many", "metric": "count", "at_least": 3},
        {"id": "cheap", "metric": "money", "at_most": 25},
        {"id": "idle", "metric": "count", "at_most": 3},
    )
    assert (said["status"], said["value"], said["funded"]) == ("infeasible", None, [])
    assert sorted(said["conflict"]) == ["cheap", "many"]


def test_two_plans_equally_good_are_not_called_unique() -> None:
    """The published order decides, the other is listed."""
    lots = [{"id": k, "options": [option("A", 5, 10)]} for k in ("L1", "L2")]
    said = solved(lots=lots, money=10)
    assert (said["unique"], funded(said)) == (False, "L1/A")
    assert said["alternatives"] == [[{"lot": "L2", "option": "A"}]]


def test_lots_without_options_and_no_lots_at_all_are_answered() -> None:
    """Nothing is funded, and that is proven; a mandate over nothing has no plan."""
    assert solved(lots=[])["status"] == "optimal"
    assert solved(lots=[{"id": "L", "options": []}])["funded"] == []
    said = solved(lots=[{"id": "L", "options": [], "mandatory": True}])
    assert (said["status"], said["conflict"]) == ("infeasible", ["lots.L.mandatory"])
