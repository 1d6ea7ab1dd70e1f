"""What was asked for beside a plan, together."""

from dataclasses import dataclass

from evaluation.planning.budget_frontier import Frontier
from evaluation.planning.compared_scenarios import Compared
from evaluation.planning.fairness import Equity
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
