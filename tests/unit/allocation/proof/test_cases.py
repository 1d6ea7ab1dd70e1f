"""The bound by cases: no plan passes it, and on small problems nothing is left between."""

import json
from types import SimpleNamespace

from evaluation.allocation.choose import allocate_problem, task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.proof.cases import SAFE, cases_of
from evaluation.allocation.reading.problem_file import problem_from_text
from evaluation.allocation.solving.task import Task


def made(oracle: SimpleNamespace, seed: int) -> tuple[Task, int, set[frozenset[int]]] | None:
    """Return the task of a made-up problem, its best gain, and every plan that keeps its rules."""
    raw = oracle.made_up(seed)
    raw.pop("objective", None)
    decision = allocate_problem(problem_from_text(json.dumps(raw)))
    if not decision.planned:
        return None
    program = decision.program
    column = {(lot.id, option.id): k for k, (lot, option) in enumerate(program.pairs)}
    plans = {
        frozenset(column[lot["id"], option["id"]] for lot, option in plan)
        for plan in oracle.plans(raw)
        if not oracle.broken(raw, plan)
    }
    return task_of(program, gain_of(decision.problem.goals[0], program)), decision.value, plans


def test_every_plan_is_in_a_case_and_below_its_bound(oracle: SimpleNamespace) -> None:
    """Also where cases have no plan at all; on most small problems the bound is the best value."""
    sharp = tried = 0
    for seed in range(120):
        found = made(oracle, seed)
        if found is None:
            continue
        task, best, plans = found
        cases = cases_of(task, best)
        lots = {n: set(lot) for n, lot in enumerate(task.lots)}
        for plan in plans:
            gain = sum(task.gain.get(column, 0) for column in plan)
            homes = [
                case
                for case in cases
                if plan.isdisjoint(case.outside) and all(plan & lots[n] for n in case.inside)
            ]
            assert len(homes) == 1
            assert gain <= homes[0].limit
            if gain == best:
                assert plan <= set(homes[0].open(list(task.lots), best))
                assert all(plan & lots[n] for n in homes[0].must(best))
        tried += 1
        sharp += max(case.limit for case in cases) < best + 1
    assert sharp >= 0.95 * tried


def test_no_sum_on_the_way_passes_what_a_spreadsheet_holds(oracle: SimpleNamespace) -> None:
    """Whole numbers are exact below 2**53, in every case."""
    for seed in range(40):
        found = made(oracle, seed)
        for case in cases_of(*found[:2]) if found else ():
            scale, weights = case.bound.multipliers.scale, case.bound.multipliers.weights
            sizes = [abs(row.limit) + sum(map(abs, row.amounts)) for row in found[0].rows]
            whole = scale * sum(map(abs, found[0].gain.values()))
            assert whole + sum(w * size for w, size in zip(weights, sizes, strict=True)) < SAFE
