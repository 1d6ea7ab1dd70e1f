"""How far a ranking could move if some marks did not count, before anything is scored again.

Why:
    Scoring again for every expert and every mark is slow, and nearly never changes the first
    place. Where the total is the sum of points and marks are averaged, the shift of a total is
    known exactly but for rounding; only what could cross the lead is scored again.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from evaluation.checks.check import Case
from evaluation.checks.marks.counted_marks import BidMarks

ADDITIVE = frozenset({"technical + price_points", "technical"})
"""Totals that move by exactly what the points move."""

DECIMALS = re.compile(r"\d+")


def exact_shifts(case: Case) -> bool:
    """Return whether a total moves by exactly what the mean marks move, but for rounding."""
    tender = case.dossier.tender
    minima = any(criterion.minimum is not None for criterion in case.dossier.criteria)
    plain = case.method.total in ADDITIVE and tender.aggregation == "mean"
    return plain and not minima and tender.technical_minimum is None


def slack(case: Case, criteria: int) -> Fraction:
    """Return the most that rounding can add to the distance of two totals.

    Half a unit of the last decimal for each criterion, their sum and the total, for two bids,
    before and after.

    Args:
        criteria: how many criteria are marked.
    """
    decimals = [int(found) for found in DECIMALS.findall(case.dossier.tender.rounding)]
    unit = Fraction(1, 10 ** min(decimals)) if decimals else Fraction(0)
    return 2 * (criteria + 2) * unit


def could_pass(
    case: Case, winner: str, bids: tuple[str, ...], shifts: Mapping[str, Fraction], free: Fraction
) -> bool:
    """Return whether any of `bids` could come to the total of `winner` after `shifts`."""
    totals = case.totals or {}
    lead = Fraction(totals[winner]) + shifts.get(winner, Fraction(0))
    return any(
        Fraction(totals[bid]) + shifts.get(bid, Fraction(0)) + free >= lead
        for bid in bids
        if bid != winner
    )


def without(cell: BidMarks, expert: str) -> tuple[Decimal, int]:
    """Return how the points of the cell move if the mark of `expert` does not count, as a ratio.

    Numerator and denominator stay apart, because thousands of them are compared and few divided.

    Example:
        Marks 6, 7 and 9: without the 9 the mean falls from 22/3 to 13/2, by 5/6.
    """
    own, count = cell.marks.get(expert), len(cell.marks)
    if own is None or count < 2:
        return Decimal(0), 1
    moved = cell.criterion.weight * (sum(cell.marks.values()) - count * own)
    return moved, count * (count - 1)


def shifts_without(cells: Iterable[BidMarks], expert: str) -> dict[str, Fraction]:
    """Return how the points of each bid move if no mark of `expert` counts."""
    sums: dict[tuple[str, int], Decimal] = {}
    for cell in cells:
        moved, part = without(cell, expert)
        key = (cell.bid.id, part)
        sums[key] = sums.get(key, Decimal(0)) + moved
    shifts: dict[str, Fraction] = {}
    for (bid, part), moved in sums.items():
        shifts[bid] = shifts.get(bid, Fraction(0)) + Fraction(moved) / part
    return shifts


def level(case: Case, winner: str, bids: Iterable[str]) -> bool:
    """Return whether another of `bids` has the total of `winner`, so that a rule set it first."""
    totals = case.totals or {}
    return any(bid != winner and totals.get(bid) == totals.get(winner) for bid in bids)
