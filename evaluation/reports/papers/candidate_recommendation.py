"""The recommendation of candidates 推荐中标候选人名单, signed by the panel.

Law:
    Order 87, arts. 57 and 58: candidates are recommended in the order of the ranking.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.reports.copies import whole_tender
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.evaluation_view import LotView, Member
from evaluation.reports.views.lot_view import lot_view
from evaluation.reports.views.tender_view import member_row


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRecommendation(Frame):
    """The recommendation; each lot as the evaluation report tells it."""

    evaluated: str
    method: str
    lots: tuple[LotView, ...]
    panel: tuple[Member, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> CandidateRecommendation:
    """Return the recommendation as text in `lang`."""
    evaluation = occasion.scored
    return CandidateRecommendation(
        **frame(occasion, lang),
        evaluated=day(occasion.dossier.tender.evaluated, lang),
        method=occasion.method.title.say(lang),
        lots=tuple(lot_view(evaluation, result, lang) for result in evaluation.lots),
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
    )


DOCUMENT = Document(
    key="candidate_recommendation",
    title=Text("推荐中标（成交）候选人名单", "Recommendation of candidates"),
    stage="ranking",
    per="tender",
    copies=whole_tender,
    view=view,
    template="candidate_recommendation.html.j2",
    recommends=True,
)
