"""What every document has around its text: whose it is, its draft mark, and its foot."""

from dataclasses import dataclass
from typing import Any

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day, unit_of_money
from evaluation.ledger.ledger import Ledger
from evaluation.reports.occasion import Occasion

DRAFT = Text("草稿", "DRAFT")

NO_LEDGER = Text("无台账", "no ledger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The part that all documents share; each view adds its own fields.

    Args:
        draft: printed across each page; empty where the document is final.
        fingerprint: of all sheets together, in the foot of each page.
        ledger: its length and its head, in the foot of each page, so that a cut tail shows.
        issued: the day the document bears; empty where it is written in by hand.
        year: of that day, or of the notice where it is written in by hand.
        money: the unit in the heads of columns of amounts.
        chinese: whether Chinese procurement law governs the tender.
        tendered: whether Order 87 does.
    """

    id: str
    title: str
    buyer: str
    agency: str
    draft: str
    fingerprint: str
    ledger: str
    issued: str
    year: str
    money: str
    chinese: bool
    tendered: bool


def frame(occasion: Occasion, lang: Lang) -> dict[str, Any]:
    """Return the fields of `Frame` for `occasion`."""
    tender = occasion.dossier.tender
    return {
        "id": tender.id,
        "title": tender.title,
        "buyer": tender.buyer,
        "agency": tender.agency or "",
        "draft": DRAFT.say(lang) if occasion.draft else "",
        "fingerprint": occasion.fingerprint,
        "ledger": ledger_words(occasion.ledger, lang),
        "issued": day(occasion.issued, lang) if occasion.issued else "",
        "year": str((occasion.issued or tender.published).year),
        "money": unit_of_money(tender.currency, lang),
        "chinese": occasion.chinese,
        "tendered": occasion.tendered,
    }


def ledger_words(ledger: Ledger | None, lang: Lang) -> str:
    """Return length and head of a ledger as the foot shows them.

    Example:
        >>> ledger_words(None, "en")
        'no ledger'
    """
    if ledger is None:
        return NO_LEDGER.say(lang)
    return Text(
        f"台账 {ledger.length} 行，末行指纹 {ledger.head}",
        f"Ledger of {ledger.length} line{'' if ledger.length == 1 else 's'}, head {ledger.head}",
    ).say(lang)
