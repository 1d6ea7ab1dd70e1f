"""What other budgets and other rules would buy: steps and scenarios, beside the plan."""

from evaluation.charts.frontier_steps import frontier_steps
from evaluation.charts.picture import Picture
from evaluation.core.exact import money, show
from evaluation.core.text import Lang, Text
from evaluation.core.wording import unit_of_money
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.planning.budget_frontier import BudgetPoint, Frontier, frontier_of
from evaluation.planning.compared_scenarios import Compared, scenarios_of
from evaluation.planning.plan import Plan

MEANS = Text(
    "每个台阶是一档预算能买到的总价值；粗体是本次预算。两档之间的预算至少买到下一档台阶的价值。只供比较，不改变任何结果。",
    "Each step is what a budget buys; the budget of this tender is in bold. Between two steps a "
    "budget buys at least what the lower one does. It serves to compare and changes no result.",
)
NO_ERROR = Text(
    "有的包在预算较少时入选，预算增加后反而不入选。这不是错误：钱用到了更好的组合上。",
    "Some lots are funded at one budget and dropped at a larger one. That is no error: the money goes "
    "into a better combination.",
)
NO_SCENARIOS = Text(
    "档案中没有“情景”表。加上这张表，写明每个情景的预算、方式或去掉的规则，再运行一次。",
    "The dossier has no sheet Scenarios. Add it, with the budget, the mode or the rules left out of "
    "each scenario, and run the cell again.",
)
BESIDE = Text(
    "每个情景都在同样的评审结果上另行求解，与本方案比较；情景不改变任何结果，也不能打印成正式文件。",
    "Each scenario is solved anew on the same ranking and set beside the plan. A scenario changes no "
    "result and cannot be printed as a final document.",
)
NO_PLAN = Text("没有可行方案", "no plan keeps all rules")


def frontier_face(plan: Plan, lang: Lang) -> Face:
    """Return what budgets around that of `plan` would buy, as steps and as a table."""
    found = frontier_of(plan)
    heads = {
        "budget": Text("预算", "Budget"),
        "value": Text("总价值", "Value"),
        "bound": Text("价值上界", "At most"),
        "funded": Text("安排包数", "Lots funded"),
    }
    return typed_face(
        title=Text("预算与价值", "What each budget buys").say(lang),
        columns=(
            *(
                TypedColumn(key=key, head=head.say(lang), numeric=True)
                for key, head in heads.items()
            ),
            TypedColumn(key="lots", head=Text("安排的包", "Which").say(lang)),
        ),
        rows=tuple(_point(point, point.budget == found.decision, lang) for point in found.points),
        remarks=(MEANS.say(lang),),
        pictures=_steps(found, plan, lang),
        notes=(
            *((NO_ERROR.say(lang),) if found.reversed else ()),
            *(each.said.say(lang) for each in found.reversed),
        ),
        lang=lang,
    )


def _steps(found: Frontier, plan: Plan, lang: Lang) -> tuple[Picture, ...]:
    """The step chart; none where no budget leaves a plan."""
    points = [
        (point.budget, point.value, point.bound if point.bound is not None else point.value)
        for point in found.points
        if point.value is not None
    ]
    if not points:
        return ()
    unit = unit_of_money(plan.evaluation.dossier.tender.currency, lang)
    return (frontier_steps(points, unit=unit, lang=lang, decision_budget=found.decision),)


def scenarios_face(plan: Plan, lang: Lang) -> Face:
    """Return the scenarios of the dossier beside `plan`; where there are none, how to add one."""
    rows = tuple(_scenario(each, lang) for each in scenarios_of(plan))
    heads = {
        "title": Text("情景", "Scenario"),
        "budget": Text("预算", "Budget"),
        "spent": Text("安排金额", "Allocated"),
        "value": Text("总价值", "Value"),
        "more": Text("与本方案之差", "Against the plan"),
        "added": Text("增加的包", "Lots added"),
        "dropped": Text("减去的包", "Lots dropped"),
        "changed": Text("换人或换档的包", "Lots with another bid"),
    }
    numeric = ("budget", "spent", "value", "more")
    return typed_face(
        title=Text("情景比较", "Scenarios").say(lang),
        columns=tuple(
            TypedColumn(key=key, head=head.say(lang), numeric=key in numeric)
            for key, head in heads.items()
        ),
        rows=rows,
        remarks=((BESIDE if rows else NO_SCENARIOS).say(lang),),
        lang=lang,
    )


def _point(point: BudgetPoint, here: bool, lang: Lang) -> tuple[TypedCell, ...]:
    look = "strong" if here else ""
    none = TypedCell(NO_PLAN.say(lang))
    return (
        TypedCell(money(point.budget), number=point.budget, look=look),
        none if point.value is None else TypedCell(str(point.value), number=point.value, look=look),
        TypedCell("—") if point.bound is None else TypedCell(str(point.bound), number=point.bound),
        TypedCell(str(len(point.funded)), number=len(point.funded)),
        TypedCell(", ".join(sorted(point.funded))),
    )


def _scenario(each: Compared, lang: Lang) -> tuple[TypedCell, ...]:
    scenario = each.scenario
    more = "" if each.more is None else f"{'+' if each.more > 0 else ''}{show(each.more)}"
    return (
        TypedCell(
            each.title.say(lang),
            look="" if scenario else "strong",
            hint=scenario.note or "" if scenario else "",
        ),
        TypedCell(money(each.budget), number=each.budget),
        TypedCell(money(each.spent), number=each.spent),
        TypedCell(NO_PLAN.say(lang))
        if each.value is None
        else TypedCell(str(each.value), number=each.value, look="strong"),
        TypedCell(more, number=each.more),
        TypedCell(", ".join(each.added)),
        TypedCell(", ".join(each.dropped)),
        TypedCell(", ".join(each.changed)),
    )
