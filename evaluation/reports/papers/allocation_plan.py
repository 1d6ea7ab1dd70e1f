"""The plan 资金分配方案: what the budget funds by district, why the rest is left, what proves it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.charts.picture import Picture
from evaluation.core.table import Table
from evaluation.core.text import Lang, Text
from evaluation.planning.budget_frontier import frontier_of
from evaluation.planning.compared_scenarios import scenarios_of
from evaluation.planning.fairness import equity_of
from evaluation.planning.lawful import announced
from evaluation.planning.more import More
from evaluation.planning.other_plans import alternatives_of
from evaluation.planning.plan import Plan, allocate, can_allocate
from evaluation.planning.plan_words import MODES, certificate, goals_said
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.evaluation_view import Chart
from evaluation.reports.views.lot_charts import FAMILIES
from evaluation.reports.views.plan_pictures import WIDE, district_pictures, frontier_pictures
from evaluation.reports.views.table_view import TableView, table_view
from evaluation.tables.bound_cases import bound_table
from evaluation.tables.budget_steps import budget_steps_table
from evaluation.tables.district_parts import district_parts_table
from evaluation.tables.fairer_plans import fairer_plans_table
from evaluation.tables.left_lots import left_table
from evaluation.tables.nearby_plans import nearby_plans_table
from evaluation.tables.passed_over import overrides_table
from evaluation.tables.plan_lots import plan_by_district
from evaluation.tables.plan_rules import tightest_rules_table
from evaluation.tables.scenarios import scenarios_table

PROOF = Text("方案的证明", "What proves the plan")
UNNUMBERED = frozenset({"overrides", "fairer", "bound"})
"""Tables that belong to the part before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationPlan(Frame):
    """The plan; `planned` is False where the rules leave none, and `conflict` says why.

    Args:
        heads: of the tables that there are, by their keys; those of the parts are numbered.
        tables: by the same keys; what nobody knows is left out.
        announced: where the documents announced how lots are chosen; empty where they did not.
        charts: by the key of the table they stand with.
    """

    heads: Mapping[str, str]
    planned: bool
    mode: str
    announced: str
    goals: str
    tables: Mapping[str, TableView]
    charts: Mapping[str, tuple[Chart, ...]]
    certificate: tuple[str, ...]
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
    tables = dict(_tables(plan, more))
    titles = {key: table.title for key, table in tables.items()} | {"proof": PROOF}
    return AllocationPlan(
        **frame(occasion, lang),
        heads=_heads(titles, lang),
        planned=plan.decision.planned,
        mode=MODES[plan.mode].say(lang),
        announced=said.say(lang) if (said := announced(occasion.dossier.tender)) else "",
        goals=goals_said(plan).say(lang),
        tables={key: table_view(table, lang) for key, table in tables.items()},
        charts=_charts(plan, more, lang),
        certificate=tuple(text.say(lang) for text in certificate(plan)),
        conflict=tuple(text.say(lang) for text in plan.conflict),
        notes=tuple(finding.cited.say(lang) for finding in plan.findings),
        print=plan.decision.program.fingerprint,
    )


def _tables(plan: Plan, more: More) -> Iterator[tuple[str, Table]]:
    """Yield the tables that there are, in the order of the pages."""
    if plan.decision.planned:
        yield "plan", plan_by_district(plan)
        if plan.overrides:
            yield "overrides", overrides_table(plan)
        yield "rules", tightest_rules_table(plan)
    if plan.left:
        yield "left", left_table(plan)
    if more.equity is not None:
        yield "equity", district_parts_table(more.equity)
        yield "fairer", fairer_plans_table(more.equity)
    if more.frontier is not None:
        yield "frontier", budget_steps_table(more.frontier, plan)
    if more.alternatives:
        yield "others", nearby_plans_table(more.alternatives, plan)
    if more.scenarios:
        yield "scenarios", scenarios_table(more.scenarios, plan)
    if plan.proof is not None:
        yield "bound", bound_table(plan)


def _heads(titles: Mapping[str, Text], lang: Lang) -> dict[str, str]:
    """Return the headings; those of the parts are numbered."""
    parts = [key for key in titles if key not in UNNUMBERED]
    heads = {key: title.say(lang) for key, title in titles.items()}
    for number, key in enumerate(parts):
        before = f"{'一二三四五六七八'[number]}、" if lang == "zh" else f"{number + 1}. "
        heads[key] = before + heads[key]
    return heads


def _charts(plan: Plan, more: More, lang: Lang) -> dict[str, tuple[Chart, ...]]:
    drawn = dict[str, Iterable[Picture]]()
    if plan.decision.planned:
        drawn["plan"] = district_pictures(plan, lang, WIDE)
    if more.frontier is not None:
        drawn["frontier"] = frontier_pictures(more.frontier, plan, lang, WIDE)
    return {key: tuple(map(_chart, pictures)) for key, pictures in drawn.items()}


def _chart(picture: Picture) -> Chart:
    # The SVG is ours; its labels and its title are escaped.
    return Chart(caption="", part="", svg=Markup(picture.typeset(FAMILIES)), alt=picture.alt)


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
