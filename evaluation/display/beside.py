"""Other plans beside the plan: what the districts receive, fairer plans, plans nearly as good."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from evaluation.core.errors import Unusable
from evaluation.core.exact import money, round_half_up, show
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.core.wording import percent
from evaluation.display.allocation import no_plan_face
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.planning.fairness import DistrictPart, Equity, FairPlan, equity_of
from evaluation.planning.other_plans import OtherPlan, alternatives_of
from evaluation.planning.plan import Plan

EQUITY = Text("各区域应得与实得", "What each district receives of its part")
FAIRER = Text("更均衡的方案及其代价", "Fairer plans and what they cost")
OTHERS = Text("其他方案", "Other plans")
PART = Text(
    "应得价值 = 不考虑均衡要求的最优方案总价值 {whole} × 该区域（人口 × 平均需求权重）所占比例。"
    "低于100%不等于违规：只有写入“分配政策”表的要求才约束方案。",
    "Proportional part = value of the best plan without equity rules, {whole} × the district's share of "
    "people × mean need weight. Less than 100 % breaks no rule: only the sheet Policy binds the plan.",
)
WORST = Text(
    "每个方案都满足全部规则；最低区域是实得/应得最小的区域。“任何方案不超过”是已求得的上限。只作比较，不改变方案。",
    "Every plan keeps all rules; the worst-off district is the one that receives least of its part. "
    "“No plan passes” is a limit that was found. They serve to compare and change nothing.",
)
BEYOND = Text(
    "要求各区域都不低于应得价值的 {}% 时没有可行方案。",
    "No plan gives every district {} % of its part.",
)
CLEARLY = Text(
    "满足全部规则、安排的包不同、价值仅次于本方案的方案。价值相差不大时，不宜称本方案明显优于其他方案。",
    "Plans that keep every rule, fund other lots, and come next in value. Where they lose little, the "
    "plan should not be called clearly better.",
)
NONE_NEAR = Text("没有满足全部规则的其他方案。", "No other choice of lots keeps every rule.")
NO_PEOPLE = Text(
    "无法计算各区域的应得价值；请给每个采购包填写区域，并在“需求”表中填写每个区域的人口",
    "the parts of the districts are not known; write the district of every lot, and on the sheet Needs "
    "the population of every district",
)


def equity_face(plan: Plan, lang: Lang) -> Face:
    """Return what each district receives under `plan`, of what it may expect.

    Raises:
        Unusable: a lot has no district, or a district no population.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> frame = equity_face(planned(run(shipped("tenders") / "qinghe-2026")), "en").frame()
        >>> frame.loc[frame["level_number"].idxmin(), "district"]
        '东湖区'
    """
    if not plan.decision.planned:
        return no_plan_face(EQUITY, plan, lang)
    equity = _equity(plan)
    heads = {
        "population": Text("人口", "People"),
        "need": Text("平均需求权重", "Mean need weight"),
        "part": Text("应得价值", "Proportional part"),
        "received": Text("实得价值", "Received"),
        "offered": Text("全部安排时", "If all were funded"),
        "level": Text("实得/应得", "Received of part"),
    }
    return typed_face(
        title=EQUITY.say(lang),
        columns=(TypedColumn(key="district", head=term("district", lang)), *_numbers(heads, lang)),
        rows=tuple(_district(each, each is equity.worst) for each in equity.districts),
        remarks=(PART.say(lang).format(whole=equity.whole),),
        lang=lang,
    )


def fairer_face(plan: Plan, lang: Lang) -> Face:
    """Return `plan` and, beside it, fairer plans with the value that each would lose.

    Raises:
        Unusable: a lot has no district, or a district no population.
    """
    if not plan.decision.planned:
        return no_plan_face(FAIRER, plan, lang)
    equity = _equity(plan)
    heads = {
        "value": Text("总价值", "Value"),
        "loss": Text("价值减少", "Value lost"),
        "share": Text("减少比例", "Lost in %"),
        "worst": Text("最低区域实得/应得", "Worst-off district"),
        "limit": Text("任何方案不超过", "No plan passes"),
    }
    beyond = "" if equity.beyond is None else BEYOND.say(lang).format(show(equity.beyond * 100))
    return typed_face(
        title=FAIRER.say(lang),
        columns=(
            TypedColumn(key="plan", head=Text("方案", "Plan").say(lang)),
            *_numbers(heads, lang),
            *_changes(lang),
        ),
        rows=tuple(_fairer(each, each is equity.plans[0], lang) for each in equity.plans),
        remarks=(WORST.say(lang),),
        notes=(beyond,) if beyond else (),
        lang=lang,
    )


def alternatives_face(plan: Plan, count: int, lang: Lang) -> Face:
    """Return the `count` best plans that fund other lots than `plan`, and what each would lose."""
    if not plan.decision.planned:
        return no_plan_face(OTHERS, plan, lang)
    others = alternatives_of(plan, count)
    heads = {
        "number": Text("序号", "No."),
        "value": Text("总价值", "Value"),
        "loss": Text("价值减少", "Value lost"),
        "share": Text("减少比例", "Lost in %"),
        "spent": Text("安排金额", "Allocated"),
    }
    return typed_face(
        title=OTHERS.say(lang),
        columns=(*_numbers(heads, lang), *_changes(lang)),
        rows=tuple(_other(number, each) for number, each in enumerate(others, 1)),
        remarks=((CLEARLY if others else NONE_NEAR).say(lang),),
        lang=lang,
    )


def _equity(plan: Plan) -> Equity:
    equity = equity_of(plan)
    if equity is None:
        raise Unusable(NO_PEOPLE)
    return equity


def _numbers(heads: dict[str, Text], lang: Lang) -> list[TypedColumn]:
    return [TypedColumn(key=key, head=head.say(lang), numeric=True) for key, head in heads.items()]


def _changes(lang: Lang) -> tuple[TypedColumn, TypedColumn]:
    return (
        TypedColumn(key="added", head=Text("增加的包", "Lots added").say(lang)),
        TypedColumn(key="dropped", head=Text("减去的包", "Lots dropped").say(lang)),
    )


def _district(each: DistrictPart, worst: bool) -> tuple[TypedCell, ...]:
    share = each.share
    return (
        TypedCell(share.district, look="warning" if worst else ""),
        TypedCell(f"{share.population:,}", number=share.population),
        TypedCell(str(round_half_up(share.need, 3)), number=share.need),
        TypedCell(str(round_half_up(each.part, 0)), number=each.part),
        TypedCell(str(each.received), number=each.received),
        TypedCell(str(each.offered), number=each.offered),
        TypedCell(percent(each.level, 2), number=each.level, look="warning" if worst else ""),
    )


def _fairer(each: FairPlan, own: bool, lang: Lang) -> tuple[TypedCell, ...]:
    return (
        TypedCell(each.name.say(lang), look="strong" if own else ""),
        TypedCell(str(each.value), number=each.value),
        TypedCell(str(each.loss), number=each.loss),
        TypedCell(percent(each.share, 2), number=each.share),
        TypedCell(percent(each.worst, 2), number=each.worst),
        _limit(each.limit, each.welfare),
        *_lots(each.added, each.dropped),
    )


def _limit(limit: Fraction | Decimal | None, welfare: Decimal | None) -> TypedCell:
    """The limit of the worst-off in per cent, or that of the welfare beside what was reached."""
    if limit is None:
        return TypedCell("")
    if isinstance(limit, Fraction):
        return TypedCell(percent(limit, 2), number=limit)
    return TypedCell(f"{welfare} ≤ {limit}")


def _other(number: int, each: OtherPlan) -> tuple[TypedCell, ...]:
    return (
        TypedCell(str(number), number=number),
        TypedCell(str(each.value), number=each.value),
        TypedCell(str(each.loss), number=each.loss),
        TypedCell(percent(each.share, 2), number=each.share),
        TypedCell(money(each.spent), number=each.spent),
        *_lots(each.added, each.dropped),
    )


def _lots(added: Sequence[str], dropped: Sequence[str]) -> tuple[TypedCell, TypedCell]:
    return TypedCell(", ".join(added)), TypedCell(", ".join(dropped))
