"""A plan and what was asked for beside it, line by line for the terminal."""

from collections.abc import Iterator

from evaluation.cli.terminal import table as aligned_table
from evaluation.cli.what_to_type import line
from evaluation.core.table import Table
from evaluation.core.text import Lang
from evaluation.planning.lawful import announced
from evaluation.planning.more import More
from evaluation.planning.plan import Plan
from evaluation.planning.plan_words import MODES, certificate
from evaluation.tables.budget_steps import budget_steps_table
from evaluation.tables.district_parts import district_parts_table
from evaluation.tables.fairer_plans import fairer_plans_table
from evaluation.tables.left_lots import left_table
from evaluation.tables.named_bids import members_below
from evaluation.tables.nearby_plans import nearby_plans_table
from evaluation.tables.passed_over import overrides_table
from evaluation.tables.plan_lots import plan_by_district
from evaluation.tables.plan_rules import tightest_rules_table
from evaluation.tables.scenarios import scenarios_table
from evaluation.tables.steadiness import steadiness_table

LOTS = ("district", "lot", "state", "bid", "points", "money", "value", "tenderer", "title")
"""The names come last, so that a long one moves nothing."""

RULES = ("id", "reached", "sense", "limit", "spare", "each", "effect")
PARTS = ("district", "population", "need", "part", "received", "offered", "level")
FAIRER = ("name", "value", "loss", "share", "worst_level", "limit", "added", "dropped")
STEPS = ("budget", "value", "bound", "count", "note")
SCENARIOS = (
    "title", "mode", "budget", "spent", "value", "more", "added", "dropped", "changed",
)  # fmt: skip
STEADINESS = ("lot", "in_plan", "funded", "draws", "share", "standing")


def plan_lines(plan: Plan, more: More, lang: Lang) -> Iterator[str]:
    """Yield everything there is to say about `plan`, in `lang`."""
    tender = plan.evaluation.dossier.tender
    yield f"{tender.id} {tender.title}"
    yield MODES[plan.mode].say(lang)
    if said := announced(tender):
        yield said.say(lang)
    for finding in plan.findings:
        yield line(finding, lang)
    if plan.decision.planned:
        lots = plan_by_district(plan).only(*LOTS)
        yield from _told(lots, lang)
        yield from (members.say(lang) for members in members_below(lots))
        yield from _told(tightest_rules_table(plan).only(*RULES), lang)
        if plan.overrides:
            yield from _told(overrides_table(plan), lang)
        yield from _left(plan, lang)
    yield ""
    yield from (sentence.say(lang) for sentence in certificate(plan))
    yield from (sentence.say(lang) for sentence in plan.conflict)
    for table in _beside(plan, more):
        yield from _told(table, lang)


def _told(table: Table, lang: Lang) -> Iterator[str]:
    yield ""
    yield table.title.say(lang)
    yield aligned_table(table, lang)
    yield from (note.say(lang) for note in table.notes)


def _left(plan: Plan, lang: Lang) -> Iterator[str]:
    """Yield the reasons sentence by sentence; each names its lot."""
    table = left_table(plan)
    if table.rows:
        yield ""
        yield table.title.say(lang)
    for (why,) in (row.cells for row in table.only("why").rows):
        yield from (each.say(lang) for each in why.lines)
    yield from (note.say(lang) for note in table.notes)


def _beside(plan: Plan, more: More) -> Iterator[Table]:
    if more.equity is not None:
        yield district_parts_table(more.equity).only(*PARTS)
        yield fairer_plans_table(more.equity).only(*FAIRER)
    if more.frontier is not None:
        yield budget_steps_table(more.frontier, plan).only(*STEPS)
    if more.alternatives:
        yield nearby_plans_table(more.alternatives, plan)
    if more.scenarios:
        yield scenarios_table(more.scenarios, plan).only(*SCENARIOS)
    if more.steadiness:
        yield steadiness_table(more.steadiness, plan).only(*STEADINESS)
