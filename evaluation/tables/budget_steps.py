"""What other budgets would buy under the same rules, step by step."""

from collections.abc import Iterator

from evaluation.core.table import Cell, Look, Row, Table, column, row
from evaluation.core.text import Text, both
from evaluation.core.wording import amount, sum_of_money
from evaluation.planning.budget_frontier import BudgetPoint, Frontier
from evaluation.planning.plan import Plan
from evaluation.tables.plan_columns import NO_PLAN, money_column

MEANS = Text(
    "每个台阶是一档预算能买到的总价值，逐档重新求解；本次预算另有标明。两档之间的预算至少买到下一档台阶的价值，"
    "至多达到上一档的上界。只供比较，不改变任何结果。",
    "Each step is what a budget buys, solved anew; the budget of this tender is marked. Between two "
    "steps a budget buys at least what the lower one does, and at most the bound of the higher one. It "
    "serves to compare and changes no result.",
)
HERE = Text("本次预算", "this budget")
NO_ERROR = Text(
    "有的包在预算较少时入选，预算增加后反而不入选。这不是错误：钱用到了更好的组合上。",
    "Some lots are funded at one budget and dropped at a larger one. That is no error: the money goes "
    "into a better combination.",
)


def budget_steps_table(frontier: Frontier, plan: Plan) -> Table:
    """Return a row for each budget; that of `plan` stands out.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.budget_frontier import frontier_of
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> table = budget_steps_table(frontier_of(plan, steps=2), plan)
        >>> table.only("budget", "value", "count").texts("en")[1]
        ['3,000,000.00', '2029135', '8']
    """
    return Table(
        key="frontier",
        title=Text("预算与价值", "What other budgets would buy"),
        columns=(
            money_column(plan, "budget"),
            column("value", "whole", term="worth"),
            column("bound", "whole"),
            column("count", "whole", term="lots_funded"),
            column("funded", term="which_lots"),
            column("note"),
        ),
        rows=tuple(_row(point, point.budget == frontier.decision) for point in frontier.points),
        remarks=(MEANS,),
        notes=tuple(_notes(frontier, plan)),
    )


def _row(point: BudgetPoint, here: bool) -> Row:
    look: Look = "strong" if here else ""
    none = NO_PLAN if point.value is None else None
    return row(
        Cell(point.budget, look=look),
        Cell(point.value, shown=none, look=look),
        point.bound,
        len(point.funded),
        tuple(sorted(point.funded)),
        HERE if here else None,
        look="first" if here else "",
    )


def _notes(frontier: Frontier, plan: Plan) -> Iterator[Text]:
    none = [point.budget for point in frontier.points if point.value is None]
    if none:
        currency = plan.evaluation.dossier.tender.currency
        most = both(lambda lang: sum_of_money(max(none), currency, lang))
        yield Text(
            f"预算为 {most.zh}及以下的各点，没有满足全部规则的方案。",
            f"At the points up to {most.en} no plan keeps all rules.",
        )
    if frontier.reversed:
        yield NO_ERROR
    for each in frontier.reversed:
        low, high = amount(each.funded_at), amount(each.dropped_at)
        yield Text(
            f"{each.lot} 在预算 {low} 时入选，预算增至 {high} 时反而不入选。",
            f"{each.lot} is funded at a budget of {low} and no longer at {high}.",
        )
