"""Which decisions on the award of each lot stand: the last; what was decided before is history."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from evaluation.dossier.records import Award, Dossier

GIVES = frozenset({"ranking", "plan", "next", "departs"})
"""Bases on which a lot goes to a bid; on the others it goes to nobody."""

EXPLAINED = frozenset({"next", "departs", "none", "revoked"})
"""Bases that say nothing without a reason."""


def standing_awards(dossier: Dossier) -> Mapping[str, tuple[Award, ...]]:
    """Return the decision that stands on each lot that is decided, in the order of the sheet.

    All that was decided on a lot at the last moment stands together, as where a framework selects
    several suppliers.

    Example:
        >>> from datetime import date, datetime
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T1", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> first = Award(lot="L1", bid="B1", basis="ranking", who="Li", when=datetime(2026, 4, 1))
        >>> later = Award(lot="L1", bid="B2", basis="next", who="Li", when=datetime(2026, 4, 9))
        >>> dossier = Dossier(tender=tender, awards=(later, first))
        >>> [award.bid for award in standing_awards(dossier)["L1"]]
        ['B2']
    """
    last = {lot: max(each.when for each in made) for lot, made in _by_lot(dossier).items()}
    return {
        lot: tuple(each for each in made if each.when == last[lot])
        for lot, made in _by_lot(dossier).items()
    }


def overtaken_awards(dossier: Dossier) -> tuple[Award, ...]:
    """Return the decisions that a later one on the same lot replaced, in the order of the sheet."""
    standing = {id(award) for made in standing_awards(dossier).values() for award in made}
    return tuple(award for award in dossier.awards if id(award) not in standing)


def replaced_by(dossier: Dossier, lot: str, bid: str) -> Award | None:
    """Return the decision that took `lot` from `bid`; None where it did not have it, or still has.

    Example:
        >>> from datetime import date, datetime
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T1", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> had = Award(lot="L1", bid="B1", basis="ranking", who="Li", when=datetime(2026, 4, 1))
        >>> back = Award(lot="L1", basis="revoked", reason="r", who="Li", when=datetime(2026, 4, 9))
        >>> replaced_by(Dossier(tender=tender, awards=(had, back)), "L1", "B1").basis
        'revoked'
    """
    made = _by_lot(dossier).get(lot, [])
    had = [each.when for each in made if each.bid == bid]
    later = [each for each in made if had and each.when > max(had)]
    return min(later, key=lambda each: each.when, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardChange:
    """A decision on a lot that a later one replaced, and gave to others or to nobody.

    Args:
        before: its rows; each names a bid.
        after: the rows that replaced it.
    """

    before: tuple[Award, ...]
    after: tuple[Award, ...]

    @property
    def lost(self) -> frozenset[str]:
        """The bids that had the lot before and have it no longer."""
        now = {award.bid for award in self.after}
        return frozenset(award.bid for award in self.before if award.bid and award.bid not in now)


def award_changes(dossier: Dossier, lot: str) -> tuple[AwardChange, ...]:
    """Return every change of the award of `lot` that took it from somebody, in order of time.

    Example:
        >>> from datetime import date, datetime
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T1", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> first = Award(lot="L1", bid="B1", basis="ranking", who="Li", when=datetime(2026, 4, 1))
        >>> later = Award(lot="L1", bid="B2", basis="next", who="Li", when=datetime(2026, 4, 9))
        >>> award_changes(Dossier(tender=tender, awards=(later, first)), "L1")[0].lost
        frozenset({'B1'})
    """
    made = _by_lot(dossier).get(lot, [])
    times = sorted({each.when for each in made})
    batches = [tuple(each for each in made if each.when == when) for when in times]
    changes = (AwardChange(before=one, after=other) for one, other in pairwise(batches))
    return tuple(change for change in changes if change.lost)


def _by_lot(dossier: Dossier) -> Mapping[str, list[Award]]:
    found: dict[str, list[Award]] = {}
    for award in dossier.awards:
        found.setdefault(award.lot, []).append(award)
    return found
