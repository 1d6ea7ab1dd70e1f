"""Problems made up from a seed, and an oracle that tries every plan, in code of its own."""

import itertools
import json
import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

Json = dict[str, Any]

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"


def cases(folder: str) -> list[Path]:
    """Return the published cases in `folder`, or nothing where they are not at hand."""
    return sorted((CASES / folder).glob("*.json"))


@pytest.fixture
def published() -> Callable[[str], list[tuple[str, Json]]]:
    """Return a function that reads the published cases of a folder, or skips the test."""

    def read(folder: str) -> list[tuple[str, Json]]:
        found = [(path.stem, json.loads(path.read_text("utf-8"))) for path in cases(folder)]
        if not found:
            pytest.skip(f"no published cases in ../shared/cases/{folder}")
        return found

    return read


def made_up(seed: int) -> Json:
    """Return a small problem with rules of every kind; about a third have no plan."""
    draw = random.Random(seed)
    funds = {f"f{k}": draw.randint(5, 40) for k in range(draw.randint(1, 2))}
    lots = [_lot(draw, f"L{k}", list(funds)) for k in range(draw.randint(2, 6))]
    ids = [lot["id"] for lot in lots]
    problem: Json = {"funds": funds, "lots": lots, "rules": []}
    for k in range(draw.randint(0, 4)):
        rule = _rule(draw, f"r{k}", lots)
        if rule is not None:
            problem["rules"].append(rule)
    if draw.random() < 0.3:
        problem["exclusive"] = [draw.sample(ids, draw.randint(2, min(3, len(ids))))]
    if draw.random() < 0.3:
        problem["requires"] = [draw.sample(ids, 2)]
    if draw.random() < 0.2:
        problem["objective"] = ["most_lots", "value", "least_spend"]
    return problem


def _lot(draw: random.Random, id: str, funds: list[str]) -> Json:
    options = [
        {
            "id": f"o{k}",
            "organisation": draw.choice(["A", "B", "C", ["A", "C"]]),
            "value": draw.choice([draw.randint(0, 6), draw.randint(0, 99)]),
            "uses": {fund: draw.randint(0, 15) for fund in funds if draw.random() < 0.9},
            "tags": draw.sample(["social", "new"], draw.randint(0, 2)),
        }
        for k in range(draw.randint(1, 3))
    ]
    return {
        "id": id,
        "mandatory": draw.random() < 0.15,
        "district": draw.choice(["D1", "D2"]),
        "category": draw.choice(["K1", "K2"]),
        "tags": draw.sample(["rural", "young"], draw.randint(0, 2)),
        "reference": draw.randint(0, 20),
        "options": options,
    }


