"""What a budget funds, in a notebook: the plan, its rules, and what stands beside it."""

from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.planning.budget_frontier import frontier_of
from evaluation.planning.compared_scenarios import scenarios_of
from evaluation.planning.fairness import Equity, equity_of
from evaluation.planning.lot_steadiness import steadiness_of
from evaluation.planning.other_plans import alternatives_of
from evaluation.planning.plan import Plan
from evaluation.reports.views.plan_pictures import district_pictures, frontier_pictures
from evaluation.tables.budget_steps import budget_steps_table
from evaluation.tables.district_parts import district_parts_table
from evaluation.tables.fairer_plans import fairer_plans_table
from evaluation.tables.nearby_plans import nearby_plans_table
from evaluation.tables.plan_lots import no_plan_table, plan_table
from evaluation.tables.plan_rules import rules_table
from evaluation.tables.scenarios import scenarios_table
from evaluation.tables.steadiness import steadiness_table

RULES = ("id", "text", "law", "each", "reached", "sense", "limit", "spare", "effect")
FAIRER = ("name", "value", "loss", "share", "worst_level", "limit", "added", "dropped")
SCENARIOS = ("title", "mode", "budget", "spent", "value", "more", "added", "dropped", "changed")
STEADINESS = ("lot", "title", "in_plan", "funded", "share", "standing")
NO_PEOPLE = Text(
    "无法计算各区域的应得价值；请给每个采购包填写区域，并在“需求”表中填写每个区域的人口",
    "the parts of the districts are not known; write the district of every lot, and on the sheet Needs "
    "the population of every district",
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
        return _no_plan(plan, lang)
    return Face(table=plan_table(plan), lang=lang, pictures=tuple(district_pictures(plan, lang)))


def rules_face(plan: Plan, lang: Lang) -> Face:
    """Return every rule with what the plan reaches, its limit, and what the rule costs."""
    if not plan.decision.planned:
        return _no_plan(plan, lang)
    return Face(table=rules_table(plan).only(*RULES), lang=lang)


def equity_face(plan: Plan, lang: Lang) -> Face:
    """Return what each district receives under `plan`, of what it may expect.

    Raises:
        Unusable: a lot has no district, or a district no population.
    """
    if not plan.decision.planned:
        return _no_plan(plan, lang)
    return Face(table=district_parts_table(_equity(plan)), lang=lang)


def fairer_face(plan: Plan, lang: Lang) -> Face:
    """Return `plan` and, beside it, fairer plans with the value that each would lose.

    Raises:
        Unusable: a lot has no district, or a district no population.
    """
    if not plan.decision.planned:
        return _no_plan(plan, lang)
    return Face(table=fairer_plans_table(_equity(plan)).only(*FAIRER), lang=lang)


def alternatives_face(plan: Plan, count: int, lang: Lang) -> Face:
    """Return the `count` best plans that fund other lots than `plan`, and what each would lose."""
    if not plan.decision.planned:
        return _no_plan(plan, lang)
    return Face(table=nearby_plans_table(alternatives_of(plan, count), plan), lang=lang)


def frontier_face(plan: Plan, lang: Lang) -> Face:
    """Return what budgets around that of `plan` would buy, as steps and as a table."""
    found = frontier_of(plan)
    table, pictures = budget_steps_table(found, plan), frontier_pictures(found, plan, lang)
    return Face(table=table, lang=lang, pictures=tuple(pictures))


def scenarios_face(plan: Plan, lang: Lang) -> Face:
    """Return the scenarios of the dossier beside `plan`; where there are none, how to add one."""
    return Face(table=scenarios_table(scenarios_of(plan), plan).only(*SCENARIOS), lang=lang)


def steadiness_face(plan: Plan, draws: int, lang: Lang) -> Face:
    """Return how often each lot is funded when the panel is drawn again `draws` times."""
    if not plan.decision.planned:
        return _no_plan(plan, lang)
    found = steadiness_of(plan, draws)
    return Face(table=steadiness_table(found, plan).only(*STEADINESS), lang=lang)


def _no_plan(plan: Plan, lang: Lang) -> Face:
    return Face(table=no_plan_table(plan), lang=lang)


def _equity(plan: Plan) -> Equity:
    equity = equity_of(plan)
    if equity is None:
        raise Unusable(NO_PEOPLE)
    return equity
