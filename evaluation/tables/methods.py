"""The procurement methods: key, name, law, who is awarded, and the days of use."""

from collections.abc import Iterable

from evaluation.core.table import Table, column, row
from evaluation.core.text import Text
from evaluation.law.allocation_law import AWARDED
from evaluation.law.method import Method
from evaluation.law.parameter import days


def methods_table(methods: Iterable[Method]) -> Table:
    """Return a row for each method.

    Example:
        >>> methods_table(()).heads("zh")
        ['键', '采购方式与评审方法', '依据', '中标（成交）人', '适用期间']
    """
    return Table(
        key="methods",
        title=Text("采购方式与评审方法", "Procurement methods"),
        columns=(
            column("law_key", "code"),
            column("method"),
            column("law"),
            column("awards", term="awardee"),
            column("in_force"),
        ),
        rows=tuple(
            row(
                method.key,
                method.title,
                method.cite,
                AWARDED[method.awards],
                days(method.in_force.since, method.in_force.until)
                if method.in_force.since
                else None,
            )
            for method in methods
        ),
    )
