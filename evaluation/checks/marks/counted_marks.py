"""The marks that count, as checks look at them: a bid, a criterion, the experts' marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaluation.checks.bidders import live
from evaluation.checks.check import Case
from evaluation.dossier.decided.counting import counted_marks
from evaluation.dossier.decided.rulings import rulings_on
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Bid, Criterion

SETTLING = ("consensus", "correction", "void")
"""Rulings by which a panel deals with a mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BidMarks:
    """The marks for one bid and one criterion that experts mark, by expert.

    Args:
        settled: whether a ruling dealt with a mark here, so that its reason stands in the dossier.
    """

    bid: Bid
    criterion: Criterion
    marks: Mapping[str, Decimal]
    settled: bool


def cells(case: Case, kind: str | None = "subjective") -> tuple[BidMarks, ...]:
    """Return the cells of every bid that still takes part.

    Args:
        kind: ``subjective``, ``objective``, or None for both; criteria that a model computes have
            no marks.
    """
    return tuple(_cells(case, kind))


def _cells(case: Case, kind: str | None) -> Iterator[BidMarks]:
    dossier = case.dossier
    for lot in dossier.lots:
        experts = {expert.id: expert for expert in seated(dossier, lot.id)}
        criteria = [
            criterion
            for criterion in dossier.criteria_of(lot.id)
            if criterion.kind != "price" and not criterion.model
            if kind in (None, criterion.kind)
        ]
        for bid in live(case, lot.id):
            ruled = [ruling for what in SETTLING for ruling in rulings_on(dossier, what, bid.id)]
            for criterion in criteria:
                given = dossier.marks.values.get((bid.id, criterion.code), {})
                plain = not ruled and given.keys() == experts.keys()
                marks = given if plain else counted_marks(dossier, bid, criterion, experts)[0]
                settled = any(ruling.criterion in (criterion.code, None) for ruling in ruled)
                yield BidMarks(bid=bid, criterion=criterion, marks=marks, settled=settled)


def share(cell: BidMarks, points: Fraction) -> Fraction:
    """Return `points` as a share of the scale of the criterion."""
    return points / Fraction(cell.criterion.max_points)


def offset(cell: BidMarks, expert: str) -> Fraction | None:
    """Return how far the mark of `expert` lies above the mean of the others; None alone.

    Example:
        >>> cell = BidMarks(bid=Bid(id="B1", lot="L1", tenderer="S1"), settled=False,
        ...     criterion=Criterion(code="T", title="t", kind="subjective", max_points=Decimal(10)),
        ...     marks={"E1": Decimal(9), "E2": Decimal(6), "E3": Decimal(7)})
        >>> offset(cell, "E1")
        Fraction(5, 2)
    """
    own = cell.marks.get(expert)
    if own is None or len(cell.marks) < 2:
        return None
    others = sum(cell.marks.values(), Decimal(0)) - own
    return Fraction(own) - Fraction(others) / (len(cell.marks) - 1)


def experts_of(cells: Sequence[BidMarks]) -> tuple[str, ...]:
    """Return the experts who marked, in their order; a consensus is nobody's."""
    found = dict.fromkeys(expert for cell in cells for expert in cell.marks)
    return tuple(expert for expert in found if expert != "consensus")
