"""A plan and, beside it, fairer plans with the value that each would lose."""

from fractions import Fraction

from evaluation.core.exact import show
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.planning.fairness import Equity, FairPlan
from evaluation.tables.plan_columns import loss_columns, lots_columns

TITLE = Text("更均衡的方案及其代价", "Fairer plans and what they cost")
WORST = Text(
    "每个方案都满足全部规则；最低区域是实得/应得最小的区域。“任何方案不超过”是已求得的上限。只作比较，不改变方案。",
    "Every plan keeps all rules; the worst-off district is the one that receives least of its part. "
    "“No plan passes” is a limit that was found. They serve to compare and change nothing.",
)
NASH = Text(
    "纳什福利 = Σ 份额 × ln（实得/应得），兼顾各区域；上界由求解结果推得。最低区域的上界由整数乘数证明。",
    "Nash welfare = Σ share × ln(received / part) weighs all districts; its limit rests on the solver's "
    "word. The limit of the worst-off follows from whole-number multipliers.",
)


def fairer_plans_table(equity: Equity) -> Table:
    """Return the plan itself, then each fairer plan.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.fairness import equity_of
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> equity = equity_of(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> fairer_plans_table(equity).only("name", "loss", "share", "limit").texts("en")[-1]
        ['best for the worst-off', '22645', '1.12%', '43.14%']
    """
    own = equity.plans[0]
    return Table(
        key="fairer_plans",
        title=TITLE,
        columns=(
            column("name", term="plan"),
            *loss_columns(),
            column("worst_level", "percent", places=2),
            column("nash_welfare", "number", term="welfare"),
            column("limit", "number", term="no_plan_passes"),
            *lots_columns(),
        ),
        rows=tuple(_row(each, each is own) for each in equity.plans),
        remarks=(WORST, NASH),
        notes=() if equity.beyond is None else (_beyond(equity.beyond),),
    )


def _beyond(floor: Fraction) -> Text:
    said = show(floor * 100)
    return Text(
        f"要求各区域都不低于应得价值的 {said}% 时没有可行方案。",
        f"No plan gives every district {said} % of its part.",
    )


def _row(each: FairPlan, own: bool) -> Row:
    return row(
        Cell(each.name, look="strong" if own else ""),
        each.value,
        each.loss,
        each.share,
        each.worst,
        each.welfare,
        _limit(each),
        each.added,
        each.dropped,
    )


def _limit(each: FairPlan) -> Cell:
    """Return the limit of the worst-off in per cent, or that of the welfare beside what was reached."""
    if each.limit is None:
        return Cell()
    share = isinstance(each.limit, Fraction)
    said = percent(each.limit, 2) if share else f"{each.welfare} ≤ {each.limit}"
    return Cell(each.limit, shown=Text(said, said))
