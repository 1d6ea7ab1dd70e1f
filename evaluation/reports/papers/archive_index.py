"""The index of the file 归档目录: every document that the tender has, in order, with its pages.

The binder that joins the documents into one file knows their pages; before that they are left to
be written in.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.reports.copies import whole_tender
from evaluation.reports.document import Document, Subject
from evaluation.reports.documents import all_documents, offers
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """A document of the file; `pages` is empty until the file is bound."""

    number: str
    title: str
    copies: str
    about: str
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveIndex(Frame):
    """The index."""

    rows: tuple[IndexRow, ...]


KEY = "archive_index"


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ArchiveIndex:
    """Return the index as text in `lang`."""
    others = tuple(each for each in all_documents() if each.key not in (KEY, "cover"))
    made = [offer for offer in offers(occasion, others) if offer.possible]
    return ArchiveIndex(
        **frame(occasion, lang),
        rows=tuple(
            IndexRow(
                number=str(number),
                title=offer.document.title.say(lang),
                copies=str(len(offer.copies.subjects)),
                about=_about(offer.copies.subjects),
                pages=occasion.pages.get(offer.document.key, ""),
            )
            for number, offer in enumerate(made, 1)
        ),
    )


def _about(subjects: tuple[Subject, ...]) -> str:
    names = (
        (each.expert and each.expert.id)
        or (each.score and each.score.bid.id)
        or (each.lot and each.lot.lot.id)
        or ""
        for each in subjects
    )
    return ", ".join(name for name in names if name)


DOCUMENT = Document(
    key=KEY,
    title=Text("归档目录", "Index of the file"),
    stage="notice",
    per="tender",
    copies=whole_tender,
    view=view,
    template="archive_index.html.j2",
    scored=False,
)
