"""The summary of marks 评分汇总表: marks of all experts, points that count, totals and ranks.

Law:
    Order 87, arts. 55, 57 and 58.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.reports.copies import lots_that
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.evaluation_view import LotView, Member
from evaluation.reports.views.lot_view import lot_view
from evaluation.reports.views.tender_view import member_row
from evaluation.scoring.result import LotResult


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSummary(Frame):
    """The summary of a lot, as the evaluation report tells it."""

    lot: LotView
    panel: tuple[Member, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> MarkSummary:
    """Return the summary of the lot as text in `lang`."""
    lot = subject.the_lot
    members = (each for each in occasion.dossier.panel if not each.lots or lot.lot.id in each.lots)
    return MarkSummary(
        **frame(occasion, lang),
        lot=lot_view(occasion.scored, lot, lang),
        panel=tuple(member_row(expert, lang) for expert in members),
    )


def _unscored(occasion: Occasion, lot: LotResult) -> Text | None:
    if any(score.points for score in lot.scores):
        return None
    return Text(f"{lot.lot.id} 没有评分", f"no bid on lot {lot.lot.id} has points")


DOCUMENT = Document(
    key="mark_summary",
    title=Text("评分汇总表", "Summary of marks"),
    stage="ranking",
    per="lot",
    copies=lots_that(_unscored),
    view=view,
    template="mark_summary.html.j2",
)
