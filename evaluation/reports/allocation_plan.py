"""The plan 资金分配方案: what the budget funds by district, why the rest is left, what proves it."""

from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.problem import Option
from evaluation.core.text import Lang, Text
from evaluation.dossier.records import Lot
from evaluation.planning.left import REASONS, Left
from evaluation.planning.plan import Plan, allocate, can_allocate, named
from evaluation.planning.rules import RuleKept
from evaluation.planning.words import (
    EACHES,
    MODES,
    District,
    binding,
    certificate,
    districts,
    passed_over,
    rule_name,
)
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.frame import Frame, frame
from evaluation.reports.occasion import Occasion
from evaluation.reports.wording import NONE, amount, percent


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLot:
    """A lot that is not funded, with its reasons."""

    id: str
    title: str
    reason: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationPlan(Frame):
    """The plan; `planned` is False where the rules leave none, and `conflict` says why."""

    planned: bool
    mode: str
    budget: str
    spent: str
    spare: str
    funded: int
    lots: int
    value: int
    districts: tuple[PlannedDistrict, ...]
    overrides: tuple[str, ...]
    left: tuple[LeftLot, ...]
    rules: tuple[PlannedRule, ...]
    certificate: tuple[str, ...]
    conflict: tuple[str, ...]
    notes: tuple[str, ...]
    print: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> AllocationPlan:
    """Return the plan as text in `lang`."""
    return view_of(allocate(occasion.scored), occasion, lang)


def view_of(plan: Plan, occasion: Occasion, lang: Lang) -> AllocationPlan:
    """Return `plan` as text in `lang`."""
    decision, minor = plan.decision, plan.facts.minor
    budget = Fraction(sum(plan.facts.funds.values()), minor)
    spent = Fraction(sum(decision.spend().values()), minor)
    return AllocationPlan(
        **frame(occasion, lang),
        planned=decision.planned,
        mode=MODES[plan.mode].say(lang),
        budget=amount(budget),
        spent=amount(spent),
        spare=amount(budget - spent),
        funded=len(decision.chosen),
        lots=len(plan.facts.lots),
        value=decision.value,
        districts=tuple(_district(plan, each, lang) for each in districts(plan)),
        overrides=tuple(passed_over(each).say(lang) for each in plan.overrides),
        left=tuple(_left(plan, each, lang) for each in plan.left),
        rules=tuple(_rule(each, lang) for each in plan.rules),
        certificate=tuple(text.say(lang) for text in certificate(plan)),
        conflict=tuple(text.say(lang) for text in plan.conflict),
        notes=tuple(finding.message.say(lang) for finding in plan.findings),
        print=decision.program.fingerprint,
    )


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


def _rule(kept: RuleKept, lang: Lang) -> PlannedRule:
    row, rule = kept.tightest, kept.rule
    name = named(Text(kept.id, kept.id)).say(lang)
    each = f"{EACHES[rule.each].say(lang)} · {row.each}" if rule and rule.each else ""
    share = f" ({percent(row.share)})" if row.share is not None else ""
    return PlannedRule(
        id=name,
        text=NONE if rule_name(kept).say(lang) == name else rule_name(kept).say(lang),
        law=rule.law.say(lang) if rule and rule.law else NONE,
        reached=f"{row.shown(row.activity)}{f' [{each}]' if each else ''}",
        limit=f"{row.sense.say(lang)} {row.shown(row.limit)}{share}",
        spare=row.shown(row.slack),
        effect=binding(kept).say(lang),
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
