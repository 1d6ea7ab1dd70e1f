"""The scenarios of a dossier: other budgets, modes or rules, planned and set beside the plan."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from evaluation.allocation.beside.scenarios import ScenarioBeside, compare
from evaluation.core.exact import ratio
from evaluation.core.text import Text
from evaluation.dossier.records import Scenario
from evaluation.planning.other_budget import whole_budget, with_budget
from evaluation.planning.plan import Plan, planned

Watched = Callable[[Iterable[Scenario]], Iterable[Scenario]]
OWN = Text("本方案", "The plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A scenario beside the plan.

    Args:
        scenario: as the dossier has it; None for the plan itself.
        plan: what it would fund, without reasons.
        value: None where it has no plan.
        spent: money, in the unit of the sheets.
        more: value gained against the plan; None where either has no plan.
        added: lots it funds and the plan does not.
        dropped: lots the plan funds and it does not.
        changed: lots that both fund, with another bid or level.
    """

    scenario: Scenario | None
    plan: Plan
    value: int | None
    spent: Fraction
    more: int | None
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def title(self) -> Text:
        """Return the name of the scenario."""
        if self.scenario is None:
            return OWN
        return Text(self.scenario.title, self.scenario.title)

    @property
    def budget(self) -> Fraction:
        """Return its budget, in the unit of the sheets."""
        return whole_budget(self.plan.evaluation.dossier)


def scenarios_of(plan: Plan, watched: Watched = iter) -> tuple[Compared, ...]:
    """Return the plan and, beside it, each scenario of the dossier; nothing where it has none.

    Args:
        watched: passes on the scenarios, and may show how far the work has come.

    Raises:
        TenderError: the policy of a scenario has errors.
    """
    scenarios = plan.evaluation.dossier.scenarios
    return beside(plan, scenarios, watched) if scenarios else ()


def beside(
    plan: Plan, scenarios: Sequence[Scenario], watched: Watched = iter
) -> tuple[Compared, ...]:
    """Return `plan` and each of `scenarios` beside it, in their order.

    Example:
        >>> from decimal import Decimal
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> less = Scenario(id="S1", title="less money", budget=Decimal(2_500_000))
        >>> free = Scenario(id="S2", title="no rural share", without=("R1",))
        >>> [(each.title.en, each.more) for each in beside(plan, [less, free])]
        [('The plan', 0), ('less money', -125569), ('no rural share', 112274)]
    """
    named: list[tuple[Scenario | None, Plan]] = [(None, plan)]
    named += [(each, _planned(plan, each)) for each in watched(scenarios)]
    decisions = {str(number): each.decision for number, (_, each) in enumerate(named)}
    return tuple(_compared(named, compare(decisions)))


def _planned(plan: Plan, scenario: Scenario) -> Plan:
    """Return what `scenario` would fund of the same tender."""
    dossier = plan.evaluation.dossier
    policy = tuple(row for row in dossier.policy if row.id not in scenario.without)
    other = replace(dossier, policy=policy)
    if scenario.budget is not None:
        other = with_budget(other, ratio(scenario.budget))
    return planned(replace(plan.evaluation, dossier=other), scenario.mode or plan.mode)


def _compared(
    named: Sequence[tuple[Scenario | None, Plan]], found: Sequence[ScenarioBeside]
) -> Iterator[Compared]:
    for (scenario, plan), each in zip(named, found, strict=True):
        yield Compared(
            scenario=scenario,
            plan=plan,
            value=each.value,
            spent=Fraction(each.spend, plan.facts.minor),
            more=each.more,
            added=each.added,
            dropped=each.dropped,
            changed=each.changed,
        )
