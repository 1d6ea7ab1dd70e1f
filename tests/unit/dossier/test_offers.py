"""What a bid asks, what it may ask at most, and whether it came in time."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from evaluation.dossier.decided.offers import ceiling_of, late, quote_of
from evaluation.dossier.records import Ruling
from evaluation.law.method import method
from evaluation.pipeline import run
from evaluation.resources import shipped

DOSSIER = run(shipped("tenders") / "qinghe-2026").dossier
BID = DOSSIER.bids[0]


def test_a_confirmed_correction_is_what_the_bid_asks() -> None:
    """A price that the tenderer confirmed stands in the place of the quote."""
    when = datetime(2026, 3, 30, 10, 0)  # noqa: DTZ001 - local time
    ruling = Ruling(
        what="price", subject=BID.id, decision="1000.00", reason="sum", who="Wang", when=when
    )
    corrected = replace(DOSSIER, rulings=(*DOSSIER.rulings, ruling))
    assert (quote_of(DOSSIER, BID), quote_of(corrected, BID)) == (BID.quote, Decimal("1000.00"))


def test_the_budget_is_the_ceiling_only_where_the_method_says_so() -> None:
    """A stated ceiling comes first; without one the budget counts where the law says so."""
    lot = replace(DOSSIER.lots[0], ceiling=None)
    rules = method(DOSSIER.tender.method).on(DOSSIER.tender.published)
    assert ceiling_of(lot, replace(rules, ceiling_from_budget=True)) == lot.budget
    assert ceiling_of(lot, replace(rules, ceiling_from_budget=False)) is None


def test_a_bid_at_the_very_minute_is_in_time() -> None:
    """Only what came after the deadline is late."""
    deadline = DOSSIER.tender.deadline
    assert deadline is not None
    assert not late(DOSSIER, replace(BID, received=deadline))
    assert late(DOSSIER, replace(BID, received=deadline + timedelta(minutes=1)))
