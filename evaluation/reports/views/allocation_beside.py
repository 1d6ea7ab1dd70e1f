"""What stands beside the plan on paper: equity, budgets, other plans, scenarios, the bound's terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from evaluation.charts.district_bars import district_bars
from evaluation.charts.frontier_steps import frontier_steps
from evaluation.charts.picture import Datum, Picture
from evaluation.core.exact import round_half_up, show
from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, amount, percent, unit_of_money
from evaluation.planning.budget_frontier import Frontier
from evaluation.planning.compared_scenarios import Compared
from evaluation.planning.fairness import Equity, FairPlan
from evaluation.planning.other_budget import whole_budget
from evaluation.planning.other_plans import OtherPlan
from evaluation.planning.plan import Plan, named
from evaluation.planning.plan_words import districts
from evaluation.planning.proving import Sum, bound_sums
from evaluation.reports.views.evaluation_view import Chart
from evaluation.reports.views.lot_charts import FAMILIES

WIDE = 235
"""Millimetres: what a picture takes of a landscape page."""

MOST = 18
"""Districts that one picture holds."""

NO_PLAN = Text("无可行方案", "no plan")
INSIDE, OUTSIDE = Text("安排", "with"), Text("不安排", "without")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A district with its proportional part."""

    district: str
    population: str
    need: str
    part: str
    received: str
    offered: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FairRow:
    """A fairer plan with its price; a dash where nothing was sought or nothing is known."""

    name: str
    value: str
    loss: str
    worst: str
    limit: str
    added: str
    dropped: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EquityView:
    """What the districts receive; `beyond` is the lowest floor that no plan can keep."""

    whole: str
    districts: tuple[PartRow, ...]
    plans: tuple[FairRow, ...]
    beyond: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierView:
    """What other budgets would buy."""

    chart: Chart
    reversals: tuple[str, ...]
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRow:
    """A plan nearly as good, or a scenario."""

    name: str
    budget: str
    spent: str
    value: str
    more: str
    added: str
    dropped: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A term of an upper bound."""

    rule: str
    multiplier: str
    limit: str
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The bound of one case as a sum; `of` is empty where there is one case for all plans."""

    of: str
    terms: tuple[TermRow, ...]
    lots: str
    bound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """The bound case by case, and how many options it rules out."""

    cases: tuple[CaseView, ...]
    bound: str
    value: str
    cannot: int
    options: int


def district_charts(plan: Plan, lang: Lang) -> tuple[Chart, ...]:
    """Return what each district gets against what its first candidates ask, as pictures."""
    asked: dict[str, int] = {}
    for bid in plan.built.bids.values():
        if bid.rank == 1 and bid.level == 100:
            district = plan.facts.lot(bid.lot).district
            asked[district] = asked.get(district, 0) + bid.price
    rows = []
    for each in districts(plan):
        sought = Fraction(asked.get(each.lots[0][0].district or "", 0), plan.facts.minor)
        rows.append((each.name.say(lang), _datum(each.spent), _datum(sought)))
    unit = unit_of_money(plan.evaluation.dossier.tender.currency, lang)
    return tuple(
        _chart(
            "allocation_districts",
            district_bars(rows[start : start + MOST], unit=unit, lang=lang, width=WIDE),
        )
        for start in range(0, len(rows), MOST)
    )


def equity_view(equity: Equity, lang: Lang) -> EquityView:
    """Return `equity` as text in `lang`."""
    return EquityView(
        whole=str(equity.whole),
        districts=tuple(
            PartRow(
                district=each.share.district,
                population=f"{each.share.population:,}",
                need=f"{round_half_up(each.share.need, 3)}",
                part=f"{round_half_up(each.part, 0)}",
                received=str(each.received),
                offered=str(each.offered),
                level=percent(each.level, 2),
            )
            for each in equity.districts
        ),
        plans=tuple(_fair(plan, lang) for plan in equity.plans),
        beyond="" if equity.beyond is None else show(equity.beyond * 100),
    )


def _fair(plan: FairPlan, lang: Lang) -> FairRow:
    limit = NONE
    if isinstance(plan.limit, Fraction):
        limit = f"≤ {percent(plan.limit, 2)}"
    elif plan.limit is not None:
        limit = f"{plan.welfare} ≤ {plan.limit}"
    return FairRow(
        name=plan.name.say(lang),
        value=str(plan.value),
        loss=_with_share(plan.loss, plan.share, lang),
        worst=percent(plan.worst, 2),
        limit=limit,
        added=_ids(plan.added),
        dropped=_ids(plan.dropped),
    )


