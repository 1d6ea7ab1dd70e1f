"""What each district receives of its proportional part, and what fairer plans would cost.

A district's part is its share of the people and their need, of what the best plan without equity
rules is worth. Beside the plan stand plans with a floor for each district, the plan of the greatest
Nash welfare as a second opinion, and the plan that does most for the worst-off district, with the
limit that no plan can pass.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from evaluation.allocation.beside.equity import Fairness, equity_floors, fairness
from evaluation.allocation.beside.equity_goals import best_worst, nash
from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Goal, Problem
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.pulp_model import Highs
from evaluation.allocation.solving.task import Solver
from evaluation.core.exact import show
from evaluation.core.text import Text
from evaluation.planning.equity_rules import best_value, is_equity
from evaluation.planning.plan import Plan
from evaluation.planning.shares import Share, shares_of

FLOORS = tuple(Fraction(tenths, 10) for tenths in range(1, 11))
"""The floors that are tried, as far as one lies above what the plan gives anyway."""

SMALL = 400
"""Above this many options a search for the fairest plan stops early; its limit is still honest."""

OWN = Text("本方案", "the plan")
NASH = Text("纳什福利最大", "greatest Nash welfare")
WORST = Text("得益最少者最大", "best for the worst-off")

Watched = Callable[[Iterable[Text]], Iterable[Text]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPart:
    """What a district receives under the plan.

    Args:
        part: what it may expect, in value units.
        received: value of its funded lots.
        offered: value of its lots if all were funded with their best option; it cannot receive more.
        level: received over part; 1 is proportional.
    """

    share: Share
    part: Fraction
    received: int
    offered: int
    level: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class FairPlan:
    """A plan judged by what the districts receive.

    Args:
        loss: value lost against the plan.
        share: that over the value of the plan, 0 to 1.
        worst: the lowest level of a district.
        welfare: Nash welfare; None where a district receives nothing.
        limit: no plan reaches more: a level for the worst-off, a welfare for Nash; None where that
            is not known, or nothing was sought.
        added: lots it funds and the plan does not.
        dropped: lots the plan funds and it does not.
    """

    name: Text
    value: int
    loss: int
    share: Fraction
    worst: Fraction
    welfare: Decimal | None
    limit: Fraction | Decimal | None
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """How fair a plan is between districts, and what fairer plans cost.

    Args:
        whole: the value of which each district has a part.
        plans: the plan itself first.
        beyond: the lowest floor that no plan can keep; None where every one that was tried can be.
    """

    whole: int
    districts: tuple[DistrictPart, ...]
    plans: tuple[FairPlan, ...]
    beyond: Fraction | None

    @property
    def worst(self) -> DistrictPart:
        """Return the district that receives least of its part."""
        return min(self.districts, key=lambda each: each.level)


def equity_of(plan: Plan, watched: Watched = iter) -> Equity | None:
    """Return how fair `plan` is; None where there is no plan or a population is not known.

    Args:
        watched: passes on the names of the plans to be found, and may show how far the work is.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> found = equity_of(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> found.worst.share.district, [each.name.en for each in found.plans][-2:]
        ('东湖区', ['greatest Nash welfare', 'best for the worst-off'])
    """
    shares = shares_of(plan.evaluation.dossier)
    if not shares or not plan.decision.planned:
        return None
    plain = _without_equity(plan)
    whole = best_value(plain)
    if not whole:
        return None
    decision = replace(plan.decision, problem=plain, program=program_of(plain))
    judge = _Judge(
        plan=plan, decision=decision, whole=whole, parts={s.district: s.share for s in shares}
    )
    own = fairness(decision, judge.parts, plan.decision.chosen, whole)
    plans, beyond = judge.plans(own, watched)
    return Equity(
        whole=whole,
        districts=tuple(_districts(shares, own, decision)),
        plans=plans,
        beyond=beyond,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Finds the fair plans of one problem, which has no equity rules of its own."""

    plan: Plan
    decision: Decision
    whole: int
    parts: Mapping[str, Fraction]

    @property
    def solver(self) -> Solver:
        if self.decision.program.size <= SMALL:
            return SOLVERS[0]
        return Highs(nodes=200)

    def plans(
        self, own: Fairness, watched: Watched
    ) -> tuple[tuple[FairPlan, ...], Fraction | None]:
        """Return the plans, and the lowest floor that no plan can keep."""
        floors = {_floor_name(floor): floor for floor in FLOORS if floor > own.worst}
        found, beyond = [self.said(OWN, own)], None
        for name in watched([*floors, NASH, WORST]):
            if name in (NASH, WORST):
                seek = nash if name is NASH else best_worst
                fair = seek(self.decision, self.parts, self.whole, self.solver)
            elif beyond is None:
                fair = self.floor(floors[name])
                beyond = None if fair else floors[name]
            else:
                continue
            if fair is not None:
                found.append(self.said(name, fair))
        return tuple(found), beyond

    def floor(self, floor: Fraction) -> Fairness | None:
        """Return the plan of most value in which each district has `floor` of its part."""
        rules = equity_floors(self.parts, self.whole, floor)
        problem = self.decision.problem
        program = program_of(replace(problem, rules=(*problem.rules, *rules)))
        chosen = quick(task_of(program, gain_of(Goal.VALUE, program)), self.solver).chosen
        if chosen is None:
            return None
        return fairness(self.decision, self.parts, sorted(chosen), self.whole)

    def said(self, name: Text, fair: Fairness) -> FairPlan:
        """Return `fair` beside the plan."""
        pairs, value = self.decision.program.pairs, self.plan.decision.value
        now = {lot.id for lot, _ in self.plan.decision.funded()}
        then = {pairs[column][0].id for column in fair.chosen}
        return FairPlan(
            name=name,
            value=fair.value,
            loss=value - fair.value,
            share=Fraction(value - fair.value, value) if value else Fraction(0),
            worst=fair.worst,
            welfare=fair.welfare,
            limit=fair.limit,
            added=tuple(sorted(then - now)),
            dropped=tuple(sorted(now - then)),
        )


def _floor_name(floor: Fraction) -> Text:
    percent = show(floor * 100)
    return Text(f"各区域不低于 {percent}%", f"each district at least {percent} %")


def _without_equity(plan: Plan) -> Problem:
    """Return the problem of `plan` without what equity asked for; every other rule holds."""
    problem, rows = plan.built.problem, plan.evaluation.dossier.policy
    names = ("goal.equity.", *(f"{row.id}." for row in rows if is_equity(row)))
    return replace(
        problem, rules=tuple(rule for rule in problem.rules if not rule.id.startswith(names))
    )


def _districts(
    shares: Sequence[Share], own: Fairness, decision: Decision
) -> Iterator[DistrictPart]:
    for share in shares:
        part, received = own.parts[share.district], own.received[share.district]
        lots = (lot for lot in decision.program.lots if lot.district == share.district)
        yield DistrictPart(
            share=share,
            part=part,
            received=received,
            offered=sum(max((o.value for o in lot.options), default=0) for lot in lots),
            level=received / part if part else Fraction(1),
        )
