"""Columns that several tables of a plan have."""

from evaluation.core.table import Column, column
from evaluation.core.text import Text, both
from evaluation.core.wording import unit_of_money
from evaluation.planning.plan import Plan

NO_PLAN = Text("没有可行方案", "no plan")
"""What stands in the place of a value where no plan keeps all rules."""


def money_column(plan: Plan, key: str, term: str = "") -> Column:
    """Return a column of amounts in the currency of the tender.

    Args:
        term: of its head, where it is not `key`.
    """
    currency = plan.evaluation.dossier.tender.currency
    return column(key, "money", term=term, unit=both(lambda lang: unit_of_money(currency, lang)))


def loss_columns() -> tuple[Column, ...]:
    """Return the value of another plan and what it loses against the plan."""
    return (
        column("value", "whole", term="worth"),
        column("loss", "whole"),
        column("share", "percent", term="loss_share", places=2),
    )


def lots_columns() -> tuple[Column, Column]:
    """Return the lots by which another plan differs."""
    return column("added"), column("dropped")
