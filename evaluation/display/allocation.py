"""What the budget funds as a table by district, with the reason why each other lot is left."""

from collections.abc import Iterator
from fractions import Fraction

from evaluation.allocation.problem import Option
from evaluation.charts.district_bars import district_bars
from evaluation.charts.picture import Datum, Picture
from evaluation.core.exact import money
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.core.wording import unit_of_money
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.dossier.records import Lot
from evaluation.planning.kept_rules import Kept, RuleKept
from evaluation.planning.left import REASONS, Left
from evaluation.planning.other_budget import whole_budget
from evaluation.planning.plan import Plan, named
from evaluation.planning.plan_words import (
    EACHES,
    MODES,
    binding,
    certificate,
    districts,
    passed_over,
    rule_name,
)

FUNDED, LEFT = Text("安排", "funded"), Text("未安排", "not funded")
SUMS = Text(
    "预算 {budget}{unit}，安排 {spent}{unit}，结余 {spare}{unit}；{lots} 个采购包中安排 {funded} 个。",
    "Budget {budget} {unit}, allocated {spent} {unit}, left over {spare} {unit}; {funded} of {lots} "
    "lots are funded.",
)
ASKED = Text(
    "图中斜线框为各包第一候选人的报价之和，实心条为安排的金额。",
    "In the picture the hatched frame is what the first candidates ask, the bar what they are given.",
)


def allocation_face(plan: Plan, lang: Lang) -> Face:
    """Return every lot by district: what it is given, or on demand why it is left.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import allocate
        >>> from evaluation.resources import shipped
        >>> face = allocation_face(allocate(run(shipped("tenders") / "qinghe-2026")), "en")
        >>> frame = face.frame()
        >>> len(frame), (frame["state"] == "funded").sum().item()
        (12, 8)
    """
    if not plan.decision.planned:
        return no_plan_face(_title(plan), plan, lang)
    left = {each.lot: each for each in plan.left}
    rows = [
        _row(plan, district.name, lot, option, left.get(lot.id), lang)
        for district in districts(plan)
        for lot, option in district.lots
    ]
    return typed_face(
        title=_title(plan).say(lang),
        columns=_columns(lang),
        rows=tuple(rows),
        remarks=(MODES[plan.mode].say(lang), _sums(plan, lang), ASKED.say(lang)),
        pictures=(_bars(plan, lang),),
        notes=tuple(_notes(plan, lang)),
        lang=lang,
    )


def no_plan_face(title: Text, plan: Plan, lang: Lang) -> Face:
    """Return why there is no plan: the rules that clash, and what would have to give way."""
    said = (MODES[plan.mode], *certificate(plan), *plan.conflict)
    return typed_face(
        title=title.say(lang),
        columns=(),
        rows=(),
        remarks=tuple(text.say(lang) for text in said),
        lang=lang,
    )


def rules_face(plan: Plan, lang: Lang) -> Face:
    """Return every rule with what the plan reaches, its limit, and what the rule costs."""
    heads = {
        "rule": Text("规则", "Rule"),
        "text": Text("内容", "What it says"),
        "each": Text("对象", "For"),
        "reached": Text("实际", "Reached"),
        "sense": Text("", ""),
        "limit": Text("限额", "Limit"),
        "spare": Text("结余", "To spare"),
        "effect": Text("作用", "Effect"),
        "law": Text("依据", "Law"),
    }
    numeric = ("reached", "limit", "spare")
    return typed_face(
        title=Text("分配规则", "Rules of the allocation").say(lang),
        columns=tuple(
            TypedColumn(key=key, head=head.say(lang), numeric=key in numeric)
            for key, head in heads.items()
        ),
        rows=tuple(_rule(rule, kept, lang) for rule in plan.rules for kept in rule.rows),
        remarks=(BINDS.say(lang),),
        lang=lang,
    )


BINDS = Text(
    "同一规则对多个对象分别适用的，每个对象一行，作用写在结余最少的一行。“起约束作用”的规则，去掉后总价值可以更高。",
    "A rule that holds for each of several has a row for each; its effect stands in the row with least "
    "to spare. Without a rule that binds, the plan could be worth more.",
)


def _title(plan: Plan) -> Text:
    tender = plan.evaluation.dossier.tender
    name = f"{tender.id} {tender.title}"
    return Text(f"资金分配 {name}", f"Allocation {name}")


