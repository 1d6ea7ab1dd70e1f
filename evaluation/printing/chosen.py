"""Which of the documents that are ordered may be printed now."""

from dataclasses import dataclass

from evaluation.printing.order import PrintOrder
from evaluation.reports.documents import Offer, offers, refuse
from evaluation.reports.occasion import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The documents of an order.

    Args:
        allowed: those that may be printed.
        withheld: those that may not, or that apply to nothing.
    """

    allowed: tuple[Offer, ...]
    withheld: tuple[Offer, ...]


def chosen(occasion: Occasion, order: PrintOrder) -> Chosen:
    """Return what of `order` may be printed on `occasion`, and what not.

    Raises:
        TenderError: a document that is asked for by its name is refused.
        Unusable: there is no document of a name.
    """
    allowed: list[Offer] = []
    withheld: list[Offer] = []
    for offer in offers(occasion, order.documents()):
        blocked = bool(offer.against) and not occasion.draft
        if blocked and order.named and (offer.possible or offer.impossible is not None):
            refuse(offer.against)
        (withheld if blocked or not offer.possible else allowed).append(offer)
    return Chosen(allowed=tuple(allowed), withheld=tuple(withheld))
