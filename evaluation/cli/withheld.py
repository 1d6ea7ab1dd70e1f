"""Says which documents a tender can have, and why it cannot have the others."""

from typing import TYPE_CHECKING

from evaluation.cli.printing import COLON
from evaluation.cli.terminal import tell
from evaluation.cli.what_to_type import STEPS
from evaluation.core.text import Lang

if TYPE_CHECKING:
    from evaluation.printing.chosen import Chosen
    from evaluation.printing.order import PrintOrder
    from evaluation.reports.documents import Offer


def tell_withheld(found: "Chosen", order: "PrintOrder", lang: Lang) -> None:
    """Say why documents, or copies of those that are asked for by name, are not printed."""
    for offer in found.withheld:
        tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{told_why(offer, lang)}")
    for offer in found.allowed if order.named else ():
        for why in offer.copies.why_not:
            tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{why.say(lang)}")


def told_why(offer: "Offer", lang: Lang) -> str:
    """Return what stands in the way of a document, the first few of it."""
    from evaluation.reports.offered import why_not

    found = why_not(offer.worded(STEPS))
    return found.say(lang) if found else ""
