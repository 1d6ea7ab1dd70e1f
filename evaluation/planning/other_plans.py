"""Other plans nearly as good: which lots they would change, and what they would lose."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.beside.alternatives import Alternative, alternatives
from evaluation.planning.plan import Plan

Watched = Callable[[Iterable[Alternative]], Iterable[Alternative]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPlan:
    """A plan that keeps every rule and funds another set of lots.

    Args:
        value: what it is worth.
        loss: how much less than the plan.
        share: the loss over the value of the plan, 0 to 1.
        spent: money, in the unit of the sheets.
        added: ids of lots that it funds and the plan does not.
        dropped: ids of lots that the plan funds and it does not.
    """

    value: int
    loss: int
    share: Fraction
    spent: Fraction
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def alternatives_of(plan: Plan, count: int, watched: Watched = iter) -> tuple[OtherPlan, ...]:
    """Return the `count` best plans that fund another set of lots, the best first.

    Args:
        watched: passes on the plans as they are found, and may show how far the work has come.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> [(other.loss, other.added, other.dropped) for other in alternatives_of(plan, 1)]
        [(22645, ('L04',), ('L03',))]
    """
    return tuple(_others(plan, watched(alternatives(plan.decision, count))))


def _others(plan: Plan, found: Iterable[Alternative]) -> Iterator[OtherPlan]:
    program = plan.decision.program
    for other in found:
        value = sum(program.values[column] for column in other.chosen)
        loss = plan.decision.value - value
        yield OtherPlan(
            value=value,
            loss=loss,
            share=Fraction(loss, plan.decision.value) if plan.decision.value else Fraction(0),
            spent=Fraction(
                sum(program.spends[column] for column in other.chosen), plan.facts.minor
            ),
            added=other.added,
            dropped=other.dropped,
        )
