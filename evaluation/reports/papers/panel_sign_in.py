"""Sign-in of the panel with its declarations 签到与回避声明.

Law:
    Procurement Law Regulation, art. 9 (who has to withdraw); Caiku [2012] No. 69 (discipline of an
    evaluation).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import Consortium, consortia
from evaluation.reports.views.evaluation_view import Member
from evaluation.reports.views.table_view import row_texts
from evaluation.reports.views.tender_view import member_row
from evaluation.tables.rulings import rulings_table

LAWS = ("cn/reg/conflict_lookback_years", "cn/2012_69/discipline")


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSignIn(Frame):
    """The sheet; `recusals` are the rulings that a member withdraws."""

    evaluated: str
    panel: tuple[Member, ...]
    tenderers: tuple[str, ...]
    consortia: tuple[Consortium, ...]
    recusals: tuple[Mapping[str, str], ...]
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> PanelSignIn:
    """Return the sheet as text in `lang`."""
    dossier = occasion.dossier
    ids = {bid.tenderer for bid in dossier.bids}
    bidding = [each for each in dossier.tenderers if each.id in ids]
    return PanelSignIn(
        **frame(occasion, lang),
        evaluated=day(dossier.tender.evaluated, lang),
        panel=tuple(member_row(expert, lang) for expert in dossier.panel),
        tenderers=tuple(each.name for each in bidding),
        consortia=consortia(dossier, bidding, lang, "credit_code", "legal_representative"),
        recusals=row_texts(rulings_table(r for r in dossier.rulings if r.what == "recusal"), lang),
        cite=_cites(occasion, lang) if occasion.chinese else "",
    )


def _cites(occasion: Occasion, lang: Lang) -> str:
    joint = "；" if lang == "zh" else "; "
    return joint.join(occasion.law(key).cite.say(lang) for key in LAWS)


def _copies(occasion: Occasion) -> Copies:
    if occasion.dossier.panel:
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有评审小组名单", "the sheet Panel is empty"),))


DOCUMENT = Document(
    key="panel_sign_in",
    title=Text("评审小组签到与回避声明", "Panel sign-in and declarations"),
    stage="opening",
    per="tender",
    copies=_copies,
    view=view,
    template="panel_sign_in.html.j2",
    scored=False,
)
