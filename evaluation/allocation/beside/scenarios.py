"""Named scenarios side by side: what each reaches, and which lots change from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.allocation.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioBeside:
    """One scenario against the first.

    Args:
        value: its value, in value units; None where it has no plan.
        spend: its money over all funds, in minor units.
        more: value gained against the first; None where either has no plan.
        added: lots funded here and not in the first.
        dropped: lots funded in the first and not here.
        changed: lots funded in both, with another option.
    """

    name: str
    value: int | None
    spend: int
    more: int | None
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]


def compare(scenarios: Mapping[str, Decision]) -> tuple[ScenarioBeside, ...]:
    """Return every scenario against the first, in the order given.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": 5}),))
        ...              for k, v in (("L1", 9), ("L2", 8)))
        >>> plans = {name: allocate_problem(Problem(funds={"f": money}, lots=lots))
        ...          for name, money in (("now", 5), ("more", 10))}
        >>> compare(plans)[1].added, compare(plans)[1].more
        (('L2',), 8)
    """
    if not scenarios:
        return ()
    first = next(iter(scenarios.values()))
    return tuple(_against(name, decision, first) for name, decision in scenarios.items())


def _against(name: str, decision: Decision, first: Decision) -> ScenarioBeside:
    before = {lot.id: option.id for lot, option in first.funded()}
    after = {lot.id: option.id for lot, option in decision.funded()}
    both = decision.planned and first.planned
    return ScenarioBeside(
        name=name,
        value=decision.value if decision.planned else None,
        spend=sum(decision.spend().values()),
        more=decision.value - first.value if both else None,
        added=tuple(sorted(after.keys() - before.keys())),
        dropped=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(
            sorted(lot for lot in before.keys() & after.keys() if before[lot] != after[lot])
        ),
    )
