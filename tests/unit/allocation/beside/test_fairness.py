"""Fair parts: floors, Nash and the worst-off, against a search through every plan."""

import json
import math
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from evaluation.allocation import allocate_problem, problem_from_text
from evaluation.allocation.beside.equity import equity_floors, fairness
from evaluation.allocation.beside.equity_goals import best_worst, nash
from evaluation.allocation.problem import Problem

Json = dict[str, Any]
SHARES = {"D1": Fraction(2, 5), "D2": Fraction(3, 5)}


def received(plan: tuple[tuple[Json, Json], ...]) -> dict[str, int]:
    """Return the value by district of a plan."""
    return {d: sum(option["value"] for lot, option in plan if lot["district"] == d) for d in SHARES}


def problems(oracle: SimpleNamespace) -> list[tuple[Json, Problem]]:
    """Return small problems with lots in both districts and no rules, values above 0."""
    made = []
    for seed in range(60, 90):
        problem = {**oracle.made_up(seed), "rules": [], "objective": ["value"]}
        for lot in problem["lots"]:
            lot["mandatory"] = False
            for option in lot["options"]:
                option["value"] += 20
        if {lot["district"] for lot in problem["lots"]} == set(SHARES):
            made.append((problem, problem_from_text(json.dumps(problem))))
    return made[:10]


def test_the_worst_off_and_nash_are_what_brute_force_finds(oracle: SimpleNamespace) -> None:
    """The best lowest satisfaction, the best welfare, and limits no plan passes."""
    for problem, record in problems(oracle):
        decision = allocate_problem(record)
        best = decision.value
        kept = [
            received(plan) for plan in oracle.plans(problem) if not oracle.broken(problem, plan)
        ]
        parts = {d: share * best for d, share in SHARES.items()}
        worst = max(min(got[d] / parts[d] for d in SHARES) for got in kept)
        fair = best_worst(decision, SHARES, best)
        assert fair is not None
        assert fair.limit is not None
        assert abs(fair.worst - worst) <= Fraction(1, 1000)
        assert worst <= fair.limit
        if not worst:
            continue
        welfare = max(
            sum(float(SHARES[d]) * math.log(got[d] / parts[d]) for d in SHARES)
            for got in kept
            if all(got.values())
        )
        second = nash(decision, SHARES, best)
        assert second is not None
        assert second.welfare is not None
        assert second.limit is not None
        assert float(second.welfare) <= welfare + 1e-8
        assert welfare <= float(second.limit) + 1e-6
        assert float(second.welfare) >= welfare - 0.01


def test_a_floor_on_each_part_is_kept(oracle: SimpleNamespace) -> None:
    """The rules of equity are rules like others: kept, or named in the conflict."""
    for _, record in problems(oracle):
        free = allocate_problem(record)
        rules = equity_floors(SHARES, free.value, Fraction(1, 2))
        decision = allocate_problem(replace(record, rules=rules))
        if decision.planned:
            fair = fairness(decision, SHARES, decision.chosen, free.value)
            assert fair.worst >= Fraction(1, 2)
            assert decision.value <= free.value
        else:
            assert any(id.startswith("equity.") for id in decision.conflict)
