"""A plan and what was asked for beside it, line by line for the terminal."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evaluation.cli.terminal import aligned
from evaluation.core.exact import money, round_half_up
from evaluation.core.text import Lang, Text
from evaluation.core.wording import percent
from evaluation.planning.budget_frontier import Frontier
from evaluation.planning.compared_scenarios import Compared
from evaluation.planning.fairness import Equity
from evaluation.planning.lot_steadiness import STANDINGS, LotSteadiness
from evaluation.planning.more import More
from evaluation.planning.plan import Plan, named
from evaluation.planning.plan_words import MODES, binding, certificate, districts, passed_over

NOTHING = "—"


def plan_lines(plan: Plan, more: More, lang: Lang) -> Iterator[str]:
    """Yield everything there is to say about `plan`, in `lang`."""
    tender = plan.evaluation.dossier.tender
    yield f"{tender.id} {tender.title}"
    yield MODES[plan.mode].say(lang)
    for finding in plan.findings:
        yield finding.line(lang)
    yield ""
    if plan.decision.planned:
        yield from _lots(plan, lang)
        yield from _rules(plan, lang)
        yield from _reasons(plan, lang)
    yield from (sentence.say(lang) for sentence in certificate(plan))
    yield from (sentence.say(lang) for sentence in plan.conflict)
    yield from _more(more, lang)


HEAD = Text(
    "区域|包号|名称|安排|响应|供应商|总分|金额|价值",
    "district|lot|title|funded|bid|tenderer|points|money|value",
)
RULES = Text("规则|实际||限额|结余|作用", "rule|reached||limit|to spare|effect")
ALONE = Text(
    "（得分、报价、资金各自单独变动，其余不变；报价变动引起的价格分变化不计。）",
    "(Points, price and money each alone, all else as it is; what another price would do to the "
    "price points is not counted.)",
)
FUNDED, NOT = Text("是", "yes"), Text("否", "no")


def _lots(plan: Plan, lang: Lang) -> Iterator[str]:
    rows = [HEAD.say(lang).split("|")]
    for district in districts(plan):
        for lot, option in district.lots:
            cells = [district.name.say(lang), lot.id, _short(lot.title)]
            if option is None:
                rows.append([*cells, NOT.say(lang), *[""] * 5])
                continue
            bid = plan.built.bids[lot.id, option.id]
            who = plan.evaluation.dossier.tenderer(bid.organisation).name
            spent = money(Fraction(option.money, plan.facts.minor))
            figures = [f"{bid.points:f}", spent, str(option.value)]
            rows.append([*cells, FUNDED.say(lang), option.id, who, *figures])
        sums = [str(district.funded), "", "", "", money(district.spent), str(district.value)]
        rows.append(["", "", "", *sums])
    yield aligned(rows, right=(6, 7, 8))
    yield ""


def _rules(plan: Plan, lang: Lang) -> Iterator[str]:
    rows = [RULES.say(lang).split("|")]
    for kept in plan.rules:
        row = kept.tightest
        name = f"{named(Text(kept.id, kept.id)).say(lang)} {row.each}".strip()
        figures = [row.shown(row.activity), row.sense.say(lang), row.shown(row.limit)]
        rows.append([name, *figures, row.shown(row.slack), binding(kept).say(lang)])
    yield aligned(rows, right=(1, 3, 4))
    yield ""


def _reasons(plan: Plan, lang: Lang) -> Iterator[str]:
    said = [passed_over(each) for each in plan.overrides]
    said += [sentence for left in plan.left for sentence in left.sentences]
    yield from (sentence.say(lang) for sentence in said)
    if plan.left:
        yield ALONE.say(lang)
    if said:
        yield ""


def _more(more: More, lang: Lang) -> Iterator[str]:
    if more.equity is not None:
        yield from _equity(more.equity, lang)
    if more.frontier is not None:
        yield from _frontier(more.frontier, lang)
    if more.alternatives:
        yield from _titled(ALTERNATIVES, lang)
        yield from (other.said.say(lang) for other in more.alternatives)
    if more.scenarios:
        yield from _scenarios(more.scenarios, lang)
    if more.steadiness:
        yield from _steadiness(more.steadiness, lang)


EQUITY = Text("区域应得份额", "What each district receives of its proportional part")
PARTS = Text(
    "区域|人口|需求|应得|实得|实得/应得", "district|people|need|part|received|received / part"
)
PLANS = Text(
    "方案|价值|减少|减少比例|最低区域|上限|增加|减去",
    "plan|value|lost|lost in %|worst-off|limit|with|without",
)
FRONTIER = Text("预算与价值", "What other budgets would buy")
POINTS = Text("预算|价值|上界|安排包数", "budget|value|no plan above|lots funded")
ALTERNATIVES = Text("其他方案", "Other plans")
SCENARIOS = Text("情景比较", "Scenarios")
COMPARED = Text(
    "情景|预算|支出|价值|增减|增加|减去|换人",
    "scenario|budget|spent|value|more or less|with|without|other bid",
)
NO_PLAN = Text("无可行方案", "no plan")
STEADINESS = Text(
    "评审小组重抽后的稳定性（不改变结果）", "With the panel drawn again (this changes no result)"
)
DRAWN = Text("包号|本方案|入选次数|抽取次数|情况", "lot|in the plan|funded|draws|standing")


def _titled(title: Text, lang: Lang) -> Iterator[str]:
    yield ""
    yield title.say(lang)


def _equity(equity: Equity, lang: Lang) -> Iterator[str]:
    yield from _titled(EQUITY, lang)
    rows = [PARTS.say(lang).split("|")]
    for each in equity.districts:
        share = each.share
        numbers = [f"{share.population}", f"{round_half_up(share.need, 3)}"]
        parts = [f"{round_half_up(each.part, 0)}", str(each.received), percent(each.level, 2)]
        rows.append([share.district, *numbers, *parts])
    yield aligned(rows, right=(1, 2, 3, 4, 5))
    yield ""
    rows = [PLANS.say(lang).split("|")]
    for plan in equity.plans:
        limit = NOTHING
        if isinstance(plan.limit, Fraction):
            limit = percent(plan.limit, 2)
        elif plan.limit is not None:
            limit = f"{plan.welfare} ≤ {plan.limit}"
        lost = [str(plan.loss), percent(plan.share, 2), percent(plan.worst, 2), limit]
        rows.append(
            [plan.name.say(lang), str(plan.value), *lost, *map(_ids, (plan.added, plan.dropped))]
        )
    yield aligned(rows, right=(1, 2, 3, 4, 5))


def _frontier(frontier: Frontier, lang: Lang) -> Iterator[str]:
    yield from _titled(FRONTIER, lang)
    rows = [POINTS.say(lang).split("|")]
    for point in frontier.points:
        here = " *" if point.budget == frontier.decision else ""
        value = NO_PLAN.say(lang) if point.value is None else str(point.value)
        bound = NOTHING if point.bound is None else str(point.bound)
        rows.append([f"{money(point.budget)}{here}", value, bound, str(len(point.funded))])
    yield aligned(rows, right=(1, 2, 3))
    yield from (each.said.say(lang) for each in frontier.reversed)


def _scenarios(scenarios: Sequence[Compared], lang: Lang) -> Iterator[str]:
    yield from _titled(SCENARIOS, lang)
    rows = [COMPARED.say(lang).split("|")]
    for each in scenarios:
        value = NO_PLAN.say(lang) if each.value is None else str(each.value)
        more = NOTHING if each.more is None else f"{each.more:+d}" if each.more else "0"
        amounts = [money(each.budget), money(each.spent), value, more]
        lots = map(_ids, (each.added, each.dropped, each.changed))
        rows.append([each.title.say(lang), *amounts, *lots])
    yield aligned(rows, right=(1, 2, 3, 4))


def _steadiness(steadiness: Sequence[LotSteadiness], lang: Lang) -> Iterator[str]:
    yield from _titled(STEADINESS, lang)
    rows = [DRAWN.say(lang).split("|")]
    for each in steadiness:
        inside = (FUNDED if each.in_plan else NOT).say(lang)
        word = STANDINGS[each.standing].say(lang)
        rows.append([each.lot, inside, str(each.funded), str(each.draws), word])
    yield aligned(rows, right=(2, 3))


def _ids(lots: Sequence[str]) -> str:
    return ", ".join(lots) or NOTHING


def _short(title: str) -> str:
    return title if len(title) <= 24 else f"{title[:23]}…"
