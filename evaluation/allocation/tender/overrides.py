"""Every first rank that a portfolio passes over: who was first, who is funded instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.allocation.bids import RankedBid
from evaluation.allocation.decision import Decision
from evaluation.allocation.tender.tender_problem import TenderProblem


@dataclass(frozen=True, slots=True)
class Override:
    """A lot that is funded with another bid than the first-ranked."""

    lot: str
    first: RankedBid
    funded: RankedBid

    @property
    def worse_and_dearer(self) -> bool:
        """Return whether the funded bid has fewer points and asks no less than the first."""
        return self.funded.points < self.first.points and self.funded.price >= self.first.price


def overrides(built: TenderProblem, decision: Decision) -> Iterator[Override]:
    """Yield every lot of `decision` that does not go to the first-ranked bidder."""
    first = {bid.lot: bid for bid in built.bids.values() if bid.rank == 1 and bid.level == 100}
    for lot, option in decision.funded():
        funded = built.bids[lot.id, option.id]
        if funded.rank > 1:
            yield Override(lot.id, first[lot.id], funded)
