"""The letter to a tenderer whose bid was not scored: the reason, the law, the remedy.

Law:
    Order 87, art. 69: whoever fails the qualification review is told why; art. 63: when a bid is
    invalid.
"""

from dataclasses import dataclass, replace

from evaluation.core.text import Lang, Text
from evaluation.dossier.parties import full_name
from evaluation.reports.copies import bids_that, excluded_bids
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.papers.result_letter import TOLD
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.evaluation_view import ReasonRow
from evaluation.reports.views.lot_view import reason
from evaluation.reports.views.remedy import Remedy, remedy
from evaluation.reports.views.tender_view import contact_lines
from evaluation.scoring.articles import SCREENING, article
from evaluation.tables.record_facts import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionLetter(Frame):
    """The letter.

    Args:
        cite: the article on what a tenderer is told; empty where none governs.
    """

    to: str
    lot: str
    lot_title: str
    bid: str
    reasons: tuple[ReasonRow, ...]
    cite: str
    remedy: Remedy | None
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ExclusionLetter:
    """Return the letter to the tenderer of the excluded bid as text in `lang`."""
    lot, score = subject.the_lot.lot, subject.the_score
    return ExclusionLetter(
        **frame(occasion, lang),
        to=full_name(occasion.dossier, score.tenderer).say(lang),
        lot=lot.id,
        lot_title=lot.title,
        bid=score.bid.id,
        reasons=reasons_of(occasion, subject, lang),
        cite=occasion.law(TOLD).cite.say(lang) if occasion.tendered else "",
        remedy=remedy(occasion, lang),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def reasons_of(occasion: Occasion, subject: Subject, lang: Lang) -> tuple[ReasonRow, ...]:
    """Return why the bid was not scored; a failed review cites the articles on the reviews."""
    review = article(occasion.method, SCREENING)
    found = (reason(each, lang) for each in subject.the_score.reasons)
    return tuple(
        each if each.cite or review is None else replace(each, cite=review.say(lang))
        for each in found
    )


DOCUMENT = Document(
    key="exclusion_letter",
    title=Text("响应无效告知书", "Letter to an excluded tenderer"),
    stage="award",
    per="bid",
    copies=bids_that(excluded_bids),
    view=view,
    template="exclusion_letter.html.j2",
    letter=True,
)
