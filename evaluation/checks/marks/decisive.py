"""How far a ranking could move if some marks did not count, before anything is scored again.

Why:
    Scoring again for every expert and every mark is slow, and nearly never changes the first
    place. Where the total is the sum of points and marks are averaged, the shift of a total is
    known exactly but for rounding; only what could cross the lead is scored again.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from evaluation.checks.check import Case
from evaluation.checks.marks.sheets import Cell

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


def without(cell: Cell, expert: str) -> Fraction:
    """Return how the points of the cell move if the mark of `expert` does not count."""
    own = cell.marks.get(expert)
    if own is None or len(cell.marks) < 2:
        return Fraction(0)
    total, count = sum(cell.marks.values()), len(cell.marks)
    moved = cell.criterion.weight * (total - count * own)
    return Fraction(moved) / (count * (count - 1))


def level(case: Case, winner: str, bids: Iterable[str]) -> bool:
    """Return whether another of `bids` has the total of `winner`, so that a rule set it first."""
    totals = case.totals or {}
    return any(bid != winner and totals.get(bid) == totals.get(winner) for bid in bids)
