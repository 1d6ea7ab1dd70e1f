"""The acceptance form 验收单: each item of the service, the users' opinion, the conclusion.

Law:
    Caiku [2021] No. 22, art. 24: each technical and business item is recorded; users of a public
    service take part and give their opinion; the result is published.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import plain
from evaluation.reports.copies import bids_that, winning_bids
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import Party, party_rows
from evaluation.reports.views.disclosure import AwardedBid, awarded_bid

PUBLISHED = "cn/2021_22/public_service_acceptance_published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What was promised; what was delivered is written in by hand."""

    item: str
    quantity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceForm(Frame):
    """The form."""

    lot: str
    lot_title: str
    award: AwardedBid
    parties: tuple[Party, ...]
    items: tuple[Promised, ...]
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> AcceptanceForm:
    """Return the form as text in `lang`."""
    lot, score = subject.the_lot.lot, subject.the_score
    published = occasion.known(PUBLISHED) if occasion.chinese else None
    return AcceptanceForm(
        **frame(occasion, lang),
        lot=lot.id,
        lot_title=lot.title,
        award=awarded_bid(occasion, score, lang),
        parties=party_rows(occasion.dossier, score.tenderer, lang),
        items=tuple(
            Promised(item=item.item, quantity=f"{plain(item.quantity)} {item.unit or ''}".strip())
            for item in occasion.dossier.items
            if item.bid == score.bid.id
        ),
        cite=published.cite.say(lang) if published else "",
    )


DOCUMENT = Document(
    key="acceptance_form",
    title=Text("履约验收单", "Acceptance form"),
    stage="award",
    per="bid",
    copies=bids_that(winning_bids),
    view=view,
    template="acceptance_form.html.j2",
    recommends=True,
    awards=True,
)
