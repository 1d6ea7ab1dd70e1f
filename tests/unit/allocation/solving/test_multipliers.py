"""The bound holds whatever the multipliers are, and is tight where they are good."""

import json
from fractions import Fraction
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from evaluation.allocation import allocate_problem, answer_of, problem_from_text
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import row_of
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import Grade, relax
from evaluation.allocation.solving.multipliers import Multipliers, bound_of
from evaluation.allocation.solving.pulp_model import Highs
from evaluation.allocation.solving.task import Proposal, Said, Task

TASK = Task(
    lots=[[0, 1], [2], [3]],
    gain={0: 14, 1: 11, 2: 9, 3: 5},
    rows=[
        row_of("funds.f", {0: 7, 1: 5, 2: 4, 3: 3}, "at_most", 10),
        row_of("few", {0: 1, 1: 1, 2: 1, 3: 1}, "at_least", 2),
    ],
)
BEST = 20
PLANS = [({1, 2}, 20), ({0, 3}, 19), ({1, 3}, 16), ({2, 3}, 14)]
"""Every choice that keeps both rows, with its gain."""


@given(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), st.integers(1, 10**5))
def test_any_multipliers_give_a_bound(weights: tuple[int, int], scale: int) -> None:
    """No plan gains more; no plan as good loses an open column or a lot it must have."""
    bound = bound_of(TASK, Multipliers(weights=weights, scale=scale))
    assert bound.whole >= BEST
    for plan, gain in PLANS:
        left = {column for lot in bound.open_lots(TASK.lots, gain) for column in lot}
        assert plan <= left
        assert all(plan & set(TASK.lots[number]) for number in bound.must(gain))


def file(cost: int) -> str:
    """Return a problem whose money comes in multiples of `cost`."""
    lots = [
        {"id": f"L{k}", "options": [{"id": "o", "value": v, "uses": {"f": c * cost}}]}
        for k, (v, c) in enumerate(((14, 7), (11, 5), (9, 4), (5, 3)))
    ]
    return json.dumps({"funds": {"f": 10 * cost}, "lots": lots})


def test_the_unit_of_money_does_not_weaken_the_bound() -> None:
    """Yuan, fen and ten thousands of yuan give bounds that agree to one unit."""
    bounds = []
    for cost in (1, 100, 1_000_000):
        program = program_of(problem_from_text(file(cost)))
        bound = relax(task_of(program, gain_of(problem_from_text(file(cost)).goals[0], program)))
        assert bound is not None
        bounds.append(bound.whole)
    assert max(bounds) - min(bounds) <= 1


def test_a_gap_is_stated_with_both_figures() -> None:
    """A solver that only has a plan leaves status gap; value and bound differ and are both said."""

    class Stops:
        name = "Stops"

        def solve(self, task: Task) -> Proposal:
            """Return the honest plan without claiming anything."""
            return Proposal(said=Said.FEASIBLE, chosen=Highs().solve(task).chosen)

    decision = allocate_problem(problem_from_text(file(1)), solvers=(Stops(),))
    said = answer_of(decision)
    assert decision.grade is Grade.GAP
    assert (said["status"], said["value"], said["unique"]) == ("gap", "20", None)
    assert int(said["bound"]) > 20


def test_a_permitted_gap_is_never_exceeded(oracle: SimpleNamespace) -> None:
    """With a gap allowed the plan is no further from the bound than that, or it is proven."""
    gap = Fraction(1, 10)
    for seed in range(20, 40):
        record = problem_from_text(json.dumps({**oracle.made_up(seed), "objective": ["value"]}))
        near = allocate_problem(record, gap=gap)
        if near.grade is Grade.GAP:
            assert near.bound is not None
            assert near.bound.whole - near.value <= gap * near.value


def test_the_fingerprint_tells_problems_apart_and_not_their_order() -> None:
    """One fen more is another fingerprint; another order of rows is the same."""
    data = json.loads(file(1))
    first = program_of(problem_from_text(json.dumps(data))).fingerprint
    data["lots"].reverse()
    assert program_of(problem_from_text(json.dumps(data))).fingerprint == first
    data["funds"]["f"] += 1
    assert program_of(problem_from_text(json.dumps(data))).fingerprint != first
