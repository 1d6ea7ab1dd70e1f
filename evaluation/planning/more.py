"""What was asked for beside a plan, together; as plain data for other systems."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evaluation.core.exact import show
from evaluation.core.text import Text
from evaluation.planning.budget_frontier import Frontier
from evaluation.planning.compared_scenarios import Compared
from evaluation.planning.fairness import Equity, FairPlan
from evaluation.planning.lot_steadiness import LotSteadiness
from evaluation.planning.other_plans import OtherPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What stands beside a plan; None or empty where nobody asked, or nothing can be said."""

    equity: Equity | None = None
    frontier: Frontier | None = None
    alternatives: tuple[OtherPlan, ...] = ()
    scenarios: tuple[Compared, ...] = ()
    steadiness: tuple[LotSteadiness, ...] = ()


def more_document(more: More) -> dict[str, object]:
    """Return `more` as JSON-ready data; every number is text, money in the unit of the sheets.

    Example:
        >>> more_document(More())
        {}
    """
    return dict(_parts(more))


def _parts(more: More) -> Iterator[tuple[str, object]]:
    if more.equity is not None:
        yield "equity", _equity(more.equity)
    if more.frontier is not None:
        yield "frontier", _frontier(more.frontier)
    if more.alternatives:
        yield "alternatives", [_other(other) for other in more.alternatives]
    if more.scenarios:
        yield "scenarios", [_compared(each) for each in more.scenarios]
    if more.steadiness:
        yield "steadiness", [_steady(each) for each in more.steadiness]


def _equity(equity: Equity) -> dict[str, object]:
    return {
        "whole": str(equity.whole),
        "districts": [
            {
                "district": each.share.district,
                "population": str(each.share.population),
                "need": show(each.share.need, 6),
                "share": show(each.share.share, 6),
                "part": show(each.part, 6),
                "received": str(each.received),
                "offered": str(each.offered),
                "level": show(each.level, 6),
            }
            for each in equity.districts
        ],
        "plans": [_fair(plan) for plan in equity.plans],
        "no_plan_from_floor": None if equity.beyond is None else show(equity.beyond),
    }


def _fair(plan: FairPlan) -> dict[str, object]:
    return {
        "name": _both(plan.name),
        "value": str(plan.value),
        "loss": str(plan.loss),
        "worst_level": show(plan.worst, 6),
        "nash_welfare": None if plan.welfare is None else str(plan.welfare),
        "limit": None if plan.limit is None else show(plan.limit, 6),
        "added": list(plan.added),
        "dropped": list(plan.dropped),
    }


def _frontier(frontier: Frontier) -> dict[str, object]:
    return {
        "decision": _money(frontier.decision),
        "points": [
            {
                "budget": _money(point.budget),
                "value": None if point.value is None else str(point.value),
                "bound": None if point.bound is None else str(point.bound),
                "funded": sorted(point.funded),
            }
            for point in frontier.points
        ],
        "reversals": [
            {
                "lot": each.lot,
                "funded_at": _money(each.funded_at),
                "dropped_at": _money(each.dropped_at),
            }
            for each in frontier.reversed
        ],
    }


def _other(other: OtherPlan) -> dict[str, object]:
    return {
        "value": str(other.value),
        "loss": str(other.loss),
        "spent": _money(other.spent),
        "added": list(other.added),
        "dropped": list(other.dropped),
    }


def _compared(each: Compared) -> dict[str, object]:
    return {
        "id": each.scenario.id if each.scenario else None,
        "title": _both(each.title),
        "mode": str(each.plan.mode),
        "budget": _money(each.budget),
        "value": None if each.value is None else str(each.value),
        "more": None if each.more is None else str(each.more),
        "spent": _money(each.spent),
        "added": list(each.added),
        "dropped": list(each.dropped),
        "changed": list(each.changed),
    }


def _steady(each: LotSteadiness) -> dict[str, object]:
    return {
        "lot": each.lot,
        "in_plan": each.in_plan,
        "funded": str(each.funded),
        "draws": str(each.draws),
        "standing": str(each.standing),
    }


def _money(amount: Fraction) -> str:
    """Return an amount of money in full; minor units are decimals, so that it ends."""
    return show(amount)


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