def _columns(lang: Lang) -> tuple[TypedColumn, ...]:
    return (
        TypedColumn(key="district", head=term("district", lang)),
        TypedColumn(key="lot", head=term("lot", lang)),
        TypedColumn(key="title", head=Text("名称", "Title").say(lang)),
        TypedColumn(key="state", head=Text("结果", "Outcome").say(lang)),
        TypedColumn(key="bid", head=term("bid", lang)),
        TypedColumn(key="tenderer", head=term("tenderer", lang)),
        TypedColumn(key="points", head=Text("总分", "Points").say(lang), numeric=True),
        TypedColumn(key="money", head=Text("金额", "Money").say(lang), numeric=True),
        TypedColumn(key="value", head=Text("价值", "Value").say(lang), numeric=True),
        TypedColumn(key="why", head=Text("为何未安排", "Why not").say(lang)),
    )


def _row(
    plan: Plan, district: Text, lot: Lot, option: Option | None, left: Left | None, lang: Lang
) -> tuple[TypedCell, ...]:
    head = (TypedCell(district.say(lang)), TypedCell(lot.id), TypedCell(lot.title))
    if option is None:
        state = TypedCell(LEFT.say(lang), look="warning")
        return (*head, state, *[TypedCell("")] * 5, _why(left, lang))
    bid = plan.built.bids[lot.id, option.id]
    given = Fraction(option.money, plan.facts.minor)
    return (
        *head,
        TypedCell(FUNDED.say(lang), look="strong"),
        TypedCell(option.id),
        TypedCell(plan.evaluation.dossier.tenderer(bid.organisation).name),
        TypedCell(f"{bid.points:f}", number=bid.points),
        TypedCell(money(given), number=given),
        TypedCell(str(option.value), number=option.value),
        TypedCell(""),
    )


def _why(left: Left | None, lang: Lang) -> TypedCell:
    """The class of the reason, and on demand the sentences with their figures."""
    if left is None:
        return TypedCell("")
    sentences = [sentence.say(lang) for sentence in left.sentences]
    return TypedCell(REASONS[left.reason].say(lang), lines=tuple(sentences))


def _sums(plan: Plan, lang: Lang) -> str:
    minor = plan.facts.minor
    budget = whole_budget(plan.evaluation.dossier)
    spent = Fraction(sum(plan.decision.spend().values()), minor)
    return SUMS.say(lang).format(
        budget=money(budget),
        spent=money(spent),
        spare=money(budget - spent),
        unit=unit_of_money(plan.evaluation.dossier.tender.currency, lang),
        lots=len(plan.facts.lots),
        funded=len(plan.decision.chosen),
    )


def _bars(plan: Plan, lang: Lang) -> Picture:
    asked = dict[str, int]()
    for bid in plan.facts.bids:
        if bid.rank == 1 and bid.level == 100:
            asked[bid.lot] = max(bid.price, asked.get(bid.lot, 0))
    sums = []
    for district in districts(plan):
        whole = Fraction(sum(asked.get(lot.id, 0) for lot, _ in district.lots), plan.facts.minor)
        sums.append(
            (
                district.name.say(lang),
                Datum(district.spent, money(district.spent)),
                Datum(whole, money(whole)),
            )
        )
    unit = unit_of_money(plan.evaluation.dossier.tender.currency, lang)
    return district_bars(sums, unit=unit, lang=lang)


def _notes(plan: Plan, lang: Lang) -> Iterator[str]:
    yield from (passed_over(each).say(lang) for each in plan.overrides)
    yield from (text.say(lang) for text in certificate(plan))
    yield from (finding.message.say(lang) for finding in plan.findings)


def _rule(rule: RuleKept, kept: Kept, lang: Lang) -> tuple[TypedCell, ...]:
    name = named(Text(rule.id, rule.id)).say(lang)
    text, law = rule_name(rule).say(lang), rule.rule.law if rule.rule else None
    each = (
        f"{EACHES[rule.rule.each].say(lang)} · {kept.each}" if rule.rule and rule.rule.each else ""
    )
    look = "strong" if rule.binds else ""
    return (
        TypedCell(name, look=look),
        TypedCell("" if text == name else text),
        TypedCell(each),
        TypedCell(kept.shown(kept.activity), number=kept.activity),
        TypedCell(kept.sense.say(lang)),
        TypedCell(kept.shown(kept.limit), number=kept.limit),
        TypedCell(kept.shown(kept.slack), number=kept.slack),
        TypedCell(binding(rule).say(lang) if kept is rule.tightest else "", look=look),
        TypedCell(law.say(lang) if law else ""),
    )
