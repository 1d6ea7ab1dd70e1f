"""How firm the plan is when the panel is drawn again: always funded, borderline, never.

Each draw is ranked again, so that where the ranking binds another bid may be the first candidate,
and solved again. It says which lots hang on who happened to sit on the panel; it decides nothing.
Where a draw leaves a tie for the first place that nothing decides, the lot offers nothing in it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.beside.steadiness import Standing, steadiness
from evaluation.core.text import Text
from evaluation.planning.plan import Plan
from evaluation.planning.posed import posed
from evaluation.stability.resample import redrawn

Watched = Callable[[Iterable[int]], Iterable[int]]

STANDINGS = {
    Standing.ALWAYS: Text("始终入选", "always funded"),
    Standing.BORDERLINE: Text("时入时出", "borderline"),
    Standing.NEVER: Text("从不入选", "never funded"),
}
"""The standings in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSteadiness:
    """How often a lot is funded over the draws.

    Args:
        in_plan: whether the plan itself funds it.
        funded: number of draws that fund it.
        draws: number of draws that have a plan.
    """

    lot: str
    in_plan: bool
    funded: int
    draws: int
    standing: Standing

    @property
    def share(self) -> Fraction:
        """Return the share of draws that fund it, 0 to 1."""
        return Fraction(self.funded, self.draws) if self.draws else Fraction(0)


def steadiness_of(plan: Plan, draws: int, *, watched: Watched = iter) -> tuple[LotSteadiness, ...]:
    """Return for each lot, in the published order, how often it is funded over `draws`.

    Args:
        watched: passes on the numbers of the draws, and may show how far the work has come.
    """
    evaluations = redrawn(plan.evaluation, draws, watched=watched)
    problems = (posed(draw.evaluation, plan.mode).built.problem for draw in evaluations)
    counted = {each.lot: each for each in steadiness(problems)}
    funded = {lot.id for lot, _ in plan.decision.funded()}
    return tuple(
        LotSteadiness(
            lot=lot.id,
            in_plan=lot.id in funded,
            funded=counted[lot.id].funded,
            draws=counted[lot.id].draws,
            standing=counted[lot.id].standing,
        )
        for lot in plan.facts.lots
        if lot.id in counted
    )
