"""The result announcement 中标（成交）结果公告, under the ten heads of the 2020 format in their order.

Law:
    Caibanku [2020] No. 50 (heads); Caibanku [2023] No. 243 (the winner's total); Order 87, art. 69;
    Procurement Law Regulation, art. 43 (one working day).
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.law.book import law_book
from evaluation.reports.copies import no_award, winners
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.deadlines import Period, notice_period
from evaluation.reports.views.disclosure import AwardedBid, awarded_bid
from evaluation.reports.views.evaluation_view import Member
from evaluation.reports.views.lot_view import reason
from evaluation.reports.views.tender_view import contact_lines, lot_pairs, member_row
from evaluation.scoring.result import LotResult
from evaluation.tables.record_facts import Pair

HEADS = "cn/2020_50/result_notice_heads"
TOTAL = "cn/2023_243/winner_total_in_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardedLot:
    """A lot that is awarded, with what the dossier says about its subject matter."""

    id: str
    title: str
    scope: tuple[Pair, ...]
    winners: tuple[AwardedBid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedLot:
    """A lot that is not awarded, and why."""

    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultAnnouncement(Frame):
    """The announcement.

    Args:
        heads: the ten heads, in order.
        with_total: whether the winner's total is published.
        notice: None where no Chinese law sets its length.
        small: whether a winner got the preference for small firms, so that its declaration is
            annexed.
        disability: the same for disability welfare units.
    """

    heads: tuple[str, ...]
    lots: tuple[AwardedLot, ...]
    failed: tuple[FailedLot, ...]
    with_total: bool
    lowest: bool
    panel: tuple[Member, ...]
    fee: str
    notice: Period | None
    contacts: tuple[Pair, ...]
    small: bool
    disability: bool


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ResultAnnouncement:
    """Return the announcement as text in `lang`."""
    results = occasion.scored.lots
    won = [lot for lot in results if no_award(occasion, lot) is None]
    total = occasion.known(TOTAL) if occasion.chinese else None
    statuses = {
        status
        for lot in won
        for score in winners(occasion, lot)
        for status in score.tenderer.status
    }
    return ResultAnnouncement(
        **frame(occasion, lang),
        heads=_heads(occasion, lang),
        lots=tuple(_awarded(occasion, lot, lang) for lot in won),
        failed=tuple(failed_lot(occasion, lot, lang) for lot in results if lot not in won),
        with_total=not occasion.chinese or (total is not None and total.flag),
        lowest=occasion.method.direction == "lowest",
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
        fee=occasion.dossier.tender.agency_fee or "",
        notice=notice_period(occasion, lang) if occasion.chinese else None,
        contacts=contact_lines(occasion.dossier.tender, lang),
        small="small_micro" in statuses,
        disability="disability_unit" in statuses,
    )


def failed_lot(occasion: Occasion, lot: LotResult, lang: Lang) -> FailedLot:
    """Return a lot that is not awarded, with the reason and its article."""
    why = no_award(occasion, lot)
    words = why.say(lang).rstrip("。.") if why else ""
    if lot.failure is not None:
        told = reason(lot.failure, lang)
        words = told.message + (f"（{told.cite}）" if told.cite and lang == "zh" else "")
        words += f" ({told.cite})" if told.cite and lang == "en" else ""
    return FailedLot(id=lot.lot.id, title=lot.lot.title, why=words)


def _awarded(occasion: Occasion, lot: LotResult, lang: Lang) -> AwardedLot:
    won = winners(occasion, lot)
    return AwardedLot(
        id=lot.lot.id,
        title=lot.lot.title,
        scope=lot_pairs(lot.lot, occasion.dossier.tender.currency, lang),
        winners=tuple(awarded_bid(occasion, score, lang) for score in won),
    )


def _heads(occasion: Occasion, lang: Lang) -> tuple[str, ...]:
    """The heads in force on the day of the tender; the last known ones for other laws."""
    known = law_book(occasion.dossier.law).parameter(HEADS)
    dated = occasion.law(HEADS).value if occasion.chinese else known.entries[-1].value
    values = dated if isinstance(dated, tuple) else ()
    return tuple(each.say(lang) for each in values if isinstance(each, Text))


def _copies(occasion: Occasion) -> Copies:
    if occasion.chinese:
        occasion.law(HEADS)  # without the heads of the day there is no announcement
    if any(no_award(occasion, lot) is None for lot in occasion.scored.lots):
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有采购包成交", "no lot is awarded"),))


DOCUMENT = Document(
    key="result_announcement",
    title=Text("中标（成交）结果公告", "Result announcement"),
    stage="award",
    per="tender",
    copies=_copies,
    view=view,
    template="result_announcement.html.j2",
    word="result_announcement.docx",
    letter=True,
    recommends=True,
    awards=True,
)
