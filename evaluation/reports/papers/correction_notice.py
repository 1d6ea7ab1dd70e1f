"""The correction notice 更正公告 of a result: whose award is taken back, who follows, and why.

Law:
    Implementing Regulations of the Procurement Law, art. 49: where the winner refuses to sign, the
    next candidate may be determined, or the procurement begins anew. Caibanku [2020] No. 50 (heads
    of a correction notice, from memory).
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.dossier.decided.standing_awards import replaced_by
from evaluation.dossier.parties import full_name
from evaluation.reports.copies import former_winners, winners
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.disclosure import AwardedBid, awarded_bid
from evaluation.reports.views.tender_view import contact_lines
from evaluation.scoring.result import LotResult, Score
from evaluation.tables.record_facts import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLot:
    """A lot whose award changed: who had it, and who has it now; nobody where `now` is empty."""

    id: str
    title: str
    former: tuple[str, ...]
    now: tuple[AwardedBid, ...]
    why: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNotice(Frame):
    """The notice."""

    lots: tuple[ChangedLot, ...]
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> CorrectionNotice:
    """Return the notice as text in `lang`."""
    return CorrectionNotice(
        **frame(occasion, lang),
        lots=tuple(
            _changed(occasion, lot, lang)
            for lot in occasion.scored.lots
            if former_winners(occasion, lot)
        ),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def _changed(occasion: Occasion, lot: LotResult, lang: Lang) -> ChangedLot:
    award = occasion.award.lot(lot.lot.id)
    former = former_winners(occasion, lot)
    return ChangedLot(
        id=lot.lot.id,
        title=lot.lot.title,
        former=tuple(full_name(occasion.dossier, each.tenderer).say(lang) for each in former),
        now=tuple(awarded_bid(occasion, score, lang) for score in winners(occasion, lot)),
        why=_why(occasion, former, lang),
        when=day(award.rows[-1].when.date(), lang),
    )


def _why(occasion: Occasion, former: tuple[Score, ...], lang: Lang) -> str:
    """The reason of the change; where there were several, of each under the name it concerns."""
    between, joint = ("：", "；") if lang == "zh" else (": ", "; ")
    reasons = list[tuple[str, str]]()
    for score in former:
        change = replaced_by(occasion.dossier, score.bid.lot, score.bid.id)
        name = full_name(occasion.dossier, score.tenderer).say(lang)
        reasons.append((name, ((change.reason or "") if change else "").rstrip("。.")))
    if len({why for _, why in reasons}) == 1:
        return reasons[0][1]
    return joint.join(f"{name}{between}{why}" for name, why in reasons)


def _copies(occasion: Occasion) -> Copies:
    if any(former_winners(occasion, lot) for lot in occasion.scored.lots):
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