def _rule(draw: random.Random, id: str, lots: list[Json]) -> Json | None:
    pairs = [(lot, option) for lot in lots for option in lot["options"]]
    if draw.random() < 0.25:
        some = draw.sample(pairs, draw.randint(1, len(pairs)))
        terms = [[lot["id"], option["id"], draw.randint(-5, 9)] for lot, option in some]
        return {"id": id, "terms": terms, draw.choice(["at_least", "at_most"]): draw.randint(-3, 9)}
    metric = draw.choice(["count", "money", "value", "reference"])
    of = draw.choice(
        [
            {},
            {"tags": ["rural"]},
            {"tags": ["social", "young"]},
            {"district": "D1"},
            {"category": ["K2"]},
            {"organisation": "A"},
            {"without": ["new"]},
            {"lots": [lots[0]["id"]]},
        ]
    )
    rule: Json = {"id": id, "metric": metric, "of": of}
    if draw.random() < 0.3:
        rule["each"] = draw.choice(["organisation", "district", "category", "lot"])
    most = {"count": 4, "money": 30, "value": 150, "reference": 40}[metric]
    kind = draw.choice(["at_least", "at_most", "exactly", "at_least_share", "at_most_share"])
    if kind.endswith("share"):
        rule[kind] = draw.choice(["0.25", "0.3", "0.5", "0.125"])
        if draw.random() < 0.3:
            rule["base"] = {"tags": ["rural"]}
    else:
        rule[kind] = draw.randint(0, most if kind == "at_most" else max(1, most // 3))
    return rule if any(_picked(of, lot, option) for lot, option in pairs) else None


def _picked(of: Json, lot: Json, option: Json) -> bool:
    carried = {*lot["tags"], *option["tags"]}
    listed = option["organisation"]
    organisations = listed if isinstance(listed, list) else [listed]
    return (
        ("tags" not in of or set(of["tags"]) <= carried)
        and ("without" not in of or not set(of["without"]) & carried)
        and ("district" not in of or lot["district"] == of["district"])
        and ("category" not in of or lot["category"] in of["category"])
        and ("organisation" not in of or of["organisation"] in organisations)
        and ("lots" not in of or lot["id"] in of["lots"])
    )


Plan = tuple[tuple[Json, Json], ...]


def plans(problem: Json) -> Iterator[Plan]:
    """Yield every choice of at most one option a lot."""
    choices = [[None, *((lot, option) for option in lot["options"])] for lot in problem["lots"]]
    for choice in itertools.product(*choices):
        yield tuple(pair for pair in choice if pair is not None)


def broken(problem: Json, plan: Plan) -> set[str]:
    """Return the ids of everything that `plan` breaks."""
    ids = set[str]()
    funded = {lot["id"] for lot, _ in plan}
    for fund, ceiling in problem["funds"].items():
        if sum(option["uses"].get(fund, 0) for _, option in plan) > ceiling:
            ids.add(f"funds.{fund}")
    for lot in problem["lots"]:
        if lot.get("mandatory") and lot["id"] not in funded:
            ids.add(f"lots.{lot['id']}.mandatory")
    for group in problem.get("exclusive", []):
        if len(funded & set(group)) > 1:
            ids.add(f"exclusive.{','.join(sorted(group))}")
    for first, second in problem.get("requires", []):
        if first in funded and second not in funded:
            ids.add(f"requires.{first},{second}")
    ids |= {rule["id"] for rule in problem["rules"] if not _holds(rule, problem, plan)}
    return ids


def _holds(rule: Json, problem: Json, plan: Plan) -> bool:
    if "terms" in rule:
        chosen = {(lot["id"], option["id"]) for lot, option in plan}
        return _within(rule, sum(a for lot, o, a in rule["terms"] if (lot, o) in chosen), 0)
    base = sum(_measure(rule, *pair) for pair in plan if _picked(rule.get("base", {}), *pair))
    if "each" not in rule:
        return _within(
            rule, sum(_measure(rule, *pair) for pair in plan if _picked(rule["of"], *pair)), base
        )
    everything = [(lot, option) for lot in problem["lots"] for option in lot["options"]]
    members = {
        name
        for pair in everything
        if _picked(rule["of"], *pair)
        for name in _names(rule["each"], *pair)
    }
    return all(
        _within(
            rule,
            sum(
                _measure(rule, *pair)
                for pair in plan
                if _picked(rule["of"], *pair) and name in _names(rule["each"], *pair)
            ),
            base,
        )
        for name in members
    )


def _names(each: str, lot: Json, option: Json) -> list[str]:
    if each == "organisation":
        listed = option["organisation"]
        return listed if isinstance(listed, list) else [listed]
    return [lot["id"] if each == "lot" else lot[each]]


def _measure(rule: Json, lot: Json, option: Json) -> int:
    return {
        "count": 1,
        "money": sum(option["uses"].values()),
        "value": option["value"],
        "reference": lot.get("reference", 0),
    }[rule["metric"]]


def _within(rule: Json, amount: int, base: int) -> bool:
    return (
        amount >= rule.get("at_least", amount)
        and amount <= rule.get("at_most", amount)
        and amount == rule.get("exactly", amount)
        and ("at_least_share" not in rule or amount >= Fraction(rule["at_least_share"]) * base)
        and ("at_most_share" not in rule or amount <= Fraction(rule["at_most_share"]) * base)
    )


def worth(problem: Json, plan: Plan) -> tuple[int, ...]:
    """Return what `plan` reaches for each goal, more being better."""
    reached = {
        "value": sum(option["value"] for _, option in plan),
        "least_spend": -sum(sum(option["uses"].values()) for _, option in plan),
        "most_lots": len(plan),
    }
    return tuple(reached[goal] for goal in problem.get("objective", ["value", "least_spend"]))


def smallest_conflict(problem: Json) -> int:
    """Return the size of a smallest set of ids that no plan keeps together."""
    breaks = [frozenset(broken(problem, plan)) for plan in plans(problem)]
    ids = sorted(set[str]().union(*breaks))
    for size in itertools.count(1):
        for some in itertools.combinations(ids, size):
            if all(not set(some).isdisjoint(b) for b in breaks):
                return size
    raise AssertionError


@pytest.fixture
def oracle() -> SimpleNamespace:
    """Return everything the brute force knows."""
    return SimpleNamespace(
        made_up=made_up,
        plans=plans,
        broken=broken,
        worth=worth,
        smallest_conflict=smallest_conflict,
    )
