"""The bound made sharp by cases: if this lot is in, no plan gains more than so much; if it is out ...

Every plan falls into one of the cases, and each case has multipliers of its own, so that the largest
of their bounds holds for all plans. Anybody can add it up again, case by case.

Source: Land and Doig, An automatic method of solving discrete programming problems, Econometrica 28
(1960); here with bounds in whole numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from evaluation.allocation.linear_row import row_of
from evaluation.allocation.solving.multipliers import Bound, Multipliers, bound_of, multipliers_of
from evaluation.allocation.solving.pulp_model import duals, ray
from evaluation.allocation.solving.task import Task
from evaluation.core.exact import half_up

SAFE = 2**53
"""Below this every whole number is exact in a spreadsheet."""

MOST = 16
"""Cases that a person may still want to read."""

_TRIED = 5
"""Lots that are tried out before one is split on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofCase:
    """The plans that fund all lots of `inside`, and no option of `outside`.

    Args:
        inside: numbers of lots.
        outside: columns.
        bound: what none of these plans can pass. A lot inside adds its best option, even below 0.
    """

    inside: tuple[int, ...] = ()
    outside: tuple[int, ...] = ()
    bound: Bound

    @property
    def limit(self) -> Fraction:
        """Return the bound in units of the gain."""
        return Fraction(self.bound.scaled, self.bound.multipliers.scale)

    def open(self, lots: Sequence[Sequence[int]], target: int) -> Iterator[int]:
        """Yield the columns that a plan of this case gaining `target` or more can contain."""
        slack = self.bound.scaled - target * self.bound.multipliers.scale
        for lot, best in zip(lots, self.bound.best, strict=True):
            left = (column for column in lot if column not in self.outside)
            yield from (column for column in left if best - self.bound.reduced[column] <= slack)

    def must(self, target: int) -> set[int]:
        """Return the numbers of the lots that a plan of this case gaining `target` funds."""
        slack = self.bound.scaled - target * self.bound.multipliers.scale
        free = {number for number, best in enumerate(self.bound.best) if best > slack}
        return free | {*self.inside}


def cases_of(task: Task, target: int, most: int = MOST) -> tuple[ProofCase, ...]:
    """Return cases that together cover every plan; where it can be, none passes `target`.

    The case with the largest bound is split, until none passes `target` or there are `most`.

    Args:
        target: what a plan in hand gains.

    Example:
        >>> from evaluation.allocation.linear_row import row_of
        >>> row = row_of("funds.2026", {0: 7, 1: 5}, "at_most", 8)
        >>> task = Task(lots=[[0], [1]], gain={0: 14, 1: 11}, rows=[row])
        >>> [(case.inside, case.outside, case.bound.whole) for case in cases_of(task, 14)]
        [((), (0,), 11), ((0,), (1,), 14), ((0, 1), (), -2)]
    """
    first = _case(task, (), ())
    cases = [] if first is None else [first]
    while cases and len(cases) < most:
        worst = max(cases, key=lambda case: (case.limit, case.inside, case.outside))
        halves = None if worst.bound.whole <= target else _split(task, worst, target)
        if halves is None:
            break
        cases.remove(worst)
        cases.extend(halves)
    return tuple(sorted(cases, key=lambda case: (case.inside, case.outside)))


def _split(task: Task, case: ProofCase, target: int) -> tuple[ProofCase, ProofCase] | None:
    """Return the two cases that bring the larger of both bounds down most."""
    halves = []
    for lot, number in _undecided(task, case)[:_TRIED]:
        if number in case.inside:
            dearest = max(lot, key=lambda column: (case.bound.reduced[column], -column))
            ways = [
                (case.inside, {*case.outside, *lot} - {dearest}),
                (case.inside, {*case.outside, dearest}),
            ]
        else:
            more = (*case.inside, number)
            ways = [(case.inside, {*case.outside, *lot}), (more, {*case.outside})]
        both = [_case(task, inside, tuple(sorted(outside))) for inside, outside in ways]
        halves.append([one for one in both if one is not None])
    return min(
        ((first, second) for first, second in (pair for pair in halves if len(pair) == 2)),
        key=lambda pair: sorted((max(one.limit, target) for one in pair), reverse=True),
        default=None,
    )


