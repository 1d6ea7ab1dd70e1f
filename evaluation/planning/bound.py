"""The upper bound with multipliers short enough for any spreadsheet program to add up exactly."""

from evaluation.allocation import Decision
from evaluation.allocation.certificate import Bound, Multipliers, bound_of
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.core.exact import half_up

SAFE = 2**53
"""Below this every whole number is exact in a spreadsheet."""


def short_bound(decision: Decision) -> Bound | None:
    """Return the bound of `decision` with its multipliers cut to fewer digits; None without one.

    Any multipliers from 0 give a bound that holds, so nothing is lost but a little sharpness; and
    no product or sum on the way reaches 2**53.

    Example:
        >>> from evaluation.allocation import allocate_problem, problem_from_text
        >>> text = '{"funds": {"2026": 6}, "lots": [{"id": "L1", "options": ['
        >>> text += '{"id": "B1", "value": 14, "uses": {"2026": 5}}]}]}'
        >>> bound = short_bound(allocate_problem(problem_from_text(text)))
        >>> bound.whole
        14
    """
    if decision.bound is None:
        return None
    program, multipliers = decision.program, decision.bound.multipliers
    gain = gain_of(decision.problem.goals[0], program)
    worth = sum(map(abs, gain.values()))
    sizes = [abs(row.limit) + sum(map(abs, row.amounts)) for row in program.rows]
    weights, scale = multipliers.weights, multipliers.scale
    while scale > 1 and scale * worth + _sum(weights, sizes) >= SAFE:
        scale //= 10
        weights = tuple(half_up(weight, 10) for weight in weights)
    short = Multipliers(weights=weights, scale=scale)
    return bound_of(task_of(program, gain), short)


def _sum(weights: tuple[int, ...], sizes: list[int]) -> int:
    return sum(weight * size for weight, size in zip(weights, sizes, strict=True))
