"""The rules of an allocation as columns: what each option adds, the limit, the multiplier."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.funds import TOTAL, Purse, purses
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.policy.words import BASES, word
from evaluation.allocation.problem import Metric, Rule
from evaluation.allocation.proof.cases import ProofCase
from evaluation.allocation.tender.lot_options import WHOLE
from evaluation.planning.plan import Plan
from evaluation.workbook.page import Book, Page

CELLS = {Metric.MONEY: "price", Metric.VALUE: "value", Metric.REFERENCE: "reference"}
"""The column that holds what an option adds to a sum of each metric; a count adds 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleColumn:
    """One row of the program, as a column of the sheet.

    Args:
        number: of the row in the program.
        policy: index of its record on the Policy sheet; None where it is no rule of the policy.
    """

    key: str
    row: LinearRow
    rule: Rule | None
    number: int
    policy: int | None

    def signed(self, case: ProofCase) -> int:
        """Return the multiplier of the row as it stands, in one case."""
        weight = case.bound.multipliers.weights[self.number]
        return weight if self.row.sense == "at_most" else -weight


def rule_columns(plan: Plan) -> list[RuleColumn]:
    """Return the columns of all rules, in the order of the program."""
    decision, policy = plan.decision, plan.evaluation.dossier.policy
    rules = {rule.id: rule for rule in decision.problem.rules}
    numbers = {record.id: number for number, record in enumerate(policy)}
    rows = decision.program.rows
    return [
        RuleColumn(
            key=f"rule{number}",
            row=row,
            rule=rules.get(row.id),
            number=number,
            policy=numbers.get(row.id) if row.id in rules else None,
        )
        for number, row in enumerate(rows)
    ]


def amount_formula(
    page: Page, plan: Plan, column: RuleColumn, option: int, at: int, row: int, share: int
) -> str | None:
    """Return what the option in `row` adds to the rule, as a formula; None where it is a constant.

    Args:
        option: its column in the program.
        at: where it stands in the row of the program.
        share: the line that holds the share of a rule.
    """
    program_row, rule = column.row, column.rule
    if rule is None:
        purse = purse_of(plan, column)
        lot = plan.decision.program.pairs[option][0].id
        spread = plan.facts.lot(lot).spread
        return paid_formula(page.at(row, "price"), spread, purse.funds) if purse else None
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


def paid_formula(price: str, spread: Sequence[tuple[str, int]], funds: Sequence[str]) -> str:
    """Return what `funds` pay of the cell `price`, each part rounded down as it adds up.

    Example:
        >>> paid_formula("P9", (("2026", 6000), ("2027", 4000)), ("2027",))
        'P9-INT(P9*6000/10000)'
        >>> paid_formula("P9", (), ("2027",))
        'P9'
    """
    parts, upto = list[str](), 0
    for fund, share in spread:
        before, upto = upto, upto + share
        if fund in funds:
            parts.append(price if upto == WHOLE else f"INT({price}*{upto}/{WHOLE})")
            parts.append(f"-INT({price}*{before}/{WHOLE})" if before else "")
            parts.append("+")
    return "".join(parts).rstrip("+") or price


def purse_of(plan: Plan, column: RuleColumn) -> Purse | None:
    """Return the limit on money that a column stands for; None where it is none."""
    name = column.row.id, column.row.each
    return next((one for one in purses(plan.decision.problem) if (one.id, one.each) == name), None)


def limit_formula(book: Book, plan: Plan, column: RuleColumn, share: str) -> str | None:
    """Return the limit of a rule as a formula over the inputs; None where it is a constant.

    Args:
        share: the cell that holds the share of the rule.
    """
    row, rule, minor = column.row, column.rule, plan.facts.minor
    if rule is None:
        purse = purse_of(plan, column)
        return purse_formula(book, plan, purse) if purse else None
    if row.share is not None:
        return None
    if column.policy is None:
        return _capacity_formula(book, rule, minor)
    record = book.evaluation.dossier.policy[column.policy]
    if record.amount is None and BASES.get(word(record.base or "")) != "budget":
        return None
    if record.amount is None:
        part = f"ROUND({share}*{_budget_formula(book, plan)},6)"
        return f"-INT(-{part})" if row.sense == "at_least" else f"INT({part})"
    cell = book.sources.where.cell("policy", column.policy, "amount")
    if rule.metric is Metric.VALUE:
        unit = plan.built.unit
        worth = f"ROUND({cell}*{unit.numerator}/{unit.denominator},6)"
        return f"-INT(-{worth})" if row.sense == "at_least" else f"INT({worth})"
    money = rule.metric in (Metric.MONEY, Metric.REFERENCE)
    return f"ROUND({cell}*{minor},0)" if money else cell


def _capacity_formula(book: Book, rule: Rule, minor: int) -> str | None:
    """Return the cell in which an organisation states what it can carry."""
    for number, tenderer in enumerate(book.evaluation.dossier.tenderers):
        if rule.id == f"capacity.{tenderer.id}.lots":
            return book.sources.where.cell("tenderers", number, "most_awards")
        if rule.id == f"capacity.{tenderer.id}.money":
            cell = book.sources.where.cell("tenderers", number, "most_money")
            return f"ROUND({cell}*{minor},0)"
    return None


def purse_formula(book: Book, plan: Plan, purse: Purse) -> str:
    """Return what is in a purse, in minor units, as a formula over the inputs."""
    minor, funds = plan.facts.minor, book.evaluation.dossier.funds
    if purse.id == TOTAL or not funds:
        return f"ROUND({book.sources.where.tender('budget')}*{minor},0)"
    entering = {carry.source for carry in purse.entering}
    parts = [_fund_formula(book, number) for number, f in enumerate(funds) if f.id in purse.funds]
    parts += [
        book.sources.where.cell("funds", number, "carry_most")
        for number, fund in enumerate(funds)
        if fund.id in entering
    ]
    return f"ROUND(({'+'.join(parts)})*{minor},0)"


def _budget_formula(book: Book, plan: Plan) -> str:
    """Return all the money there is: of what a share of the budget is a share."""
    minor, problem = plan.facts.minor, plan.decision.problem
    if problem.total is not None or not book.evaluation.dossier.funds:
        return f"ROUND({book.sources.where.tender('budget')}*{minor},0)"
    parts = [_fund_formula(book, n) for n, _ in enumerate(book.evaluation.dossier.funds)]
    return f"ROUND(({'+'.join(parts)})*{minor},0)"


def _fund_formula(book: Book, number: int) -> str:
    amount, reserve = (
        book.sources.where.cell("funds", number, key) for key in ("amount", "reserve")
    )
    return f"({amount}-{reserve})"


def share_of(book: Book, column: RuleColumn) -> Fraction | None:
    """Return the share that the Policy sheet gives the rule."""
    if column.policy is None:
        return None
    share = book.evaluation.dossier.policy[column.policy].share
    return None if share is None else Fraction(share)
