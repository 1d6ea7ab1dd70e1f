"""The quotes of a lot that passed the conformity review."""

from collections.abc import Mapping
from fractions import Fraction

from evaluation.checks.check import Case
from evaluation.checks.quotes.other_unit import doubted
from evaluation.core.exact import ratio
from evaluation.core.last_asked import last_asked
from evaluation.dossier.decided.offers import ceiling_of, late, quote_of
from evaluation.dossier.decided.rulings import is_rejection, last_ruling
from evaluation.dossier.records import Bid, Dossier, Lot


def conforming(case: Case, lot: Lot) -> Mapping[str, Fraction]:
    """Return the quote of each bid on `lot` that passed both reviews, by bid.

    A bid that a ruling on its low price excluded was conforming when prices were compared, so it
    stays; what a confirmed correction made of a quote counts. A quote that seems to stand in another
    unit is compared with nothing before that is put right.
    """
    wrong = doubted(case, lot)
    failed = _failed(case.dossier)
    ceiling = ceiling_of(lot, case.method)
    found: dict[str, Fraction] = {}
    for bid in case.dossier.bids_on(lot.id):
        quote = quote_of(case.dossier, bid)
        if quote is None or quote <= 0 or (ceiling is not None and quote > ceiling):
            continue
        if bid.id not in (failed | wrong) and not out(case.dossier, bid):
            found[bid.id] = ratio(quote)
    return found


def out(dossier: Dossier, bid: Bid) -> bool:
    """Return whether `bid` came late, a ruling excluded it, or its correction was refused."""
    refused = last_ruling(dossier, "price", bid.id)
    return (
        late(dossier, bid)
        or last_ruling(dossier, "exclusion", bid.id) is not None
        or (refused is not None and is_rejection(refused))
    )


def recorded_out(dossier: Dossier, bid: Bid) -> bool:
    """Return whether people have recorded, or the clock shows, that `bid` is not evaluated."""
    return bid.id in _failed(dossier) or out(dossier, bid)


@last_asked
def _failed(dossier: Dossier) -> frozenset[str]:
    """The bids that did not pass the review."""
    return frozenset(row.bid for row in dossier.screening if not row.passed)
