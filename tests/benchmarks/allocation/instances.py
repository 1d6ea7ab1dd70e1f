"""Problems of any size, made up from a seed, with rules of every family a bureau uses.

Lots have log-normal ceilings, bids a price and points that go together, organisations districts,
kinds and caps. Every instance has a plan: its floors are taken from one.
"""

import random
from typing import Any

Json = dict[str, Any]
UNIT = 100


def instance(lots: int, bids: int, seed: int, *, rules: bool = True) -> Json:
    """Return a problem file with `lots` lots of about `bids` bids each, money in yuan."""
    draw = random.Random(seed)
    organisations = max(4, lots // 4)
    kinds = [
        (["social"] if draw.random() < 0.55 else []) + (["new"] if draw.random() < 0.15 else [])
        for _ in range(organisations)
    ]
    made = [_lot(draw, k, bids, kinds) for k in range(lots)]
    cheapest = sum(min(o["uses"]["f"] for o in lot["options"]) for lot in made)
    budget = cheapest * 35 // 100
    problem: Json = {"funds": {"f": budget}, "lots": made}
    if rules:
        _add_rules(problem, draw, budget, organisations)
    return problem


def _lot(draw: random.Random, number: int, bids: int, kinds: list[list[str]]) -> Json:
    ceiling = min(2_000_000, max(10_000, int(draw.lognormvariate(11.6, 0.9))))
    need = draw.choice([0.8, 1.0, 1.0, 1.2, 1.5])
    options = []
    for k in range(max(1, min(2 * bids, round(draw.gauss(bids, bids**0.5))))):
        quality = draw.gauss(0, 1)
        points = min(9900, max(5500, int(7800 + 700 * quality + 300 * draw.gauss(0, 1))))
        price = int(ceiling * min(1.0, max(0.5, 0.78 + 0.05 * quality + 0.07 * draw.gauss(0, 1))))
        organisation = draw.randrange(len(kinds))
        options.append(
            {
                "id": f"B{k:02}",
                "organisation": f"O{organisation:05}",
                "value": round(points * need * ceiling / 10**5),
                "uses": {"f": price // UNIT},
                "tags": kinds[organisation],
            }
        )
    return {
        "id": f"L{number:05}",
        "district": f"D{draw.randrange(12):02}",
        "category": f"K{draw.randrange(7)}",
        "tags": ["rural"] if draw.random() < 0.45 else [],
        "options": options,
    }


def _add_rules(problem: Json, draw: random.Random, budget: int, organisations: int) -> None:
    lots = problem["lots"]
    ids = [lot["id"] for lot in lots]
    for id in draw.sample(range(len(lots)), max(1, len(lots) // 100)):
        lots[id]["mandatory"] = True
    pairs = draw.sample(ids, 4 * max(1, len(lots) // 100))
    problem["exclusive"] = [pairs[k : k + 2] for k in range(0, len(pairs) // 2, 2)]
    problem["requires"] = [pairs[k : k + 2] for k in range(len(pairs) // 2, len(pairs), 2)]
    rules: list[Json] = [
        {
            "id": f"floor-{d:02}",
            "metric": "money",
            "of": {"district": f"D{d:02}"},
            "at_least": budget * 6 // 100,
        }
        for d in range(12)
    ]
    rules += [
        {
            "id": f"band-{k}",
            "metric": "money",
            "of": {"category": f"K{k}"},
            "at_least": budget // 20,
            "at_most": budget * 3 // 10,
        }
        for k in range(7)
    ]
    rules += [
        _share("rural", "rural", "0.45"),
        _share("social", "social", "0.30"),
        _share("new", "new", "0.05"),
        {"id": "awards", "metric": "count", "each": "organisation", "at_most": 3},
        {
            "id": "turnover",
            "metric": "money",
            "each": "organisation",
            "at_most": max(3 * budget // organisations, 15_000),
        },
    ]
    problem["rules"] = [rule for rule in rules if _over_something(rule, lots)]


def _over_something(rule: Json, lots: list[Json]) -> bool:
    """Return whether a band or floor has any lot; in small problems some have none."""
    wanted = {key: name for key, name in rule.get("of", {}).items() if key != "tags"}
    return any(all(lot[key] == name for key, name in wanted.items()) for lot in lots)


def _share(id: str, tag: str, share: str) -> Json:
    return {"id": id, "metric": "money", "of": {"tags": [tag]}, "at_least_share": share}
