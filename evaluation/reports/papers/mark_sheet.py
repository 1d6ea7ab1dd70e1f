"""The mark sheet of one expert 评分表: the marks as the expert gave them, and what became of them.

Law:
    Order 87, art. 57: each member marks by himself; art. 64: what may be corrected, and by whom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.text import Lang, Text
from evaluation.core.wording import aligned, day, plain, shortened
from evaluation.dossier.records import Bid, Criterion, Expert, Lot
from evaluation.reports.copies import experts
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import members_by_bid
from evaluation.reports.views.evaluation_view import MarkRow, Member
from evaluation.reports.views.mark_tables import BIDS_ACROSS, NAME, even_groups, part_of
from evaluation.reports.views.table_view import TableView, table_view
from evaluation.reports.views.tender_view import member_row
from evaluation.tables.record_facts import Pair
from evaluation.tables.rulings import rulings_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """The expert's marks for one criterion."""

    code: str
    title: str
    max_points: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """The marks for a group of bids; `sums` only where no criterion is weighted."""

    part: str
    heads: tuple[Pair, ...]
    rows: tuple[SheetRow, ...]
    sums: MarkRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLot:
    """A lot that the expert marked; `members` are those of consortia, by bid."""

    id: str
    title: str
    members: Mapping[str, str]
    tables: tuple[SheetTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSheet(Frame):
    """The sheet; `rulings` are those that change or void a mark of this expert."""

    expert: Member
    evaluated: str
    lots: tuple[SheetLot, ...]
    rulings: TableView


def view(occasion: Occasion, subject: Subject, lang: Lang) -> MarkSheet:
    """Return the sheet of the expert as text in `lang`."""
    expert = subject.the_expert
    dossier = occasion.dossier
    lots = (_lot(occasion, lot, expert, lang) for lot in dossier.lots)
    return MarkSheet(
        **frame(occasion, lang),
        expert=member_row(expert, lang),
        evaluated=day(dossier.tender.evaluated, lang),
        lots=tuple(lot for lot in lots if lot.tables),
        rulings=table_view(
            rulings_table(
                ruling for ruling in dossier.rulings if expert.id in (ruling.expert, ruling.subject)
            ),
            lang,
        ),
    )


def _lot(occasion: Occasion, lot: Lot, expert: Expert, lang: Lang) -> SheetLot:
    dossier = occasion.dossier
    given = {key for key, by in dossier.marks.values.items() if expert.id in by}
    criteria = [
        each
        for each in dossier.criteria_of(lot.id)
        if any((bid.id, each.code) in given for bid in dossier.bids_on(lot.id))
    ]
    bids = [
        bid
        for bid in dossier.bids_on(lot.id)
        if any((bid.id, each.code) in given for each in criteria)
    ]
    groups = even_groups(bids, BIDS_ACROSS)
    return SheetLot(
        id=lot.id,
        title=lot.title,
        members=members_by_bid(dossier, bids, lang),
        tables=tuple(
            _table(occasion, expert, criteria, group, part_of(n, len(groups)))
            for n, group in enumerate(groups)
        ),
    )


def _table(
    occasion: Occasion,
    expert: Expert,
    criteria: Sequence[Criterion],
    bids: Sequence[Bid],
    part: str,
) -> SheetTable:
    dossier = occasion.dossier

    def mark(bid: Bid, criterion: Criterion) -> Decimal | None:
        return dossier.marks.values.get((bid.id, criterion.code), {}).get(expert.id)

    given = [[mark(bid, each) for bid in bids] for each in criteria]
    rows = tuple(
        SheetRow(
            code=each.code,
            title=each.title,
            max_points=plain(each.max_points),
            cells=aligned(marks),
        )
        for each, marks in zip(criteria, given, strict=True)
    )
    sums = None
    if all(each.weight == 1 for each in criteria):
        totals = [_sum(column) for column in zip(*given, strict=True)]
        sums = MarkRow(head=plain(sum(each.max_points for each in criteria)), cells=aligned(totals))
    heads = (Pair(bid.id, shortened(dossier.tenderer(bid.tenderer).name, NAME)) for bid in bids)
    return SheetTable(part=part, heads=tuple(heads), rows=rows, sums=sums)


def _sum(marks: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of a bid's marks; none where one is missing."""
    known = [mark for mark in marks if mark is not None]
    return sum(known, Decimal(0)) if len(known) == len(marks) else None


DOCUMENT = Document(
    key="mark_sheet",
    title=Text("评审专家评分表", "Mark sheet of an expert"),
    stage="technical_marks",
    per="expert",
    copies=experts,
    view=view,
    template="mark_sheet.html.j2",
    scored=False,
)
