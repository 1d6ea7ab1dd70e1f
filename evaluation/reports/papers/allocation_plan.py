"""The plan 资金分配方案: what the budget funds by district, why the rest is left, what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.problem import Option
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, amount, percent
from evaluation.dossier.records import Dossier, Lot
from evaluation.planning.budget_frontier import frontier_of
from evaluation.planning.compared_scenarios import scenarios_of
from evaluation.planning.fairness import equity_of
from evaluation.planning.kept_rules import RuleKept
from evaluation.planning.left import REASONS, Left
from evaluation.planning.more import More
from evaluation.planning.other_budget import whole_budget
from evaluation.planning.other_plans import alternatives_of
from evaluation.planning.plan import Plan, allocate, can_allocate, named
from evaluation.planning.plan_words import (
    EACHES,
    MODES,
    District,
    binding,
    certificate,
    districts,
    goals_said,
    passed_over,
    rule_name,
)
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.allocation_beside import (
    EquityView,
    FrontierView,
    OtherRow,
    ProofView,
    district_charts,
    equity_view,
    frontier_view,
    other_rows,
    proof_view,
    scenario_rows,
)
from evaluation.reports.views.evaluation_view import Chart

HEADS = {
    "plan": Text("分配结果（按区域）", "The plan by district"),
    "rules": Text("规则遵守情况", "The rules"),
    "left": Text("未安排的包及原因", "Lots that are not funded, and why"),
    "equity": Text("区域均衡", "Fair parts"),
    "frontier": Text("预算与价值", "What other budgets would buy"),
    "others": Text("相近的其他方案", "Other plans nearly as good"),
    "scenarios": Text("情景比较", "Scenarios"),
    "proof": Text("方案的证明", "What proves the plan"),
}
"""What each part is called; the ones that a copy has are numbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLot:
    """A lot in the table; the figures are blank where it is not funded."""

    id: str
    title: str
    funded: bool
    option: str = ""
    tenderer: str = ""
    points: str = ""
    money: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDistrict:
    """The lots of a district with their sums."""

    name: str
    lots: tuple[PlannedLot, ...]
    funded: int
    money: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRule:
    """A rule with what it reached; of a repeated rule the row with least to spare."""

    id: str
    text: str
    law: str
    reached: str
    limit: str
    spare: str
    effect: str
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLot:
    """A lot that is not funded, with its reasons."""

    id: str
    title: str
    reason: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationPlan(Frame):
    """The plan; `planned` is False where the rules leave none, and `conflict` says why.

    Args:
        heads: the numbered headings of its parts, by their keys.
        equity: None where the population of a district is not known.
        frontier: None where there is no plan.
        proof: None where there is no bound.
    """

    heads: Mapping[str, str]
    planned: bool
    mode: str
    goals: str
    budget: str
    spent: str
    spare: str
    funded: int
    lots: int
    value: int
    districts: tuple[PlannedDistrict, ...]
    charts: tuple[Chart, ...]
    overrides: tuple[str, ...]
    left: tuple[LeftLot, ...]
    rules: tuple[PlannedRule, ...]
    equity: EquityView | None
    frontier: FrontierView | None
    others: tuple[OtherRow, ...]
    scenarios: tuple[OtherRow, ...]
    certificate: tuple[str, ...]
    proof: ProofView | None
    conflict: tuple[str, ...]
    notes: tuple[str, ...]
    print: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> AllocationPlan:
    """Return the plan as text in `lang`."""
    plan = allocate(occasion.scored)
    return view_of(plan, more_of(plan), occasion, lang)


OTHERS = 5
"""How many plans nearly as good are printed."""


def more_of(plan: Plan) -> More:
    """Return what the document says beside `plan`."""
    if not plan.decision.planned:
        return More()
    return More(
        equity=equity_of(plan),
        frontier=frontier_of(plan),
        alternatives=alternatives_of(plan, OTHERS),
        scenarios=scenarios_of(plan),
    )


