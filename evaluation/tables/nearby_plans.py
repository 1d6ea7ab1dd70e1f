"""Plans nearly as good as the plan: which lots they would change, and what they would lose."""

from collections.abc import Sequence

from evaluation.core.table import Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.other_plans import OtherPlan
from evaluation.planning.plan import Plan
from evaluation.tables.plan_columns import loss_columns, lots_columns, money_column

TITLE = Text("相近的其他方案", "Other plans nearly as good")
CLEARLY = Text(
    "满足全部规则、安排的包不同、价值仅次于本方案的方案。价值相差不大时，不宜称本方案明显优于其他方案。",
    "Plans that keep every rule, fund other lots, and come next in value. Where they lose little, the "
    "plan should not be called clearly better.",
)


def nearby_plans_table(others: Sequence[OtherPlan], plan: Plan) -> Table:
    """Return a row for each plan, the best first.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.other_plans import alternatives_of
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> table = nearby_plans_table(alternatives_of(plan, 1), plan)
        >>> table.only("loss", "added", "dropped").texts("en")
        [['22645', 'L04', 'L03']]
    """
    return Table(
        key="alternatives",
        title=TITLE,
        columns=(
            column("number", "whole"),
            *loss_columns(),
            money_column(plan, "spent", "allocated"),
            *lots_columns(),
        ),
        rows=tuple(_row(number, other) for number, other in enumerate(others, 1)),
        remarks=(CLEARLY,) if others else (),
        empty=Text("没有满足全部规则的其他方案。", "No other choice of lots keeps every rule."),
    )


def _row(number: int, other: OtherPlan) -> Row:
    return row(
        number, other.value, other.loss, other.share, other.spent, other.added, other.dropped
    )
