"""Who bids on a lot: the bids that still take part, and the bodies behind a bidder."""

from evaluation.checks.check import Case
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.records import Bid, Dossier, Tenderer


def live(case: Case, lot: str) -> tuple[Bid, ...]:
    """Return the bids on `lot` that still take part.

    Once bids are scored, the admitted ones; before, those that failed no requirement and that no
    ruling excludes.
    """
    bids = case.dossier.bids_on(lot)
    if case.admitted is not None:
        return tuple(bid for bid in bids if bid.id in case.admitted)
    failed = {row.bid for row in case.dossier.screening if not row.passed}
    return tuple(
        bid
        for bid in bids
        if bid.id not in failed and last_ruling(case.dossier, "exclusion", bid.id) is None
    )


def bodies(dossier: Dossier, tenderer: str) -> tuple[Tenderer, ...]:
    """Return the organisation with the id `tenderer` and, for a consortium, its members."""
    known = {each.id: each for each in dossier.tenderers}
    own = known.get(tenderer)
    if own is None:
        return ()
    return (own, *(known[member] for member in own.members if member in known))


def bidding(case: Case) -> dict[str, tuple[str, ...]]:
    """Return the lots on which each tenderer still takes part, by its id."""
    lots: dict[str, tuple[str, ...]] = {}
    for lot in case.dossier.lots:
        for bid in live(case, lot.id):
            lots[bid.tenderer] = (*lots.get(bid.tenderer, ()), lot.id)
    return lots
