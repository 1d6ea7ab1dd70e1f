"""What a plan says in words: its proof, its rules, its districts; for terminal and documents alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from evaluation.allocation.problem import Each, Goal, Option
from evaluation.allocation.reasons.rule_names import own_name
from evaluation.allocation.settled import Proof
from evaluation.allocation.solving.best import Grade
from evaluation.allocation.tender.overrides import Override
from evaluation.core.exact import show
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.records import Lot
from evaluation.planning.frozen_goals import EQUITY, goals_of
from evaluation.planning.kept_rules import RuleKept
from evaluation.planning.plan import Plan, named

NO_DISTRICT = Text("（未分区域）", "(no district)")

MODES = {
    "rank-bound": Text(
        "按名次：每个包只可安排给第一候选人，模型只在包之间选择",
        "rank-bound: a lot goes to its first candidate or to nobody; the model chooses among lots",
    ),
    "serial": Text(
        "兼投限中：按公布的包序逐包确定供应商，已达上限的由下一名递补；模型只选择安排哪些包",
        "serial: lots in the published order, each to the best-ranked bidder that is not at its "
        "cap; the model chooses only which lots are funded",
    ),
    "portfolio": Text(
        "组合：任一进入排名的响应都可安排", "portfolio: any ranked bid may be funded"
    ),
}

GOALS: Mapping[str, Text] = {
    EQUITY: Text("得益最少的区域尽量多得", "the worst-off district"),
    Goal.VALUE: Text("价值最大", "most value"),
    Goal.LEAST_SPEND: Text("支出最少", "least spend"),
    Goal.LEAST_RANK: Text("名次靠前", "best ranks"),
    Goal.MOST_LOTS: Text("安排的包最多", "most lots"),
}


def goals_said(plan: Plan) -> Text:
    """Return what the plan is chosen for, in order; the rules that have to hold come first."""
    rules = Text("满足法定要求和各项规则", "the law and the rules")
    said = [rules, *(GOALS[goal] for goal in goals_of(plan.evaluation.dossier.tender))]
    return Text("、".join(goal.zh for goal in said), ", then ".join(goal.en for goal in said))


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """The lots of a district under the plan.

    Args:
        lots: each with the option that is funded; None where it is not.
        spent: money, in the unit of the sheets.
    """

    name: Text
    lots: tuple[tuple[Lot, Option | None], ...]
    spent: Fraction
    value: int

    @property
    def funded(self) -> int:
        """Return how many of its lots are funded."""
        return sum(option is not None for _, option in self.lots)


def districts(plan: Plan) -> Iterator[District]:
    """Yield every district, in the order in which the Lots sheet first names it."""
    funded = {lot.id: option for lot, option in plan.decision.funded()}
    lots = plan.evaluation.dossier.lots
    for name in dict.fromkeys(lot.district for lot in lots):
        here = tuple((lot, funded.get(lot.id)) for lot in lots if lot.district == name)
        chosen = [option for _, option in here if option is not None]
        yield District(
            name=Text(name, name) if name else NO_DISTRICT,
            lots=here,
            spent=Fraction(sum(option.money for option in chosen), plan.facts.minor),
            value=sum(option.value for option in chosen),
        )


GRADES = {
    Grade.ARITHMETIC: Text(
        "由整数运算直接证明：上界与方案价值之间容不下任何更好的方案",
        "proven by arithmetic alone: the upper bound leaves no room for a better plan",
    ),
    Grade.TWO_SOLVERS: Text(
        "两个独立的求解器一致：没有更好的方案",
        "two independent solvers agree that no plan is better",
    ),
    Grade.ONE_SOLVER: Text(
        "一个求解器证明：没有更好的方案", "one solver proves that no plan is better"
    ),
    Grade.GAP: Text("未证明最优，只给出上界", "not proven best; only an upper bound is given"),
    Grade.INFEASIBLE_TWO: Text(
        "两个独立的求解器一致：规则相互矛盾，没有可行方案",
        "two independent solvers agree that no plan keeps all rules",
    ),
    Grade.INFEASIBLE_ONE: Text(
        "一个求解器证明：没有可行方案", "one solver proves that no plan keeps all rules"
    ),
    Grade.UNKNOWN: Text("没有结论", "unknown"),
}
"""How firmly the plan stands, in words."""


def certificate(plan: Plan) -> Iterator[Text]:
    """Yield what proves the plan, sentence by sentence."""
    decision, proof = plan.decision, plan.proof
    grade = GRADES[decision.grade]
    yield Text(f"证明等级：{grade.zh}。", f"Proof: {grade.en}.")
    if proof is not None:
        yield _bounded(plan, proof)
        if proof.must:
            names = ", ".join(proof.must)
            yield Text(
                f"仅凭该上界即可断定：同样好的方案都必须包含 {names}。",
                f"The bound alone shows that every plan as good funds {names}.",
            )
    if decision.unique is not None:
        yield (
            Text("这是唯一的最优方案。", "No other plan is as good.")
            if decision.unique
            else Text(
                f"另有同样好的方案（列出 {len(decision.others)} 个），按公布顺序取定。",
                f"Other plans are as good ({len(decision.others)} are listed); "
                "the published order decides.",
            )
        )
    yield from decision.notes


def _bounded(plan: Plan, proof: Proof) -> Text:
    """Return what the multipliers show, in how many cases."""
    value, bound, gap = plan.decision.value, show(proof.bound, 2), _percent(proof.gap)
    cases = len(plan.decision.cases)
    zh = f"分 {cases} 种情形" if cases > 1 else ""
    en = f", in {cases} cases," if cases > 1 else ""
    shown = (
        Text("没有价值更高的方案", "that no plan is worth more")
        if proof.gap <= 0
        else Text(f"任何方案的价值最多高出 {gap}%", f"that no plan is worth over {gap} % more")
    )
    return Text(
        f"方案价值 {value}，已用整数逐条复核。由各规则的整数乘数{zh}算得上界 {bound}："
        f"仅凭加减乘除即可核实，{shown.zh}。",
        f"The plan is worth {value}; every rule was re-added in whole numbers. Whole-number "
        f"multipliers of the rules give{en} the upper bound {bound}: arithmetic alone shows "
        f"{shown.en}.",
    )


def _percent(rate: Fraction) -> str:
    """Return `rate` in percent, rounded up: the bound must not look better than it is."""
    return show(Fraction(ceil(rate * 10**6), 10**4))


EACHES = {
    Each.ORGANISATION: Text("每个组织", "each organisation"),
    Each.GROUP: Text("每组关联方", "each group"),
    Each.DISTRICT: Text("每个区域", "each district"),
    Each.CATEGORY: Text("每个类别", "each category"),
    Each.LOT: Text("每个包", "each lot"),
}


def rule_name(kept: RuleKept) -> Text:
    """Return what a rule says: the bureau's sentence, or what it adds up."""
    rule = kept.rule
    if rule is None:
        return named(own_name(kept.id))
    return (
        rule.text or vocabulary()["metric"][rule.metric] if rule.metric else Text(kept.id, kept.id)
    )


