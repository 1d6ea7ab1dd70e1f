"""The pictures of a plan: what each district is given, and what other budgets would buy."""

from collections.abc import Iterator
from fractions import Fraction

from evaluation.charts.district_bars import district_bars
from evaluation.charts.frontier_steps import frontier_steps
from evaluation.charts.picture import WIDTH, Datum, Picture
from evaluation.core.text import Lang
from evaluation.core.wording import amount, unit_of_money
from evaluation.planning.budget_frontier import Frontier
from evaluation.planning.plan import Plan
from evaluation.planning.plan_words import districts

WIDE = 235
"""Millimetres: what a picture takes of a landscape page."""

MOST = 18
"""Districts that one picture holds."""


def district_pictures(plan: Plan, lang: Lang, width: float = WIDTH) -> Iterator[Picture]:
    """Yield what each district is given against what its first candidates ask.

    Args:
        width: of a picture in millimetres.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> [picture] = district_pictures(plan, "en")
        >>> "671,000.00" in picture.alt
        True
    """
    asked = dict[str, int]()
    for bid in plan.facts.bids:
        if bid.rank == 1 and bid.level == 100:
            asked[bid.lot] = max(bid.price, asked.get(bid.lot, 0))
    bars = []
    for district in districts(plan):
        whole = Fraction(sum(asked.get(lot.id, 0) for lot, _ in district.lots), plan.facts.minor)
        bars.append((district.name.say(lang), _datum(district.spent), _datum(whole)))
    for start in range(0, len(bars), MOST):
        group = bars[start : start + MOST]
        yield district_bars(group, unit=_unit(plan, lang), lang=lang, width=width)


def frontier_pictures(
    frontier: Frontier, plan: Plan, lang: Lang, width: float = WIDTH
) -> Iterator[Picture]:
    """Yield the steps of the frontier; nothing where no budget leaves a plan."""
    points = [
        (point.budget, point.value, point.value if point.bound is None else point.bound)
        for point in frontier.points
        if point.value is not None
    ]
    if points:
        unit, own = _unit(plan, lang), frontier.decision
        yield frontier_steps(points, unit=unit, lang=lang, decision_budget=own, width=width)


def _unit(plan: Plan, lang: Lang) -> str:
    return unit_of_money(plan.evaluation.dossier.tender.currency, lang)


def _datum(value: Fraction) -> Datum:
    return Datum(value, amount(value))
