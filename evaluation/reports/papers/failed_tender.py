"""The failure of a lot 废标（采购失败）: the announcement, and on a page of its own the record.

Law:
    Government Procurement Law, arts. 36 and 37: the reason is told to all tenderers; Order 87,
    art. 43; Caibanku [2020] No. 50 (heads of the announcement of an end, from memory).
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import moment
from evaluation.reports.copies import lots_that
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.papers.result_announcement import FailedLot, failed_lot
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.evaluation_view import Member
from evaluation.reports.views.remedy import Remedy, remedy
from evaluation.reports.views.table_view import TableView, table_view
from evaluation.reports.views.tender_view import contact_lines, member_row
from evaluation.scoring.result import LotResult
from evaluation.tables.record_facts import Pair
from evaluation.tables.screening import screening_table

TOLD = "cn/law/failure_reason_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedTender(Frame):
    """The announcement and the record of a lot that fails."""

    lot: FailedLot
    cite: str
    opened: str
    bids: TableView
    panel: tuple[Member, ...]
    remedy: Remedy | None
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> FailedTender:
    """Return announcement and record as text in `lang`."""
    lot = subject.the_lot
    return FailedTender(
        **frame(occasion, lang),
        lot=failed_lot(occasion, lot, lang),
        cite=occasion.law(TOLD).cite.say(lang) if occasion.chinese else "",
        opened=moment(occasion.dossier.tender.opened, lang),
        bids=table_view(screening_table(occasion.scored, [lot]), lang),
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
        remedy=remedy(occasion, lang),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def _stands(occasion: Occasion, lot: LotResult) -> Text | None:
    if lot.failure is not None:
        return None
    return Text(f"{lot.lot.id} 没有采购失败", f"lot {lot.lot.id} has not failed")


DOCUMENT = Document(
    key="failed_tender",
    title=Text("采购失败（废标）公告和记录", "Announcement and record of a failed lot"),
    stage="screening",
    per="lot",
    copies=lots_that(_stands),
    view=view,
    template="failed_tender.html.j2",
    letter=True,
)