def frontier_view(frontier: Frontier, currency: str, lang: Lang) -> FrontierView:
    """Return `frontier` with its chart in `lang`."""
    points = [
        (point.budget, point.value, point.value if point.bound is None else point.bound)
        for point in frontier.points
        if point.value is not None
    ]
    none = [point.budget for point in frontier.points if point.value is None]
    picture = frontier_steps(
        points,
        unit=unit_of_money(currency, lang),
        lang=lang,
        decision_budget=frontier.decision,
        width=WIDE,
    )
    return FrontierView(
        chart=_chart("allocation_frontier", picture),
        reversals=tuple(
            f"{each.lot} {amount(each.funded_at)} → {amount(each.dropped_at)}"
            for each in frontier.reversed
        ),
        without=amount(max(none)) if none else "",
    )


def other_rows(others: Sequence[OtherPlan], plan: Plan, lang: Lang) -> tuple[OtherRow, ...]:
    """Return plans nearly as good, the nearest first."""
    budget = amount(whole_budget(plan.evaluation.dossier))
    return tuple(
        OtherRow(
            name=str(number),
            budget=budget,
            spent=amount(other.spent),
            value=str(other.value),
            more=_with_share(-other.loss, other.share, lang),
            added=_ids(other.added),
            dropped=_ids(other.dropped),
            changed=NONE,
        )
        for number, other in enumerate(others, start=1)
    )


def scenario_rows(scenarios: Sequence[Compared], lang: Lang) -> tuple[OtherRow, ...]:
    """Return the plan and the scenarios beside it."""
    return tuple(
        OtherRow(
            name=f"{each.title.say(lang)} · {word('allocation_mode', each.plan.mode, lang)}",
            budget=amount(each.budget),
            spent=amount(each.spent if each.plan.decision.planned else None),
            value=NO_PLAN.say(lang) if each.value is None else str(each.value),
            more=NONE if each.more is None else f"{each.more:+d}" if each.more else "0",
            added=_ids(each.added),
            dropped=_ids(each.dropped if each.plan.decision.planned else ()),
            changed=_ids(each.changed),
        )
        for each in scenarios
    )


def proof_view(plan: Plan, lang: Lang) -> ProofView | None:
    """Return the terms of the bound of `plan`; None where it has none."""
    proof = plan.proof
    if proof is None:
        return None
    return ProofView(
        cases=tuple(_case(added, lang) for added in bound_sums(plan)),
        bound=show(proof.bound),
        value=str(plan.decision.value),
        cannot=len(proof.cannot),
        options=plan.decision.program.size,
    )


def _case(added: Sum, lang: Lang) -> CaseView:
    comma, semicolon = ("、", "；") if lang == "zh" else (", ", "; ")
    inside = comma.join(added.inside)
    outside = comma.join(f"{lot} ({bid})" for lot, bid in added.outside)
    parts = [(INSIDE, inside), (OUTSIDE, outside)]
    return CaseView(
        of=semicolon.join(f"{word.say(lang)} {names}" for word, names in parts if names),
        terms=tuple(
            TermRow(
                rule=f"{named(Text(term.id, term.id)).say(lang)} {term.each}".strip(),
                multiplier=show(term.multiplier, 15),
                limit=f"{'≤' if term.sense == 'at_most' else '≥'} {term.limit}",
                product=show(term.product, 15),
            )
            for term in added.terms
        ),
        lots=show(added.lots, 15),
        bound=show(added.bound, 15),
    )


def _datum(value: Fraction) -> Datum:
    return Datum(value, amount(value))


def _chart(caption: str, picture: Picture) -> Chart:
    # The SVG is ours; its labels and its title are escaped.
    svg = Markup(picture.typeset(FAMILIES))
    return Chart(caption=caption, part="", svg=svg, alt=picture.alt)


def _with_share(value: int, share: Fraction, lang: Lang) -> str:
    part = percent(share, 2)
    return f"{value}（{part}）" if lang == "zh" else f"{value} ({part})"


def _ids(lots: Sequence[str]) -> str:
    return ", ".join(lots) or NONE
