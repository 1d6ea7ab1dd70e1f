"""The opening record 开标记录: who submitted what and when, read out and signed at the opening.

Law:
    Order 87, arts. 40 to 42: quotes are read out, the record is signed by those present.
"""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, amount, moment
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.table_view import TableView, table_view
from evaluation.tables.opening import opening_table


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLot:
    """The bids on a lot, in the order of the Bids sheet."""

    id: str
    title: str
    ceiling: str
    bids: TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRecord(Frame):
    """The record; `priced` where any quote may be seen yet."""

    deadline: str
    opened: str
    place: str
    priced: bool
    lots: tuple[OpenedLot, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> OpeningRecord:
    """Return the record as text in `lang`."""
    dossier = occasion.dossier
    tender = dossier.tender
    return OpeningRecord(
        **frame(occasion, lang),
        deadline=moment(tender.deadline, lang),
        opened=moment(tender.opened, lang),
        place=tender.opening_place or NONE,
        priced=any(bid.quote is not None for bid in dossier.bids),
        lots=tuple(
            OpenedLot(
                id=lot.id,
                title=lot.title,
                ceiling=amount(lot.ceiling if lot.ceiling is not None else lot.budget),
                bids=table_view(opening_table(dossier, lot), lang),
            )
            for lot in dossier.lots
            if dossier.bids_on(lot.id)
        ),
    )


def _copies(occasion: Occasion) -> Copies:
    if occasion.dossier.bids:
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有响应文件", "there are no bids"),))


DOCUMENT = Document(
    key="opening_record",
    title=Text("开标记录", "Opening record"),
    stage="opening",
    per="tender",
    copies=_copies,
    view=view,
    template="opening_record.html.j2",
    scored=False,
)
