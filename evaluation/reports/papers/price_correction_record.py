"""The price correction record: quotes whose parts contradict each other, and what was decided.

Law:
    Order 87, art. 59 (the four rules in their order), art. 51 (the tenderer confirms in writing).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.checks.quotes.correction import Corrected, corrected
from evaluation.core.text import Lang, Text
from evaluation.core.wording import amount
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.parties import full_name
from evaluation.dossier.records import Bid, Ruling
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import Party, party_rows
from evaluation.reports.views.evaluation_view import Member
from evaluation.reports.views.table_view import row_texts
from evaluation.reports.views.tender_view import member_row
from evaluation.scoring.articles import CORRECTION, article
from evaluation.tables.rulings import rulings_table


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedBid:
    """A quote as stated in each place, what the rules make of it, and the ruling if there is one."""

    bid: str
    lot: str
    tenderer: str
    parties: tuple[Party, ...]
    quote: str
    words: str
    lines: str
    amounts: str
    final: str
    ruling: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCorrectionRecord(Frame):
    """The record."""

    bids: tuple[CorrectedBid, ...]
    panel: tuple[Member, ...]
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> PriceCorrectionRecord:
    """Return the record as text in `lang`."""
    cite = article(occasion.method, CORRECTION)
    return PriceCorrectionRecord(
        **frame(occasion, lang),
        bids=tuple(
            _row(occasion, bid, result, ruling, lang) for bid, result, ruling in _found(occasion)
        ),
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
        cite=cite.say(lang) if cite else "",
    )


def _found(occasion: Occasion) -> list[tuple[Bid, Corrected, Ruling | None]]:
    """Every quote that the rules change, or that people have ruled on."""
    dossier = occasion.dossier
    found = []
    for bid in dossier.bids:
        result = corrected(bid, [item for item in dossier.items if item.bid == bid.id])
        ruling = last_ruling(dossier, "price", bid.id)
        if result is not None and (ruling is not None or result.final != bid.quote):
            found.append((bid, result, ruling))
    return found


def _row(
    occasion: Occasion, bid: Bid, result: Corrected, ruling: Ruling | None, lang: Lang
) -> CorrectedBid:
    dossier = occasion.dossier
    return CorrectedBid(
        bid=bid.id,
        lot=bid.lot,
        tenderer=full_name(dossier, dossier.tenderer(bid.tenderer)).say(lang),
        parties=party_rows(dossier, dossier.tenderer(bid.tenderer), lang),
        quote=amount(result.quote),
        words=amount(result.words),
        lines=amount(result.lines),
        amounts=amount(result.amounts),
        final=amount(result.final),
        ruling=() if ruling is None else row_texts(rulings_table([ruling]), lang),
    )


def _copies(occasion: Occasion) -> Copies:
    if _found(occasion):
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有需要修正的报价", "no quote has to be corrected"),))


DOCUMENT = Document(
    key="price_correction_record",
    title=Text("报价修正记录", "Price correction record"),
    stage="price",
    per="tender",
    copies=_copies,
    view=view,
    template="price_correction_record.html.j2",
    scored=False,
)
