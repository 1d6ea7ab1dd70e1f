"""What the funds allow: one row a fund, and more where something may be carried over.

Money that moves between funds needs no column of its own. A set of funds that hang together can be
spent up to what is in them and what may come in from outside; if every such set stays within that,
the money can be moved so that every fund is enough.

Source: Gale, A theorem on flows in networks, Pacific Journal of Mathematics 7 (1957).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Carry, Problem

TOTAL = "funds.*"
"""The row of the ceiling over all funds together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """Funds that are held against one limit.

    Args:
        id: the row of the fund that the money comes together in.
        each: all of the funds, where they are several.
        funds: whose uses are added up.
        limit: what they may add up to, in minor units.
        entering: what of the limit may be carried over from outside.
    """

    id: str
    each: str = ""
    funds: tuple[str, ...]
    limit: int
    entering: tuple[Carry, ...] = ()


def purses(problem: Problem) -> Iterator[Purse]:
    """Yield every limit on the money of `problem`, fund by fund.

    Example:
        >>> problem = Problem(funds={"2026": 60, "2027": 40}, lots=(),
        ...                   carries=(Carry("2026", "2027", 10),))
        >>> [(one.funds, one.limit) for one in purses(problem)]
        [(('2026',), 60), (('2027',), 50), (('2026', '2027'), 100)]
    """
    for fund in sorted(problem.funds):
        for funds, entering in sorted(_together(fund, problem), key=lambda one: len(one[0])):
            inside = sum(problem.funds[one] for one in funds)
            yield Purse(
                id=f"funds.{fund}",
                each="+".join(funds) if len(funds) > 1 else "",
                funds=funds,
                limit=inside + sum(carry.most or 0 for carry in entering),
                entering=entering,
            )
    if problem.total is not None:
        funds = tuple(sorted(problem.funds))
        yield Purse(id=TOTAL, funds=funds, limit=problem.total)


def _together(fund: str, problem: Problem) -> Iterator[tuple[tuple[str, ...], tuple[Carry, ...]]]:
    """Yield each set of funds that ends in `fund`, with the limited carries that enter it."""
    ways = list[list[tuple[tuple[str, ...], tuple[Carry, ...]]]]()
    for carry in problem.carries:
        if carry.target == fund:
            inside = list(_together(carry.source, problem))
            ways.append(inside if carry.most is None else [((), (carry,)), *inside])
    for parts in product(*ways):
        funds = {fund, *(one for part in parts for one in part[0])}
        yield tuple(sorted(funds)), tuple(carry for part in parts for carry in part[1])


def with_more(
    problem: Problem, rows: Sequence[LinearRow], fund: str, more: int
) -> tuple[LinearRow, ...]:
    """Return `rows` of `problem` where `fund` has `more` money, or less."""
    names = {(one.id, one.each) for one in purses(problem) if fund in one.funds}
    return tuple(
        replace(row, limit=row.limit + more)
        if (row.id, row.each) in names and row.id != TOTAL
        else row
        for row in rows
    )
