"""The last decision on a lot stands, whatever the order of the rows; the others are history."""

from datetime import date, datetime

from evaluation.dossier.decided.standing_awards import overtaken_awards, standing_awards
from evaluation.dossier.records import Award, Dossier, Tender

NINE = datetime(2026, 4, 1, 9)  # noqa: DTZ001 - local time
TENDER = Tender(id="T1", title="t", buyer="b", method="points", published=date(2026, 3, 2))


def _award(lot: str, bid: str | None, day: int) -> Award:
    basis = "ranking" if bid else "revoked"
    return Award(lot=lot, bid=bid, basis=basis, who="Li", when=NINE.replace(day=day))


def test_the_last_decision_stands_and_the_earlier_are_kept() -> None:
    """A lot that was revoked is given to nobody, and its first award remains on record."""
    made = (_award("L1", None, 9), _award("L1", "B1", 1), _award("L2", "B2", 1))
    dossier = Dossier(tender=TENDER, awards=made)
    assert standing_awards(dossier) == {"L1": (made[0],), "L2": (made[2],)}
    assert overtaken_awards(dossier) == (made[1],)


def test_what_is_decided_together_stands_together() -> None:
    """Several suppliers that one decision selects all stand."""
    made = (_award("L1", "B1", 1), _award("L1", "B2", 1))
    assert standing_awards(Dossier(tender=TENDER, awards=made)) == {"L1": made}
