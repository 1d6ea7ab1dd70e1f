"""Plans chosen for fairness: the worst-off district first, or Nash welfare; with honest limits.

Both state what no plan can pass. For the worst-off it follows from the multipliers of the
relaxation, in whole numbers. For Nash it is read off the tangents above the logarithm, on the word
of the solver that the plan is the best under them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil

from evaluation.allocation.beside.equity import Fairness, decimal, fairness
from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Goal
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.best import SOLVERS, relax
from evaluation.allocation.solving.task import Solver

FINE = 10_000
"""Satisfaction of the worst-off is measured in ten-thousandths."""

_PARTS = 1000
"""A district's part is cut to thousandths of a value unit; the limit stays on the safe side."""

_MOST = 100
"""No district is taken to receive more than this many times its part."""

_POINTS = [Fraction(2**k, 64) for k in range(4)] + [Fraction(k, 20) for k in range(3, 61)]
"""Where tangents touch the logarithm: from 1/64 of a district's part to three times."""

_SMOOTH = 10**6


def best_worst(
    decision: Decision,
    shares: Mapping[str, Fraction],
    best: int,
    solver: Solver = SOLVERS[0],
) -> Fairness | None:
    """Return the plan that does most for the worst-off district, then has most value.

    Args:
        shares: each district's share, adding up to 1.
        best: the value of which each district has a part.
        solver: may have a time limit; the limit shows what is then still possible for the worst.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = tuple(ProblemLot(id=k, district=k[0], options=(Option(id="B", value=v, uses={"f": 5}),))
        ...              for k, v in (("A1", 9), ("A2", 8), ("B1", 2)))
        >>> plan = allocate_problem(Problem(funds={"f": 10}, lots=lots))
        >>> fair = best_worst(plan, {"A": Fraction(1, 2), "B": Fraction(1, 2)}, plan.value)
        >>> fair.received, fair.worst
        ({'A': 9, 'B': 2}, Fraction(4, 17))
    """
    level = decision.program.size
    parts = {d: share * best for d, share in sorted(shares.items()) if share * best}
    rows = [
        _row(decision, district, FINE * _PARTS, {level: -int(part * _PARTS)}, 0)
        for district, part in parts.items()
    ]
    plain = task_of(decision.program, gain_of(Goal.VALUE, decision.program))
    task = replace(plain, gain={level: 1}, rows=[*plain.rows, *rows], amounts={level: _MOST * FINE})
    bound, chosen = relax(task), ask(task, solver).chosen
    if chosen is None:
        return None
    worst = fairness(decision, shares, sorted(chosen), best).worst
    kept = [_row(decision, d, 1, {}, ceil(worst * part)) for d, part in parts.items()]
    then = ask(replace(plain, rows=[*plain.rows, *kept]), solver).chosen or chosen
    fair = fairness(decision, shares, sorted(then), best)
    return replace(fair, limit=None if bound is None else Fraction(bound.whole + 1, FINE))


def nash(
    decision: Decision,
    shares: Mapping[str, Fraction],
    best: int,
    solver: Solver = SOLVERS[0],
) -> Fairness | None:
    """Return the plan of the greatest Nash welfare, the sum of share x log of satisfaction.

    The logarithm is replaced by tangents above it. Where the solver is certain of its plan under
    the tangents, no plan has a greater welfare than the tangents give for this one.

    Args:
        shares: each district's share, adding up to 1.
        best: the value of which each district has a part.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = tuple(ProblemLot(id=k, district=k[0], options=(Option(id="B", value=v, uses={"f": 5}),))
        ...              for k, v in (("A1", 9), ("A2", 8), ("B1", 2)))
        >>> plan = allocate_problem(Problem(funds={"f": 10}, lots=lots))
        >>> fair = nash(plan, {"A": Fraction(1, 2), "B": Fraction(1, 2)}, plan.value)
        >>> fair.received, fair.welfare
        ({'A': 9, 'B': 2}, Decimal('-0.694880285'))
    """
    parts = {district: part for district, part in _parts(shares, best).items() if part}
    columns = {d: decision.program.size + k for k, d in enumerate(sorted(parts))}
    rows = [row for d, part in parts.items() for row in _tangents(decision, d, columns[d], part)]
    gain = {columns[d]: round(shares[d] * _SMOOTH) for d in parts}
    task = task_of(decision.program, gain)
    most = dict.fromkeys(columns.values(), 20 * _SMOOTH)
    answer = ask(replace(task, rows=[*task.rows, *rows], amounts=most), solver)
    if answer.chosen is None:
        return None
    fair = fairness(decision, shares, sorted(answer.chosen), best)
    return replace(fair, limit=_under_tangents(fair, shares) if answer.final else None)


def _parts(shares: Mapping[str, Fraction], best: int) -> dict[str, int]:
    """Return each district's part in whole value units, cut."""
    return {district: int(share * best) for district, share in sorted(shares.items())}


def _row(
    decision: Decision, district: str, factor: int, measured: Mapping[int, int], limit: int
) -> LinearRow:
    """Return the row: value of `district` x `factor` + the measuring columns is at least `limit`."""
    terms = {
        column: decision.program.values[column] * factor
        for column, (lot, _) in enumerate(decision.program.pairs)
        if lot.district == district
    }
    terms.update(measured)
    columns = tuple(sorted(terms))
    return LinearRow(
        id=f"equity.{district}",
        sense="at_least",
        columns=columns,
        amounts=tuple(terms[column] for column in columns),
        limit=limit,
    )


def _shift() -> Decimal:
    """Return what is added to logarithms so that they count from 0."""
    return Decimal(10)


def _tangents(decision: Decision, district: str, column: int, part: int) -> list[LinearRow]:
    """Return the rows that hold the measured logarithm below each tangent, rounded upwards."""
    rows = list[LinearRow]()
    for point in _POINTS:
        slope = ceil(Fraction(_SMOOTH**2) / (part * point))
        height = (_shift() + decimal(point).ln() - 1) * _SMOOTH * _SMOOTH
        rows.append(_row(decision, district, slope, {column: -_SMOOTH}, -int(height) - 1))
    return rows


def _under_tangents(fair: Fairness, shares: Mapping[str, Fraction]) -> Decimal:
    with localcontext(prec=40):
        levels: Sequence[tuple[str, Fraction]] = [
            (district, fair.received[district] / part)
            for district, part in fair.parts.items()
            if part
        ]
        heights = (
            decimal(shares[d])
            * min(decimal(p).ln() - 1 + decimal(level) / decimal(p) for p in _POINTS)
            for d, level in levels
        )
        return sum(heights, Decimal(0)).quantize(Decimal("1e-6")) + Decimal("1e-5")
