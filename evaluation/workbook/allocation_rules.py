"""The rules of an allocation as columns: what each option adds, the limit, the multiplier."""

from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.problem import Metric, Rule
from evaluation.allocation.row import Row
from evaluation.planning.plan import Plan
from evaluation.workbook.page import Book, Page

CELLS = {Metric.MONEY: "price", Metric.VALUE: "value", Metric.REFERENCE: "reference"}
"""The column that holds what an option adds to a sum of each metric; a count adds 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleColumn:
    """One row of the program, as a column of the sheet.

    Args:
        weight: its multiplier, for the row written as an upper limit.
        policy: index of its record on the Policy sheet; None where it is no rule of the policy.
    """

    key: str
    row: Row
    rule: Rule | None
    weight: int
    policy: int | None

    @property
    def signed(self) -> int:
        """Return the multiplier of the row as it stands."""
        return self.weight if self.row.sense == "at_most" else -self.weight


def rule_columns(plan: Plan) -> list[RuleColumn]:
    """Return the columns of all rules, in the order of the program."""
    decision, policy = plan.decision, plan.evaluation.dossier.policy
    rules = {rule.id: rule for rule in decision.problem.rules}
    numbers = {record.id: number for number, record in enumerate(policy)}
    rows = decision.program.rows
    weights = decision.bound.multipliers.weights if decision.bound else (0,) * len(rows)
    return [
        RuleColumn(
            key=f"rule{number}",
            row=row,
            rule=rules.get(row.id),
            weight=weight,
            policy=numbers.get(row.id) if row.id in rules else None,
        )
        for number, (row, weight) in enumerate(zip(rows, weights, strict=True))
    ]


def amount_formula(page: Page, column: RuleColumn, at: int, row: int, share: int) -> str | None:
    """Return what the option in `row` adds to the rule, as a formula; None where it is a constant.

    Args:
        at: where the option stands in the row of the program.
        share: the line that holds the share of a rule.
    """
    program_row, rule = column.row, column.rule
    if rule is None:
        return page.at(row, "price") if program_row.id.startswith("funds.") else None
    if rule.metric is None:
        return None
    key = CELLS.get(rule.metric)
    cell = page.at(row, key) if key else "1"
    if program_row.share is None:
        return cell if key else None
    scale = program_row.share.denominator
    counted = f"{scale}*{cell}" if program_row.counted[at] else "0"
    of = f"ROUND({scale}*{page.at(share, column.key)},6)*{cell}"
    return f"{counted}-{of}" if program_row.based[at] else counted


def limit_formula(book: Book, column: RuleColumn, minor: int, share: str) -> str | None:
    """Return the limit of a rule as a formula over the inputs; None where it is a constant.

    Args:
        minor: minor units in the unit in which the sheets write money.
        share: the cell that holds the share of the rule.
    """
    row, rule = column.row, column.rule
    budget = f"ROUND({book.sources.where.tender('budget')}*{minor},0)"
    if rule is None:
        return budget if row.id.startswith("funds.") else None
    if column.policy is None or row.share is not None:
        return None
    record = book.evaluation.dossier.policy[column.policy]
    if record.amount is None:
        part = f"ROUND({share}*{budget},6)"
        return f"-INT(-{part})" if row.sense == "at_least" else f"INT({part})"
    cell = book.sources.where.cell("policy", column.policy, "amount")
    money = rule.metric in (Metric.MONEY, Metric.REFERENCE)
    return f"ROUND({cell}*{minor},0)" if money else cell


def share_of(book: Book, column: RuleColumn) -> Fraction | None:
    """Return the share that the Policy sheet gives the rule."""
    if column.policy is None:
        return None
    share = book.evaluation.dossier.policy[column.policy].share
    return None if share is None else Fraction(share)