def view_of(plan: Plan, more: More, occasion: Occasion, lang: Lang) -> AllocationPlan:
    """Return `plan`, and what stands beside it, as text in `lang`."""
    decision, minor = plan.decision, plan.facts.minor
    budget = whole_budget(occasion.dossier)
    spent = Fraction(sum(decision.spend().values()), minor)
    currency = occasion.dossier.tender.currency
    return AllocationPlan(
        **frame(occasion, lang),
        heads=_heads(plan, more, lang),
        planned=decision.planned,
        mode=MODES[plan.mode].say(lang),
        goals=goals_said(plan).say(lang),
        budget=amount(budget),
        spent=amount(spent),
        spare=amount(budget - spent),
        funded=len(decision.chosen),
        lots=len(plan.facts.lots),
        value=decision.value,
        districts=tuple(_district(plan, each, lang) for each in districts(plan)),
        charts=district_charts(plan, lang) if decision.planned else (),
        overrides=tuple(passed_over(each).say(lang) for each in plan.overrides),
        left=tuple(_left(plan, each, lang) for each in plan.left),
        rules=tuple(_rule(each, plan.evaluation.dossier, lang) for each in plan.rules),
        equity=equity_view(more.equity, lang) if more.equity else None,
        frontier=frontier_view(more.frontier, currency, lang) if more.frontier else None,
        others=other_rows(more.alternatives, plan, lang),
        scenarios=scenario_rows(more.scenarios, lang),
        certificate=tuple(text.say(lang) for text in certificate(plan)),
        proof=proof_view(plan, lang),
        conflict=tuple(text.say(lang) for text in plan.conflict),
        notes=tuple(finding.message.say(lang) for finding in plan.findings),
        print=decision.program.fingerprint,
    )


def _heads(plan: Plan, more: More, lang: Lang) -> dict[str, str]:
    """Return the headings of the parts that there are."""
    there = {
        "plan": plan.decision.planned,
        "rules": plan.decision.planned,
        "left": bool(plan.left),
        "equity": more.equity is not None,
        "frontier": more.frontier is not None,
        "others": bool(more.alternatives),
        "scenarios": bool(more.scenarios),
        "proof": True,
    }
    kept = [key for key in HEADS if there[key]]
    return {
        key: f"{'一二三四五六七八'[n]}、{HEADS[key].zh}"
        if lang == "zh"
        else f"{n + 1}. {HEADS[key].en}"
        for n, key in enumerate(kept)
    }


def _district(plan: Plan, district: District, lang: Lang) -> PlannedDistrict:
    return PlannedDistrict(
        name=district.name.say(lang),
        lots=tuple(_lot(plan, lot, option) for lot, option in district.lots),
        funded=district.funded,
        money=amount(district.spent),
        value=district.value,
    )


def _lot(plan: Plan, lot: Lot, option: Option | None) -> PlannedLot:
    if option is None:
        return PlannedLot(id=lot.id, title=lot.title, funded=False)
    bid = plan.built.bids[lot.id, option.id]
    return PlannedLot(
        id=lot.id,
        title=lot.title,
        funded=True,
        option=option.id,
        tenderer=plan.evaluation.dossier.tenderer(bid.organisation).name,
        points=f"{bid.points:f}",
        money=amount(Fraction(option.money, plan.facts.minor)),
        value=str(option.value),
    )


def _left(plan: Plan, left: Left, lang: Lang) -> LeftLot:
    return LeftLot(
        id=left.lot,
        title=plan.evaluation.dossier.lot(left.lot).title,
        reason=REASONS[left.reason].say(lang),
        sentences=tuple(text.say(lang) for text in left.sentences),
    )


def _rule(kept: RuleKept, dossier: Dossier, lang: Lang) -> PlannedRule:
    row, rule = kept.tightest, kept.rule
    titles = {f"funds.{fund.id}": fund.title for fund in dossier.funds}
    name = named(Text(kept.id, kept.id)).say(lang)
    each = f"{EACHES[rule.each].say(lang)} · {row.each}" if rule and rule.each else ""
    share = f" ({percent(row.share)})" if row.share is not None else ""
    return PlannedRule(
        id=name,
        text=titles.get(kept.id)
        or (NONE if rule_name(kept).say(lang) == name else rule_name(kept).say(lang)),
        law=rule.law.say(lang) if rule and rule.law else NONE,
        reached=f"{row.shown(row.activity)}{f' [{each}]' if each else ''}",
        limit=f"{row.sense.say(lang)} {row.shown(row.limit)}{share}",
        spare=row.shown(row.slack),
        effect=binding(kept).say(lang),
        alone=NONE if kept.price is None else str(kept.price.first_in),
    )


def _copies(occasion: Occasion) -> Copies:
    if can_allocate(occasion.dossier):
        return Copies(subjects=(WHOLE,))
    text = Text("没有预算或分配政策", "there is no budget or no policy of the allocation")
    return Copies(why_not=(text,))


DOCUMENT = Document(
    key="allocation_plan",
    title=Text("资金分配方案", "Allocation plan"),
    stage="ranking",
    per="tender",
    copies=_copies,
    view=view,
    template="allocation_plan.html.j2",
    recommends=True,
)
