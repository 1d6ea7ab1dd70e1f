"""The frontier as a step chart with a slider: what another budget would buy.

Why:
    All that can be shown is worked out before the slider moves. A move is one look-up; the picture
    is not drawn anew, only the line over it moves.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from evaluation.charts.frontier_steps import across, frontier_steps
from evaluation.core.exact import money
from evaluation.core.text import Lang, Text
from evaluation.core.wording import unit_of_money
from evaluation.display.widgets.controls import ControlPanel, panel, wide
from evaluation.planning.budget_frontier import BudgetPoint, Frontier
from evaluation.planning.plan import Plan

TITLE = Text("预算前沿", "The frontier of the budget")
BUDGET = Text("预算", "Budget")
OWN = Text("本次预算", "This budget")
TRIAL = Text("试算", "What-if")
BUYS = Text(
    "预算 {budget} {unit}：资助 {count} 包，总价值 {value}。",
    "A budget of {budget} {unit} funds {count} lots worth {value}.",
)
PROVEN = Text("已证明没有更好的方案。", "No plan is worth more; this is proven.")
BOUND = Text("任何方案不超过 {}。", "No plan is worth more than {}.")
NONE = Text("没有方案能满足全部规则。", "No plan keeps all rules.")
MORE = Text("比本次预算多资助：", "Funded beyond this budget: ")
LESS = Text("比本次预算少资助：", "Not funded, but at this budget: ")
FUNDED = Text("资助的包：", "Funded: ")
DROPPED = Text("预算增至此数时反而不入选：", "Dropped at this larger budget: ")
WARNING = Text(
    "试算：只供比较，不改变方案，也不会进入任何文件。",
    "What-if: for comparison only; it changes no plan and enters no document.",
)

LOOKS = Markup("""<style>
.tender-frontier { position: relative; max-width: 42em; }
.tender-frontier svg { width: 100%; height: auto; background: white; display: block; }
.tender-frontier > .tender-mark { position: absolute; inset: 0; pointer-events: none; margin: 0; height: 100%; }
.tender-frontier > .tender-mark * { height: 100%; }
.tender-frontier i.line { position: absolute; top: 8%; height: 77%; border-left: 3px solid #b36b00; opacity: .85; }
.tender-chosen b.trial { background: #ffe08a; color: #5c3a00; padding: 0 .4em; border-radius: 3px; }
.tender-chosen { line-height: 1.6; min-height: 8em; }
</style>""")


def budget_slider(frontier: Frontier, plan: Plan, lang: Lang) -> ControlPanel:
    """Return the frontier around the budget of `plan`, with a slider over its budgets.

    Args:
        frontier: worked out; nothing is solved here.
        plan: for the names of the lots and the unit of money.
    """
    import ipywidgets as widgets

    points = [each for each in frontier.points if each.value is not None and each.bound is not None]
    steps = [(each.budget, each.value or 0, each.bound or 0) for each in points]
    unit = unit_of_money(plan.evaluation.dossier.tender.currency, lang)
    picture = frontier_steps(steps, unit=unit, lang=lang, decision_budget=frontier.decision)
    titles = {lot.id: lot.title for lot in plan.evaluation.dossier.lots}
    said = [chosen(frontier, each, titles, unit, lang) for each in frontier.points]
    lines = [line(across(steps, each.budget)) for each in frontier.points]
    slider = widgets.SelectionSlider(
        options=[(money(each.budget), at) for at, each in enumerate(frontier.points)],
        value=frontier.points.index(frontier.here),
        **wide(BUDGET.say(lang)),
    )
    own = widgets.Button(description=OWN.say(lang), icon="undo")
    mark, text = widgets.HTML(), widgets.HTML()
    mark.add_class("tender-mark")
    chart = widgets.Box([widgets.HTML(str(LOOKS) + picture.svg), mark])
    chart.add_class("tender-frontier")

    def moved(_: object = None) -> None:
        mark.value, text.value = lines[slider.value], said[slider.value]

    slider.observe(moved, "value")
    moved()
    own.on_click(lambda _: setattr(slider, "value", frontier.points.index(frontier.here)))
    controls = {"slider": slider, "own": own, "mark": mark, "text": text}
    return panel(TITLE.say(lang), controls, [chart, slider, own, text])


def line(across: float) -> str:
    """Return the line over the picture at a share of its width."""
    return str(Markup('<i class="line" style="left:{}%"></i>').format(f"{across * 100:.3f}"))


def chosen(
    frontier: Frontier, point: BudgetPoint, titles: Mapping[str, str], unit: str, lang: Lang
) -> str:
    """Return what `point` buys as HTML, and how that differs from the decision."""
    if point.value is None:
        parts = [Markup.escape(f"{money(point.budget)} {unit}"), Markup.escape(NONE.say(lang))]
        return _page(point, frontier, parts, lang)
    proof = PROVEN.say(lang) if point.proven else BOUND.say(lang).format(point.bound)
    first = BUYS.say(lang).format(
        budget=money(point.budget), unit=unit, count=len(point.funded), value=point.value
    )
    dropped = [each.lot for each in frontier.reversed if each.dropped_at == point.budget]
    lists = (
        (FUNDED, sorted(point.funded)),
        (MORE, sorted(point.funded - frontier.here.funded)),
        (LESS, sorted(frontier.here.funded - point.funded)),
        (DROPPED, dropped),
    )
    between = Text("、", ", ").say(lang)
    parts = [Markup("{} {}").format(first, proof)]
    parts += [
        Markup("{}{}").format(
            head.say(lang), Markup.escape(between).join(_lot(i, titles) for i in ids)
        )
        for head, ids in lists
        if ids
    ]
    return _page(point, frontier, parts, lang)


def _lot(id: str, titles: Mapping[str, str]) -> Markup:
    return Markup('<span title="{}">{}</span>').format(titles.get(id, ""), id)


def _page(point: BudgetPoint, frontier: Frontier, parts: Sequence[Markup], lang: Lang) -> str:
    """The decision itself is no trial; every other budget says that it is one, first of all."""
    trial = Markup('<b class="trial">{}</b> {}').format(
        TRIAL.say(lang), WARNING.say(lang).partition(Text("：", ": ").say(lang))[2]
    )
    marked = [] if point.budget == frontier.decision else [trial]
    body = Markup("<br>").join([*marked, *parts])
    return str(Markup('<div class="tender-chosen">{}</div>').format(body))