def _undecided(task: Task, case: ProofCase) -> list[tuple[list[int], int]]:
    """Return the lots that a case can be split on, with what is open in them, the best first.

    Where a lot is worth about what it pays, or two of its options are worth the same, the
    relaxation is undecided.
    """
    found = []
    for number, lot in enumerate(task.lots):
        left = [column for column in lot if column not in case.outside]
        worth = sorted((case.bound.reduced[column] for column in left), reverse=True)
        if number in case.inside and len(left) > 1:
            found.append((worth[0] - worth[1], number, left))
        elif left and number not in case.inside:
            found.append((abs(worth[0]), number, left))
    return [(left, number) for _, number, left in sorted(found)]


def _case(task: Task, inside: tuple[int, ...], outside: tuple[int, ...]) -> ProofCase | None:
    """Return the case with its bound; None where no multipliers are found."""
    gone = {*outside}
    left = replace(task, lots=[[c for c in lot if c not in gone] for lot in task.lots])
    if not all(left.lots[number] for number in inside):
        return None
    funded = [row_of("case", dict.fromkeys(left.lots[n], 1), "at_least", 1) for n in inside]
    asked = replace(left, rows=[*task.rows, *funded])
    hint = duals(asked)
    found = _impossible(asked) if hint is None else multipliers_of(asked.rows, hint)
    if found is None:
        return None
    own = Multipliers(weights=found.weights[: len(task.rows)], scale=found.scale)
    bound = _bound(task, left, shortened(task, own), inside)
    return ProofCase(inside=tuple(sorted(inside)), outside=outside, bound=bound)


def _bound(task: Task, left: Task, multipliers: Multipliers, inside: Sequence[int]) -> Bound:
    """Return the bound over `left`, with what every option of `task` is worth after it has paid."""
    free = bound_of(task, multipliers)
    best = [max(0, max((free.reduced[c] for c in lot), default=0)) for lot in left.lots]
    for number in inside:
        best[number] = max(free.reduced[column] for column in left.lots[number])
    return replace(free, best=tuple(best), scaled=free.scaled - sum(free.best) + sum(best))


def _impossible(task: Task) -> Multipliers | None:
    """Return multipliers that show that no plan keeps the rows of `task`, if there are any.

    Weighed, the rows leave less than nothing; often enough over, that outweighs all there is to
    gain.
    """
    weights = ray(task)
    worth = sum(map(abs, task.gain.values())) + 1
    nothing = replace(task, gain={})
    for sign in (1, -1) if weights is not None else ():
        found = multipliers_of(task.rows, [sign * weight for weight in weights or ()])
        scaled = bound_of(nothing, found).scaled
        if scaled < 0:
            times = worth * found.scale // -scaled + 1
            return Multipliers(
                weights=tuple(weight * times for weight in found.weights), scale=found.scale
            )
    return None


def shortened(task: Task, multipliers: Multipliers) -> Multipliers:
    """Return `multipliers` with so few digits that no sum on the way to the bound reaches 2**53.

    Any multipliers from 0 give a bound that holds, so nothing is lost but a little sharpness.
    """
    worth = sum(map(abs, task.gain.values()))
    sizes = [abs(row.limit) + sum(map(abs, row.amounts)) for row in task.rows]
    weights, scale = multipliers.weights, multipliers.scale
    while scale > 1 and scale * worth + _sum(weights, sizes) >= SAFE:
        scale //= 10
        weights = tuple(half_up(weight, 10) for weight in weights)
    return Multipliers(weights=weights, scale=scale)


def _sum(weights: Sequence[int], sizes: Sequence[int]) -> int:
    return sum(weight * size for weight, size in zip(weights, sizes, strict=True))