def binding(kept: RuleKept) -> Text:
    """Return whether the rule costs value, and how much."""
    if kept.price is None:
        spare = kept.tightest.shown(kept.tightest.slack)
        if kept.id.startswith("funds."):
            return Text(f"结余 {spare}", f"{spare} left over")
        return Text("有余量", "room to spare") if kept.tightest.slack else Text("无余量", "no room")
    if kept.binds:
        cost, lots = kept.price.last_in, ", ".join(kept.price.changed)
        return Text(
            f"起约束作用：去掉它价值可增加 {cost}（变动 {lots}）",
            f"binds: without it the value would be {cost} higher (changes {lots})",
        )
    return Text("不影响价值", "costs no value")


def passed_over(override: Override) -> Text:
    """Return who was first in a lot and who is funded instead."""
    lot, first, funded = override.lot, override.first, override.funded
    worse = override.worse_and_dearer
    return Text(
        f"{lot}：越过第一候选 {first.bid}（{first.points}），改选第 {funded.rank} 名 "
        f"{funded.bid}（{funded.points}）{'；得分更低且报价不低，请说明理由' if worse else ''}。",
        f"{lot}: {first.bid} ({first.points}) was first; {funded.bid} ({funded.points}), "
        f"ranked {funded.rank}, is funded"
        f"{'; it has fewer points and asks no less: give the reason' if worse else ''}.",
    )
