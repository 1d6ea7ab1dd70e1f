"""The rules that are named as keeping a lot out are enough, and fewest: every set of rules is tried."""

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from evaluation.allocation import allocate_problem, problem_from_text
from evaluation.allocation.decision import Decision
from evaluation.allocation.problem import Metric, Option, Problem, ProblemLot, Rule
from evaluation.allocation.reasons.better_plan import BetterPlan
from evaluation.allocation.reasons.entry import least_extra
from evaluation.allocation.reasons.rule_price import rule_prices
from evaluation.allocation.reasons.why import Reason, Why, why
from evaluation.allocation.solving.pulp_model import Highs
from evaluation.allocation.solving.reach import Silence
from evaluation.allocation.solving.task import Proposal, Said, Task

Json = dict[str, Any]
SEEDS = range(900, 960)


@cache
def reasons(made_up: Callable[[int], Json]) -> list[tuple[Json, Decision, Why]]:
    """Return the reason of every lot that is left, over many small problems."""
    found = []
    for seed in SEEDS:
        problem = made_up(seed)
        decision = allocate_problem(problem_from_text(json.dumps(problem)))
        funded = {lot.id for lot, _ in decision.funded()}
        left = [lot["id"] for lot in problem["lots"] if lot["id"] not in funded]
        found += [(problem, decision, why(decision, lot)) for lot in left if decision.planned]
    return found


def broken_by(
    oracle: SimpleNamespace, problem: Json, lot: str, reached: int | None
) -> list[frozenset[str]]:
    """Return what each plan with `lot` breaks, of those that reach as much of the first goal."""
    return [
        frozenset(oracle.broken(problem, plan))
        for plan in oracle.plans(problem)
        if any(one["id"] == lot for one, _ in plan)
        and (reached is None or oracle.worth(problem, plan)[0] >= reached)
    ]


def test_the_rules_named_are_enough_and_no_fewer_are(oracle: SimpleNamespace) -> None:
    """Without them a plan as good has the lot; without any fewer rules none has."""
    sizes = set()
    for problem, decision, said in reasons(oracle.made_up):
        if said.barrier is None:
            continue
        breaks = broken_by(oracle, problem, said.lot, decision.met[0].amount)
        assert any(each <= set(said.barrier.ids) for each in breaks)
        assert said.barrier.smallest
        assert len(said.barrier.ids) == min(map(len, breaks))
        assert {row.id for row in said.barrier.broken} == set(said.barrier.ids)
        sizes.add(len(said.barrier.ids))
    assert sizes >= {1, 2}


def test_a_contradiction_is_enough_and_no_smaller_one_is(oracle: SimpleNamespace) -> None:
    """Every plan with the lot breaks one of the rules named; fewer rules leave such a plan."""
    sizes = set()
    for problem, _, said in reasons(oracle.made_up):
        if said.reason is not Reason.RULES:
            continue
        breaks = broken_by(oracle, problem, said.lot, None)
        ids = sorted(set().union(*breaks))
        fewest = next(
            size
            for size in itertools.count(1)
            for some in itertools.combinations(ids, size)
            if all(not each.isdisjoint(some) for each in breaks)
        )
        assert all(not each.isdisjoint(said.rules) for each in breaks)
        assert said.smallest
        assert len(said.rules) == fewest
        sizes.add(fewest)
    assert sizes >= {1, 2}


def test_something_keeps_every_lot_out(oracle: SimpleNamespace) -> None:
    """What value falls short of, rules keep out; what ties, a later goal or the order decides."""
    for problem, decision, said in reasons(oracle.made_up):
        first = problem.get("objective", ["value"])[0]
        if first in ("value", "most_lots") and said.reason is not Reason.TIE:
            assert said.barrier is not None, said
            money = all(id.startswith("funds.") for id in said.barrier.ids)
            if said.reason is not Reason.RULES:
                assert (said.reason is Reason.EXCHANGE) == money
        if said.reason is Reason.TIE and said.later is not None:
            goal, less = said.later
            assert less > 0
            assert goal in {met.goal for met in decision.met[1:]}


LOTS = tuple(
    ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
    for k, v, c in (("L1", 9, 4), ("L2", 7, 4), ("L3", 7, 5))
)
FEW = Rule(id="few", metric=Metric.COUNT, at_most=1)


def test_the_rule_that_adding_the_lot_breaks_is_named() -> None:
    """Money is there for it: the rule alone keeps the lot out, and is missed by one."""
    found = why(allocate_problem(Problem(funds={"f": 9}, lots=LOTS[:2], rules=(FEW,))), "L2")
    assert found.reason is Reason.HELD
    assert found.barrier is not None
    assert found.barrier.ids == ("few",)
    assert [row.activity(found.barrier.plan) for row in found.barrier.broken] == [2]


def test_a_lot_that_is_worth_as_much_hears_what_decides() -> None:
    """L3 is worth as much as L2 and dearer; of two alike the published order decides."""
    dearer = why(allocate_problem(Problem(funds={"f": 5}, lots=LOTS[1:])), "L3")
    assert (dearer.reason, dearer.later) == (Reason.TIE, ("least_spend", 1))
    twin = replace(LOTS[1], id="L4")
    alike = why(allocate_problem(Problem(funds={"f": 5}, lots=(LOTS[1], twin))), "L4")
    assert (alike.reason, alike.later) == (Reason.TIE, None)


class Answering:
    """A solver that answers as it is told."""

    def __init__(self, name: str, says: Callable[[Task], Proposal]) -> None:
        self.name, self._says = name, says

    def solve(self, task: Task) -> Proposal:
        """Return the answer."""
        return self._says(task)


SILENT = [Answering(f"Silent {k}", lambda _: Proposal(said=Said.NOTHING)) for k in (1, 2)]


@pytest.mark.parametrize("rules", [(), (FEW,)])
def test_silence_is_not_a_no(rules: tuple[Rule, ...]) -> None:
    """Solvers that come to no end give no reason, not even where there is no plan with the lot."""
    must = replace(LOTS[0], mandatory=bool(rules))
    plan = allocate_problem(Problem(funds={"f": 8}, lots=(must, LOTS[2]), rules=rules))
    assert why(plan, "L3").reason is (Reason.RULES if rules else Reason.EXCHANGE)
    assert why(plan, "L3", SILENT).reason is Reason.UNKNOWN
    assert list(rule_prices(plan, SILENT)) == []
    with pytest.raises(Silence):
        least_extra(plan, 1, SILENT)


def test_a_better_plan_stops_the_work_and_is_carried() -> None:
    """A decision that is not the best gets no reasons; the better plan stands in the error."""
    plan = allocate_problem(Problem(funds={"f": 5}, lots=LOTS))
    worse = replace(plan, chosen=(1,), met=(replace(plan.met[0], amount=7), *plan.met[1:]))
    with pytest.raises(BetterPlan) as caught:
        why(worse, "L1", (Highs(),))
    assert caught.value.chosen == (0,)
    assert all(part in caught.value.text.en for part in ("L1 (B)", "9", "7"))
