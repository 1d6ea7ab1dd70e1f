"""Every figure of an explanation is the one that a search through all plans finds."""

import copy
import itertools
import json
from types import SimpleNamespace
from typing import Any

from evaluation.allocation import allocate_problem, problem_from_text
from evaluation.allocation.decision import Decision
from evaluation.allocation.reasons.entry import highest_price, least_extra, value_needed
from evaluation.allocation.reasons.why import Reason, why

Json = dict[str, Any]
SEEDS = range(700, 730)


def solved(problem: Json) -> Decision:
    """Return our decision on a problem file."""
    return allocate_problem(problem_from_text(json.dumps(problem)))


def reached(
    oracle: SimpleNamespace, problem: Json, lot: str, option: str | None = None
) -> int | None:
    """Return the most the first goal reaches with a lot, or one of its options, funded."""
    return max(
        (
            oracle.worth(problem, plan)[0]
            for plan in oracle.plans(problem)
            if any(a["id"] == lot and option in (None, b["id"]) for a, b in plan)
            and not oracle.broken(problem, plan)
        ),
        default=None,
    )


def option_of(problem: Json, lot: str, option: str) -> Json:
    """Return one option of a problem file."""
    (one,) = (
        o for a in problem["lots"] if a["id"] == lot for o in a["options"] if o["id"] == option
    )
    return one


def test_what_a_lot_lacks_and_what_keeps_it_out_is_what_brute_force_finds(
    oracle: SimpleNamespace,
) -> None:
    """The loss is exact; where no plan has the lot, rules say so."""
    seen = set()
    for seed in SEEDS:
        problem = oracle.made_up(seed)
        decision = solved(problem)
        funded = {lot.id for lot, _ in decision.funded()}
        for lot in problem["lots"] if decision.planned else []:
            if lot["id"] in funded:
                continue
            said = why(decision, lot["id"])
            most = reached(oracle, problem, lot["id"])
            seen.add(said.reason)
            if most is None:
                assert said.reason is Reason.RULES
                assert all(
                    oracle.broken(problem, plan) & set(said.rules)
                    for plan in oracle.plans(problem)
                    if any(a["id"] == lot["id"] for a, _ in plan)
                )
            else:
                tied = most == decision.met[0].amount
                assert said.reason in ((Reason.TIE,) if tied else (Reason.HELD, Reason.EXCHANGE))
                assert said.lacking == decision.met[0].amount - most
                after = (set(decision.chosen) - set(said.dropped)) | set(said.taken)
                assert sum(decision.program.pairs[c][0].id == lot["id"] for c in after) == 1
    assert seen == {Reason.RULES, Reason.HELD}


def single_fund(problem: Json) -> Json:
    """Return the problem with its first fund only, and value as its first goal."""
    other = copy.deepcopy(problem)
    fund = next(iter(other["funds"]))
    other["funds"] = {fund: other["funds"][fund]}
    for lot in other["lots"]:
        for option in lot["options"]:
            option["uses"] = {fund: option["uses"].get(fund, 0)}
    other.pop("objective", None)
    return other


def changed(problem: Json, lot: str, option: str, key: str, amount: int) -> Json:
    """Return the problem with another value or price of an option, or more money."""
    other = copy.deepcopy(problem)
    fund = next(iter(other["funds"]))
    if key == "value":
        option_of(other, lot, option)["value"] = amount
    elif key == "price":
        option_of(other, lot, option)["uses"][fund] = amount
    else:
        other["funds"][fund] += amount
    return other


def test_value_price_and_extra_money_are_exact(oracle: SimpleNamespace) -> None:
    """At the figure the option enters, one step beyond it does not; brute force says the same."""
    found = {"value": 0, "price": 0, "extra": 0}
    figures = {"value": value_needed, "price": highest_price, "extra": least_extra}
    for seed in SEEDS:
        problem = single_fund(oracle.made_up(seed))
        decision = solved(problem)
        columns = range(0, decision.program.size, 3) if decision.planned else ()
        for column, key in itertools.product(columns, figures):
            figure = None if column in decision.chosen else figures[key](decision, column)
            if figure is None:
                continue
            lot, option = (part.id for part in decision.program.pairs[column])
            enters = {
                amount
                for amount in range(max(0, figure.amount - 2), figure.amount + 3)
                if (reached(oracle, changed(problem, lot, option, key, amount), lot, option) or -1)
                >= decision.met[0].amount
            }
            found[key] += 1
            assert figure.confirmed, (seed, column, key)
            assert figure.amount in enters
            beyond = figure.amount + 1 if key == "price" else figure.amount - 1
            own = decision.program.spends[column]
            assert beyond not in enters or beyond < 0 or (key == "price" and beyond >= own)
    assert all(found.values()), found
