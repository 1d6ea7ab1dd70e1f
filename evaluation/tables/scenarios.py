"""The scenarios of a dossier beside the plan: other budgets, modes or rules."""

from collections.abc import Sequence

from evaluation.core.glossary import vocabulary
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.compared_scenarios import Compared
from evaluation.planning.plan import Plan
from evaluation.tables.plan_columns import NO_PLAN, lots_columns, money_column

BESIDE = Text(
    "每个情景都在同样的评审结果上另行求解，与本方案比较；情景不改变任何结果，也不能打印成正式文件。",
    "Each scenario is solved anew on the same ranking and set beside the plan. A scenario changes no "
    "result and cannot be printed as a final document.",
)
HOW = Text(
    "档案中没有“情景”表。加上这张表，写明每个情景的预算、方式或去掉的规则，再运行一次。",
    "The dossier has no sheet Scenarios. Add it, with the budget, the mode or the rules left out of each "
    "scenario, and run it again.",
)


def scenarios_table(scenarios: Sequence[Compared], plan: Plan) -> Table:
    """Return the plan and each scenario; where there are none, how to add one.

    Example:
        >>> from decimal import Decimal
        >>> from evaluation.dossier.records import Scenario
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.compared_scenarios import beside
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> less = Scenario(id="S1", title="less money", budget=Decimal(2_500_000))
        >>> scenarios_table(beside(plan, [less]), plan).only("title", "more").texts("en")
        [['The plan', '0'], ['less money', '-125569']]
    """
    return Table(
        key="scenarios",
        title=Text("情景比较", "Scenarios"),
        columns=(
            column("id", "code"),
            column("title", term="scenario"),
            column("mode", term="allocation_mode"),
            money_column(plan, "budget"),
            money_column(plan, "spent", "allocated"),
            column("value", "whole", term="worth"),
            column("more", "whole", term="gain"),
            *lots_columns(),
            column("changed", term="other_bid"),
        ),
        rows=tuple(map(_row, scenarios)),
        remarks=(BESIDE,) if scenarios else (),
        empty=HOW,
    )


def _row(each: Compared) -> Row:
    scenario, there = each.scenario, each.value is not None
    more = None if not each.more else Text(f"{each.more:+d}", f"{each.more:+d}")
    note = scenario.note if scenario else None
    return row(
        scenario.id if scenario else None,
        Cell(
            each.title,
            look="" if scenario else "strong",
            hint=Text(note, note) if note else None,
        ),
        Cell(str(each.plan.mode), shown=vocabulary()["allocation_mode"][each.plan.mode]),
        each.budget,
        each.spent if there else None,
        Cell(each.value, shown=None if there else NO_PLAN, look="strong" if there else ""),
        Cell(each.more, shown=more),
        each.added,
        each.dropped if there else (),
        each.changed,
    )
