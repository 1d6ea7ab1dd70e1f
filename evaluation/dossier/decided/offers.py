"""What a bid asks, what it may ask at most, and whether it came in time."""

from decimal import Decimal

from evaluation.dossier.decided.rulings import decided_number, is_rejection, last_ruling
from evaluation.dossier.records import Bid, Dossier, Lot
from evaluation.law.method import Method


def quote_of(dossier: Dossier, bid: Bid) -> Decimal | None:
    """Return what `bid` asks, after a correction that the tenderer confirmed."""
    for what in ("negotiated", "price"):
        ruling = last_ruling(dossier, what, bid.id)
        if ruling is not None and not is_rejection(ruling):
            return decided_number(ruling)
    return bid.quote


def ceiling_of(lot: Lot, method: Method) -> Decimal | None:
    """Return the most a bid on `lot` may ask: its ceiling, or its budget where `method` says so."""
    return lot.budget if lot.ceiling is None and method.ceiling_from_budget else lot.ceiling


def late(dossier: Dossier, bid: Bid) -> bool:
    """Return whether `bid` was received after the deadline."""
    deadline = dossier.tender.deadline
    return bool(deadline and bid.received and bid.received > deadline)
