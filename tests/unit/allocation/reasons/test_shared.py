"""Price and money where several funds pay or a bid has a discount, against every price and sum."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from evaluation.allocation import Decision, allocate_problem
from evaluation.allocation.problem import Metric, Option, Problem, ProblemLot, Rule
from evaluation.allocation.reasons.entry import changed
from evaluation.allocation.reasons.shared import (
    Priced,
    highest_shared_price,
    least_extra_together,
)
from evaluation.allocation.tender.lot_options import split

SPREAD = (("a", 6000), ("b", 4000))


def made_up(seed: int) -> Problem:
    """Return a few lots paid from two funds in fixed parts, one of them with a dear bid."""
    draw = random.Random(seed)
    lots = [
        ProblemLot(
            id=f"L{k}",
            options=(
                Option(
                    id="B",
                    value=draw.randint(3, 20),
                    uses=split(draw.randint(3, 30), SPREAD),
                    organisations=(draw.choice("XYZ"),),
                ),
            ),
        )
        for k in range(5)
    ]
    cap = Rule(id="cap", metric=Metric.MONEY, at_most=draw.randint(25, 60))
    funds = {"a": draw.randint(10, 30), "b": draw.randint(8, 20)}
    total = draw.choice([None, sum(funds.values()) - 3])
    return Problem(funds=funds, lots=tuple(lots), rules=(cap,), total=total)


def forced(problem: Problem, lot: str) -> int | None:
    """Return the best value with `lot` funded; None where no plan has it."""
    lots = tuple(replace(one, mandatory=one.id == lot) for one in problem.lots)
    plan = allocate_problem(replace(problem, lots=lots))
    return plan.value if plan.planned else None


def left(plan: Decision) -> list[int]:
    """Return the columns of the lots that are not funded."""
    return [column for column in range(plan.program.size) if column not in plan.chosen]


def reached(problem: Problem, lot: ProblemLot, uses: Mapping[str, int], best: int) -> bool:
    """Return whether a plan as good has `lot` where its option draws `uses`."""
    (option,) = lot.options
    worth = forced(changed(problem, lot, replace(option, uses=uses)), lot.id)
    return worth is not None and worth >= best


@pytest.mark.parametrize("seed", range(3))
def test_the_price_is_the_highest_of_all_that_enter(seed: int) -> None:
    """Every price below its own is tried, with and without a discount of 25 %."""
    plan = allocate_problem(made_up(seed))
    for column in left(plan)[:2]:
        lot, option = plan.program.pairs[column]
        for off in (0, 250):

            def uses(price: int, off: int = off) -> dict[str, int]:
                return split(price - price * off // 1000, SPREAD)

            priced = Priced.of(plan, column, uses)
            assert priced.only_ceilings
            found = highest_shared_price([priced], option.money)
            entering = [
                price
                for price in range(option.money)
                if reached(plan.problem, lot, uses(price), plan.value)
            ]
            assert (None if found is None else found.amount) == max(entering, default=None)
            assert found is None or found.confirmed


@pytest.mark.parametrize("seed", range(3))
def test_the_money_is_the_least_of_all_that_is_enough(seed: int) -> None:
    """Every way to add up to the figure, and a step less, over both funds."""
    problem = made_up(seed)
    plan = allocate_problem(problem)
    for column in left(plan)[:2]:
        lot, _ = plan.program.pairs[column]
        found = least_extra_together(plan, [column])
        if found is None:
            richer = replace(problem, funds=dict.fromkeys(problem.funds, 999), total=None)
            assert (forced(richer, lot.id) or 0) < plan.value
            continue
        assert found.confirmed
        assert found.amount == 0 or not enough(problem, lot.id, found.amount - 1, plan.value)
        assert enough(problem, lot.id, found.amount, plan.value)


def enough(problem: Problem, lot: str, more: int, best: int) -> bool:
    """Return whether `more`, however parted between the funds, makes a plan as good with `lot`."""
    total = None if problem.total is None else problem.total + more
    return any(
        (forced(replace(problem, funds=funds, total=total), lot) or 0) >= best
        for first in range(more + 1)
        for funds in [{"a": problem.funds["a"] + first, "b": problem.funds["b"] + more - first}]
    )


def test_a_rule_that_asks_for_spending_is_not_guessed_at() -> None:
    """Under a floor on money a lower price may be worse."""
    problem = made_up(1)
    floor = Rule(id="floor", metric=Metric.MONEY, at_least=5)
    plan = allocate_problem(replace(problem, rules=(*problem.rules, floor)))
    assert not Priced.of(plan, left(plan)[0], lambda price: split(price, SPREAD)).only_ceilings
