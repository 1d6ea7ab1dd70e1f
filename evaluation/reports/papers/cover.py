"""The cover 封面 of the file of a tender.

Law:
    Government Procurement Law, art. 42: the file is kept for at least 15 years.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.law.unit import show_value
from evaluation.reports.copies import whole_tender
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.tables.record_facts import Pair

KEPT = "cn/law/file_retention_min"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Frame):
    """The cover; `kept` is empty where no Chinese law sets a time."""

    method: str
    evaluated: str
    lots: tuple[Pair, ...]
    kept: str
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> Cover:
    """Return the cover as text in `lang`."""
    dossier = occasion.dossier
    kept = occasion.law(KEPT) if occasion.chinese else None
    return Cover(
        **frame(occasion, lang),
        method=occasion.method.title.say(lang),
        evaluated=day(dossier.tender.evaluated, lang),
        lots=tuple(Pair(lot.id, lot.title) for lot in dossier.lots),
        kept=show_value(kept.value, kept.unit, lang) if kept else "",
        cite=kept.cite.say(lang) if kept else "",
    )


DOCUMENT = Document(
    key="cover",
    title=Text("封面", "Cover"),
    stage="notice",
    per="tender",
    copies=whole_tender,
    view=view,
    template="cover.html.j2",
    scored=False,
)
