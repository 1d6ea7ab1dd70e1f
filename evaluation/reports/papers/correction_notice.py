"""The correction notice 更正公告 of a result: whose award is taken back, who follows, and why.

Law:
    Implementing Regulations of the Procurement Law, art. 49: where the winner refuses to sign, the
    next candidate may be determined, or the procurement begins anew. Caibanku [2020] No. 50 (heads
    of a correction notice, from memory).
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day, sum_of_money
from evaluation.dossier.decided.standing_awards import AwardChange, award_changes
from evaluation.dossier.parties import full_name
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.tender_view import contact_lines
from evaluation.scoring.result import LotResult
from evaluation.tables.record_facts import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardedNow:
    """Who is awarded a lot after a change, and for how much."""

    name: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLot:
    """A change of the award of a lot: who had it, and who has it then; nobody where `now` is empty."""

    id: str
    title: str
    former: tuple[str, ...]
    now: tuple[AwardedNow, ...]
    why: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNotice(Frame):
    """The notice: every change, lot by lot and in order of time."""

    lots: tuple[ChangedLot, ...]
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> CorrectionNotice:
    """Return the notice as text in `lang`."""
    return CorrectionNotice(
        **frame(occasion, lang),
        lots=tuple(
            _changed(occasion, lot, change, lang)
            for lot in occasion.scored.lots
            for change in award_changes(occasion.dossier, lot.lot.id)
        ),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def _changed(occasion: Occasion, lot: LotResult, change: AwardChange, lang: Lang) -> ChangedLot:
    dossier, currency = occasion.dossier, occasion.dossier.tender.currency
    last = change.after[-1]

    def name(bid: str) -> str:
        score = next((each for each in lot.scores if each.bid.id == bid), None)
        return full_name(dossier, score.tenderer).say(lang) if score else bid

    return ChangedLot(
        id=lot.lot.id,
        title=lot.lot.title,
        former=tuple(name(each.bid) for each in change.before if each.bid),
        now=tuple(
            AwardedNow(name=name(each.bid), amount=sum_of_money(each.awarded, currency, lang))
            for each in change.after
            if each.bid
        ),
        why=(last.reason or "").rstrip("。."),
        when=day(last.when.date(), lang),
    )


def _copies(occasion: Occasion) -> Copies:
    if any(award_changes(occasion.dossier, lot.id) for lot in occasion.dossier.lots):
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有改变过的定标", "no award was changed"),))


DOCUMENT = Document(
    key="correction_notice",
    title=Text("更正公告（采购结果）", "Correction notice of the result"),
    stage="award",
    per="tender",
    copies=_copies,
    view=view,
    template="correction_notice.html.j2",
    letter=True,
    recommends=True,
    awards=True,
)
