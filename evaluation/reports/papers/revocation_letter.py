"""The letter to a winner whose award is taken back: from when, why, and the remedy.

Law:
    Implementing Regulations of the Procurement Law, art. 49; Government Procurement Law, art. 46:
    whoever changes the result, or gives up the award, after the letter went out is liable.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.dossier.decided.standing_awards import replaced_by
from evaluation.dossier.parties import full_name
from evaluation.reports.copies import bids_that, taken_back
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.remedy import Remedy, remedy
from evaluation.reports.views.tender_view import contact_lines
from evaluation.tables.record_facts import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationLetter(Frame):
    """The letter."""

    to: str
    lot: str
    lot_title: str
    why: str
    when: str
    remedy: Remedy | None
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> RevocationLetter:
    """Return the letter to the former winner as text in `lang`."""
    lot, score = subject.the_lot.lot, subject.the_score
    change = replaced_by(occasion.dossier, lot.id, score.bid.id)
    if change is None:
        raise LookupError("the letter is made for a bid whose award was replaced")
    return RevocationLetter(
        **frame(occasion, lang),
        to=full_name(occasion.dossier, score.tenderer).say(lang),
        lot=lot.id,
        lot_title=lot.title,
        why=(change.reason or "").rstrip("。."),
        when=day(change.when.date(), lang),
        remedy=remedy(occasion, lang),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


DOCUMENT = Document(
    key="revocation_letter",
    title=Text("取消中标（成交）资格通知书", "Letter that takes an award back"),
    stage="award",
    per="bid",
    copies=bids_that(taken_back),
    view=view,
    template="revocation_letter.html.j2",
    letter=True,
    awards=True,
)
