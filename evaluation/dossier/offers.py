"""What a bid asks, what it may ask at most, and whether it came in time."""

from decimal import Decimal

from evaluation.dossier.records import Bid, Dossier, Lot
from evaluation.dossier.rulings import decided_number, is_rejection, last_ruling


def quote_of(dossier: Dossier, bid: Bid) -> Decimal | None:
    """Return what `bid` asks, after a correction that the tenderer confirmed."""
    for what in ("negotiated", "price"):
        ruling = last_ruling(dossier, what, bid.id)
        if ruling is not None and not is_rejection(ruling):
            return decided_number(ruling)
    return bid.quote


def ceiling_of(lot: Lot) -> Decimal | None:
    """Return the most a bid on `lot` may ask: its ceiling, or its budget where there is none."""
    return lot.ceiling if lot.ceiling is not None else lot.budget


def late(dossier: Dossier, bid: Bid) -> bool:
    """Return whether `bid` was received after the deadline."""
    deadline = dossier.tender.deadline
    return bool(deadline and bid.received and bid.received > deadline)
