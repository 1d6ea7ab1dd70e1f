"""What each rule adds up to under a plan, against its limit, and what it costs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.answer import sides
from evaluation.allocation.decision import Decision
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Metric, Rule
from evaluation.allocation.reasons.rule_price import RulePrice, family
from evaluation.core.exact import money, show
from evaluation.core.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One row of a rule under the plan, in the unit of the sheets: yuan, number, value.

    Args:
        each: whom it stands for, where the rule is repeated.
        share: the limit as a share of the base, where it is one.
        amounts: whether activity and limit are money.
    """

    row: LinearRow
    each: str
    activity: Fraction
    limit: Fraction
    share: Fraction | None
    amounts: bool

    @property
    def slack(self) -> Fraction:
        """Return what is to spare; never below 0 in a plan that keeps the row."""
        over = self.limit - self.activity
        return over if self.row.sense == "at_most" else -over

    def shown(self, figure: Fraction) -> str:
        """Return `figure` as money or as a plain number."""
        return money(figure) if self.amounts else show(figure)

    @property
    def sense(self) -> Text:
        """Return whether the limit is a floor or a ceiling."""
        return Text("≤", "≤") if self.row.sense == "at_most" else Text("≥", "≥")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleKept:
    """A rule under the plan.

    Args:
        rule: None for a fund, a mandate, an exclusion or a prerequisite.
        rows: every row of it.
        price: what it costs; None for a fund, and where nobody asked.
    """

    id: str
    rule: Rule | None
    rows: tuple[Kept, ...]
    price: RulePrice | None

    @property
    def tightest(self) -> Kept:
        """Return the row with least to spare."""
        return min(self.rows, key=lambda kept: kept.slack)

    @property
    def binds(self) -> bool:
        """Return whether the plan would be worth more without it."""
        return self.price is not None and self.price.last_in > 0


def rules_kept(
    decision: Decision,
    minor: int,
    unit: Fraction = Fraction(1),
    prices: Iterable[RulePrice] = (),
) -> Iterator[RuleKept]:
    """Yield every rule of the problem under the plan of `decision`, funds first.

    Args:
        minor: minor units in the unit in which the sheets write money.
        unit: value units in one point x need x size, in which the sheets write value.
        prices: what the rules cost, where that is known.

    Example:
        >>> from evaluation.allocation import allocate_problem, problem_from_text
        >>> text = '{"funds": {"2026": 900}, "lots": [{"id": "L1", "options": ['
        >>> text += '{"id": "B1", "value": 5, "uses": {"2026": 700}}]}]}'
        >>> (fund,) = rules_kept(allocate_problem(problem_from_text(text)), 100)
        >>> fund.id, fund.tightest.activity, fund.tightest.slack
        ('funds.2026', Fraction(7, 1), Fraction(2, 1))
    """
    chosen = frozenset(decision.chosen)
    stated = (*decision.problem.rules, *decision.problem.conditions)
    rules = {rule.id: rule for rule in stated}
    known = {price.rule: price for price in prices}
    rows = dict[str, list[Kept]]()
    for row in decision.program.rows:
        rule = rules.get(row.id)
        rows.setdefault(row.id, []).append(kept_row(row, rule, chosen, minor, unit))
    for id, kept in rows.items():
        yield RuleKept(
            id=id, rule=rules.get(id), rows=tuple(kept), price=known.get(family(kept[0].row))
        )


def kept_row(
    row: LinearRow, rule: Rule | None, chosen: frozenset[int], minor: int, unit: Fraction
) -> Kept:
    """Return `row` of `rule` under `chosen`; see `rules_kept`."""
    activity, limit = sides(row, chosen)
    amounts = in_money(row, rule)
    in_value = rule is not None and rule.metric is Metric.VALUE
    one = Fraction(minor) if amounts else unit if in_value else Fraction(1)
    return Kept(
        row=row,
        each=row.each,
        activity=activity / one,
        limit=limit / one,
        share=row.share,
        amounts=amounts,
    )


def in_money(row: LinearRow, rule: Rule | None) -> bool:
    """Return whether `row` adds up money."""
    if rule is None:
        return row.id.startswith("funds.")
    return rule.metric in (Metric.MONEY, Metric.REFERENCE)
