"""The award letter 中标通知书: what is awarded to whom, at which price, and what comes next.

Law:
    Order 87, arts. 69 and 71; Government Procurement Law, art. 46: it goes out together with the
    result notice, binds both sides, and the contract is signed within 30 days of it.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.dossier.parties import full_name
from evaluation.reports.copies import bids_that, winning_bids
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.deadlines import Period, contract_period
from evaluation.reports.views.disclosure import AwardedBid, awarded_bid
from evaluation.reports.views.tender_view import contact_lines, lot_pairs
from evaluation.tables.record_facts import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLetter(Frame):
    """The award letter.

    Args:
        scope: what the lot is about, as the dossier says.
        decided: the day on which the purchaser decided; empty in the draft of a proposal.
        contract: None where no Chinese law sets the time for signing.
    """

    to: str
    method: str
    lot: str
    lot_title: str
    award: AwardedBid
    decided: str
    scope: tuple[Pair, ...]
    contract: Period | None
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> AwardLetter:
    """Return the letter to the winner as text in `lang`."""
    lot, score = subject.the_lot.lot, subject.the_score
    rows = occasion.award.lot(lot.id).rows
    return AwardLetter(
        **frame(occasion, lang),
        to=full_name(occasion.dossier, score.tenderer).say(lang),
        method=occasion.method.title.say(lang),
        lot=lot.id,
        lot_title=lot.title,
        award=awarded_bid(occasion, score, lang),
        decided=day(rows[-1].when.date(), lang) if rows else "",
        scope=lot_pairs(lot, occasion.dossier.tender.currency, lang),
        contract=contract_period(occasion, lang) if occasion.chinese else None,
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


DOCUMENT = Document(
    key="award_letter",
    title=Text("中标（成交）通知书", "Award letter"),
    stage="award",
    per="bid",
    copies=bids_that(winning_bids),
    view=view,
    template="award_letter.html.j2",
    word="award_letter.docx",
    letter=True,
    recommends=True,
    awards=True,
)
