"""The rules of the allocation and the funds: what the plan reaches, the limit, what a rule costs."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.core.table import Cell, Look, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.kept_rules import Kept, RuleKept
from evaluation.planning.plan import Plan, named
from evaluation.planning.plan_words import EACHES, binding, rule_name

TITLE = Text("规则遵守情况", "The rules")
BINDS = Text(
    "同一规则对多个对象分别适用的，每个对象一行，作用写在余量最小的一行。“起约束作用”的规则，去掉后总价值可以更高。",
    "A rule that holds for each of several has a row for each; its effect stands in the row with least "
    "to spare. Without a rule that binds, the plan could be worth more.",
)
TIGHTEST = Text(
    "对每个对象分别适用的规则，列出余量最小的一个；全部逐条重算见审计工作簿“资金分配”表。",
    "Of a rule that holds for each one the row with least to spare is shown; the sheet Allocation of "
    "the audit workbook re-adds all of them.",
)


def rules_table(plan: Plan) -> Table:
    """Return every row of every rule, funds first.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> table = rules_table(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> table.only("id", "reached", "sense", "limit").texts("zh")[0]
        ['预算', '2,713,000.00', '≤', '3,000,000.00']
    """
    rows = (_row(plan, rule, kept) for rule in plan.rules for kept in rule.rows)
    return _table(rows, BINDS)


def tightest_rules_table(plan: Plan) -> Table:
    """Return one row a rule: of one that is repeated that with least to spare."""
    return _table((_row(plan, rule, rule.tightest) for rule in plan.rules), TIGHTEST)


def _table(rows: Iterable[Row], note: Text) -> Table:
    return Table(
        key="rules",
        title=TITLE,
        columns=(
            column("id", "code", term="rule"),
            column("text", term="rule_text"),
            column("law"),
            column("each"),
            column("reached", "number"),
            column("sense"),
            column("limit", "number"),
            column("share", "percent"),
            column("spare", "number"),
            column("effect"),
            column("first_in", "whole", term="cost_alone"),
            column("last_in", "whole", term="gain_without"),
            column("changes", term="moved_lots"),
        ),
        rows=tuple(rows),
        notes=(note,),
    )


def _row(plan: Plan, rule: RuleKept, kept: Kept) -> Row:
    look: Look = "strong" if rule.binds else ""
    price, effect = (rule.price, binding(rule)) if kept is rule.tightest else (None, None)
    return row(
        Cell(rule.id, shown=named(Text(rule.id, rule.id)), look=look),
        _text(plan, rule),
        rule.rule.law if rule.rule else None,
        _each(rule, kept),
        _figure(kept, kept.activity),
        kept.sense,
        _figure(kept, kept.limit),
        kept.share,
        _figure(kept, kept.slack),
        Cell(effect, look=look),
        price.first_in if price else None,
        price.last_in if price else None,
        price.changed if price else None,
    )


def _text(plan: Plan, rule: RuleKept) -> str | Text | None:
    """Return what a rule says, or the title of a fund; None where its name says it all."""
    titles = {f"funds.{fund.id}": fund.title for fund in plan.evaluation.dossier.funds}
    said = rule_name(rule)
    return titles.get(rule.id) or (None if said == named(Text(rule.id, rule.id)) else said)


def _each(rule: RuleKept, kept: Kept) -> str | Text | None:
    """Return for whom a row stands, where a rule is repeated."""
    if rule.rule is None or not rule.rule.each:
        return kept.each or None
    words = EACHES[rule.rule.each]
    return Text(f"{words.zh} · {kept.each}", f"{words.en} · {kept.each}")


def _figure(kept: Kept, figure: Fraction) -> Cell:
    """Return a figure as money or as a plain number, whichever its rule adds up."""
    said = kept.shown(figure)
    return Cell(figure, shown=Text(said, said))
