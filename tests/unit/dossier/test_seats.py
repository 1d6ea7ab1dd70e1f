"""Rulings are read in the order they were made, and say who sits on which lot."""

from datetime import date, datetime

import pytest

from evaluation.core.errors import TenderError
from evaluation.dossier.decided.rulings import (
    accepts,
    decided_number,
    is_rejection,
    last_ruling,
    rulings_on,
)
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Dossier, Expert, Lot, Ruling, Tender

TENDER = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2))
LOTS = (Lot(id="L1", title="一"), Lot(id="L2", title="二"))


def ruling(what: str, subject: str, decision: str | None = None, hour: int = 9) -> Ruling:
    """Return a ruling made at `hour`."""
    when = datetime(2026, 3, 25, hour)  # noqa: DTZ001 - sheets hold local times
    return Ruling(what=what, subject=subject, reason="r", who="w", when=when, decision=decision)


def dossier(*rulings: Ruling) -> Dossier:
    """Return a dossier of two lots and three members, one of them for L2 only."""
    panel = (
        Expert(id="E1", name="甲"),
        Expert(id="E2", name="乙"),
        Expert(id="E3", name="丙", lots=("L2",)),
    )
    return Dossier(tender=TENDER, lots=LOTS, panel=panel, rulings=rulings)


def sitting(lot: str, *rulings: Ruling) -> list[str]:
    """Return the ids of those who sit on `lot`."""
    return [expert.id for expert in seated(dossier(*rulings), lot)]


def test_members_sit_on_their_lots() -> None:
    """A member with lots sits on these, one without on all."""
    assert sitting("L1") == ["E1", "E2"]
    assert sitting("L2") == ["E1", "E2", "E3"]


def test_a_recusal_is_for_a_lot_or_for_all() -> None:
    """Who steps down on one lot stays on the others; without a lot it is the whole tender."""
    assert sitting("L1", ruling("recusal", "E1", "L2")) == ["E1", "E2"]
    assert sitting("L2", ruling("recusal", "E1", "L2")) == ["E2", "E3"]
    assert sitting("L2", ruling("recusal", "E1")) == ["E2", "E3"]


def test_the_last_ruling_counts() -> None:
    """Rulings stand in the order of their time, whatever the order of their rows."""
    late, early = ruling("price", "B1", "200", 11), ruling("price", "B1", "100", 9)
    case = dossier(late, early, ruling("price", "B2", "5"))
    assert rulings_on(case, "price", "B1") == (early, late)
    assert last_ruling(case, "price", "B1") == late
    assert last_ruling(case, "price", "B3") is None
    assert str(decided_number(late)) == "200"


def test_an_unclear_decision_is_never_guessed() -> None:
    """Acceptance and rejection are words; anything else is asked back with the cell."""
    assert accepts(ruling("low_price", "B1", "接受"))
    assert not accepts(ruling("low_price", "B1", "Rejected"))
    assert is_rejection(ruling("price", "B1", "不确认"))
    for unclear in ("也许", "", None):
        with pytest.raises(TenderError):
            accepts(ruling("low_price", "B1", unclear))
        with pytest.raises(TenderError):
            decided_number(ruling("price", "B1", unclear))
