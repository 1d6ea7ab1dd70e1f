"""The figures of a reason, checked where they come from: points, prices and budget of the dossier.

A lot enters a plan as good where the plan that must fund it is worth as much as the plan that need
not. Each figure is tried itself and one step beyond it.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.allocation import Mode
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Goal
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import quick
from evaluation.allocation.solving.verify import total
from evaluation.dossier.records import Dossier, Fund, Policy
from evaluation.pipeline import run
from evaluation.planning.fewest_points import Tried, fewest_points
from evaluation.planning.left import Left
from evaluation.planning.plan import Plan, explained, planned
from evaluation.planning.posed import posed
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation, Price, Score

EXAMPLE = run(shipped("tenders") / "qinghe-2026")
FEN, POINT = Decimal("0.01"), Decimal("0.01")


def with_dossier(evaluation: Evaluation, **changes: object) -> Evaluation:
    """Return `evaluation` with other sheets; lots stand in the results as well."""
    dossier: Dossier = replace(evaluation.dossier, **changes)  # type: ignore[arg-type]
    lots = tuple(replace(result, lot=dossier.lot(result.lot.id)) for result in evaluation.lots)
    return replace(evaluation, dossier=dossier, lots=lots)


def with_budget(evaluation: Evaluation, budget: Decimal) -> Evaluation:
    """Return `evaluation` with another budget."""
    return with_dossier(evaluation, tender=replace(evaluation.dossier.tender, budget=budget))


def with_score(evaluation: Evaluation, bid: str, change: Callable[[Score], Score]) -> Evaluation:
    """Return `evaluation` with one changed score; ranks stay."""
    lots = tuple(
        replace(
            result,
            scores=tuple(change(s) if s.bid.id == bid else s for s in result.scores),
        )
        for result in evaluation.lots
    )
    return replace(evaluation, lots=lots)


def must(evaluation: Evaluation, lot: str) -> Evaluation:
    """Return `evaluation` with `lot` marked as mandatory on the Lots sheet."""
    lots = tuple(replace(x, mandatory=x.id == lot) for x in evaluation.dossier.lots)
    return with_dossier(evaluation, lots=lots)


def worth(evaluation: Evaluation) -> int | None:
    """Return what the plan is worth; None where there is none."""
    problem = posed(evaluation, Mode.RANK_BOUND).built.problem
    program = program_of(problem)
    task = task_of(program, gain_of(Goal.VALUE, program))
    chosen = quick(task).chosen
    return None if chosen is None else total(task.gain, chosen)


def enters(evaluation: Evaluation, lot: str) -> bool:
    """Return whether a plan as good as the best has `lot`."""
    return worth(must(evaluation, lot)) == worth(evaluation)


def reasoned() -> list[tuple[Plan, Left]]:
    """Return lots that are left, with their figures, under several budgets and policies."""
    bare = tuple(row for row in EXAMPLE.dossier.policy if row.id in ("R2", "R4"))
    cases = [
        EXAMPLE,
        with_budget(EXAMPLE, Decimal(1_900_000)),
        with_budget(with_dossier(EXAMPLE, policy=bare), Decimal(2_100_000)),
    ]
    plans = [explained(planned(case)) for case in cases]
    return [(plan, left) for plan in plans for left in plan.left if left.bid is not None]


LEFT = reasoned()


def left_with(wanted: Callable[[Left], object]) -> pytest.MarkDecorator:
    """Return the lots that are left and have what is `wanted`, each as a case."""
    cases = [(plan, left) for plan, left in LEFT if wanted(left) is not None]
    names = [f"{plan.facts.funds['budget'] // 100}-{left.lot}" for plan, left in cases]
    return pytest.mark.parametrize(("plan", "left"), cases, ids=names)


def test_there_is_something_to_check() -> None:
    """Figures of every kind, points within the full score among them."""
    found = [left for _, left in LEFT]
    assert any(left.points is not None and left.points <= 100 for left in found)
    assert sum(left.price is not None for left in found) >= 3
    assert any(left.extra is not None for left in found)


@left_with(lambda left: left.points)
def test_the_points_needed_are_exact(plan: Plan, left: Left) -> None:
    """With these points on the score sheet the lot enters; with a hundredth less it does not."""
    assert left.points is not None

    def with_points(points: Decimal) -> Evaluation:
        assert left.bid is not None
        return with_score(plan.evaluation, left.bid.bid, lambda s: replace(s, total=points))

    at, below = with_points(left.points), with_points(left.points - POINT)
    assert posed(at, Mode.RANK_BOUND).built.unit == plan.built.unit
    assert enters(at, left.lot)
    assert not enters(below, left.lot)


@left_with(lambda left: left.price)
def test_the_highest_price_is_exact(plan: Plan, left: Left) -> None:
    """At this quote, with the same points, the lot enters; for a fen more it does not."""
    assert left.price is not None
    assert left.bid is not None
    price = Decimal(left.price.amount) / 100

    def priced(score: Score, quote: Decimal) -> Score:
        amount = Fraction(quote)
        return replace(
            score, price=Price(quote=quote, rate=Decimal(0), evaluated=amount, exact=amount)
        )

    at = with_score(plan.evaluation, left.bid.bid, lambda s: priced(s, price))
    above = with_score(plan.evaluation, left.bid.bid, lambda s: priced(s, price + FEN))
    assert left.price.confirmed
    assert enters(at, left.lot)
    assert not enters(above, left.lot)


@left_with(lambda left: left.extra)
def test_the_least_extra_money_is_exact(plan: Plan, left: Left) -> None:
    """With this much more a plan as good as the present one has the lot; with a fen less none."""
    assert left.extra is not None
    budget = plan.evaluation.dossier.tender.budget
    assert budget is not None
    more = Decimal(left.extra.amount) / 100

    def reaches(extra: Decimal) -> bool:
        value = worth(must(with_budget(plan.evaluation, budget + extra), left.lot))
        return value is not None and value >= plan.decision.value

    assert reaches(more)
    assert not reaches(more - FEN)


@left_with(lambda left: left.bid)
def test_what_would_not_do_would_not_do(plan: Plan, left: Left) -> None:
    """Where the reason says that no price or no money is enough, a quote of 0 or a fortune is not."""
    assert left.bid is not None
    if left.price is None:
        free = Price(quote=Decimal(0), rate=Decimal(0), evaluated=Fraction(0), exact=Fraction(0))
        at = with_score(plan.evaluation, left.bid.bid, lambda s: replace(s, price=free))
        assert not enters(at, left.lot)
    if left.extra is None:
        rich = with_budget(plan.evaluation, Decimal(100_000_000))
        value = worth(must(rich, left.lot))
        assert value is None or value < plan.decision.value


def floored(budget: int) -> Evaluation:
    """Return the example under a floor on the value of each district."""
    row = Policy(
        id="R6", metric="价值", sense="不少于", base="应得份额", each="区域", share=Decimal("0.25")
    )
    bare = tuple(each for each in EXAMPLE.dossier.policy if each.id in ("R2", "R4"))
    return with_budget(with_dossier(EXAMPLE, policy=(*bare, row)), Decimal(budget))


def test_points_are_named_under_a_floor_on_value_too() -> None:
    """The floors are those of the plan as it is; at the points the lot enters, below it does not."""
    plan = explained(planned(floored(2_400_000)))
    named = [left for left in plan.left if left.points is not None]
    assert named
    for left in named:
        assert left.bid is not None
        assert left.points is not None
        assert any(f"总分达到 {left.points}" in text.zh for text in left.sentences)
        column = next(
            column
            for column, (lot, option) in enumerate(plan.decision.program.pairs)
            if lot.id == left.lot and option.id == left.bid.bid
        )
        found = fewest_points(plan.facts, plan.built, plan.decision, column, Decimal(100))
        assert found == Tried(left.points)
        below = left.points - POINT
        most = fewest_points(plan.facts, plan.built, plan.decision, column, below)
        assert most == Tried(None)


def test_a_bid_beyond_reach_of_full_points_is_said_so() -> None:
    """Under a floor the search ends at the full score; nothing is said about more."""
    plan = explained(planned(floored(2_400_000)))
    said = [left for left in plan.left if left.bid is not None and left.points is None]
    assert said
    assert all(any("即使得满分" in text.zh for text in left.sentences) for left in said)


def test_a_share_of_the_value_is_not_guessed_at() -> None:
    """Where more points could break a rule, no points are named."""
    row = Policy(id="R7", metric="价值", sense="不少于", lots="农村", share=Decimal("0.20"))
    policy = (*EXAMPLE.dossier.policy, row)
    plan = explained(planned(with_dossier(EXAMPLE, policy=policy)))
    assert all(left.points is None for left in plan.left)
    assert not any(
        "总分" in text.zh or "满分" in text.zh for x in plan.left for text in x.sentences
    )


def shared() -> Evaluation:
    """Return the example paid from two years in fixed parts, under ceilings alone."""
    amount = Decimal(1_050_000)
    funds = tuple(Fund(id=year, title=year, amount=amount) for year in ("2026", "2027"))
    spread = "2026 60%; 2027 40%"
    lots = tuple(replace(lot, fund=spread, mandatory=False) for lot in EXAMPLE.dossier.lots)
    caps = tuple(row for row in EXAMPLE.dossier.policy if row.id in ("R2", "R4"))
    return with_dossier(EXAMPLE, funds=funds, lots=lots, policy=caps)


def discounted() -> Evaluation:
    """Return the example with a discount on a bid that is left, under ceilings alone."""
    criteria = tuple(  # the law of this tender compares prices, so discounts would be refused
        replace(each, model="= points * (1 - price / ceiling / 2)")
        if each.kind == "price"
        else each
        for each in EXAMPLE.dossier.criteria
    )
    caps = tuple(row for row in EXAMPLE.dossier.policy if row.id == "R2")
    plain = with_dossier(EXAMPLE, criteria=criteria, policy=caps)
    first = {r.lot.id: r.ranked[0].bid.id for r in plain.lots if r.ranked}
    words = "L05、L06 中标满1个时优惠2.5%"

    def conditional(score: Score) -> Score:
        return replace(score, bid=replace(score.bid, conditions=words))

    changed = with_score(plain, first["L06"], conditional)
    return with_budget(changed, Decimal(1_600_000))


@pytest.mark.parametrize("case", [shared, discounted])
def test_prices_are_exact_for_several_funds_and_discounts(
    case: Callable[[], Evaluation],
) -> None:
    """At this quote the lot enters, for a fen more it does not, whatever is paid from where."""
    plan = explained(planned(case()))
    priced = [left for left in plan.left if left.price is not None]
    conditional = [left for left in priced if "conditional" in left.sentences[-2].en]
    assert conditional if case is discounted else priced
    for left in priced:
        assert left.bid is not None
        assert left.price is not None
        for more, wanted in ((0, True), (1, False)):
            quote = Decimal(left.price.amount + more) / 100
            amount = Fraction(quote)
            price = Price(quote=quote, rate=Decimal(0), evaluated=amount, exact=amount)
            asked = with_score(
                plan.evaluation, left.bid.bid, lambda s, price=price: replace(s, price=price)
            )
            assert enters(asked, left.lot) is wanted, left


def test_money_that_is_missing_is_added_up_over_the_funds() -> None:
    """The figure is named, and a step less is shown not to be enough."""
    plan = explained(planned(shared()))
    named = [left for left in plan.left if left.extra is not None]
    assert named
    assert all(left.extra.confirmed for left in named if left.extra is not None)
