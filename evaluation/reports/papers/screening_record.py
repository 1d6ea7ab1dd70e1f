"""The review of qualification and conformity 资格性／符合性审查表: requirements down, bids across.

Law:
    Order 87, art. 44 (the purchaser or its agency reviews the qualification), art. 50 (the panel
    reviews the conformity).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, shortened
from evaluation.dossier.records import Bid, Lot, Screening
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import members_by_bid
from evaluation.reports.views.evaluation_view import MarkRow, Member
from evaluation.reports.views.mark_tables import BIDS_ACROSS, NAME, even_groups, part_of
from evaluation.reports.views.tender_view import member_row
from evaluation.scoring.articles import SCREENING, article
from evaluation.tables.record_facts import Pair

PASSED, FAILED = Text("合格", "pass"), Text("不合格", "fail")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTable:
    """The decisions about a group of bids that fits the page; the last row is the conclusion."""

    part: str
    heads: tuple[Pair, ...]
    rows: tuple[MarkRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedRow:
    """A requirement that a bid does not meet."""

    bid: str
    tenderer: str
    requirement: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One of the two reviews of a lot."""

    stage: str
    title: str
    tables: tuple[ReviewTable, ...]
    failed: tuple[FailedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedLot:
    """A lot with its reviews; `members` are those of consortia, by bid."""

    id: str
    title: str
    members: Mapping[str, str]
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRecord(Frame):
    """The record of all lots."""

    lots: tuple[ReviewedLot, ...]
    panel: tuple[Member, ...]
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ScreeningRecord:
    """Return the record as text in `lang`."""
    cite = article(occasion.method, SCREENING)
    lots = (_lot(occasion, lot, lang) for lot in occasion.dossier.lots)
    return ScreeningRecord(
        **frame(occasion, lang),
        lots=tuple(lot for lot in lots if lot.reviews),
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
        cite=cite.say(lang) if cite else "",
    )


def _lot(occasion: Occasion, lot: Lot, lang: Lang) -> ReviewedLot:
    bids = occasion.dossier.bids_on(lot.id)
    ids = {bid.id for bid in bids}
    rows = [row for row in occasion.dossier.screening if row.bid in ids]
    stages = dict.fromkeys(row.stage for row in rows)
    return ReviewedLot(
        id=lot.id,
        title=lot.title,
        members=members_by_bid(occasion.dossier, bids, lang),
        reviews=tuple(
            _review(occasion, stage, bids, [row for row in rows if row.stage == stage], lang)
            for stage in stages
        ),
    )


def _review(
    occasion: Occasion, stage: str, bids: Sequence[Bid], rows: Sequence[Screening], lang: Lang
) -> Review:
    decided = {(row.bid, row.requirement): row for row in rows}
    wanted = tuple(dict.fromkeys(row.requirement for row in rows))
    seen = [bid for bid in bids if any(row.bid == bid.id for row in rows)]
    names = {bid.id: occasion.dossier.tenderer(bid.tenderer).name for bid in seen}
    groups = even_groups(seen, BIDS_ACROSS)
    return Review(
        stage=stage,
        title=word("screening_stage", stage, lang),
        tables=tuple(
            ReviewTable(
                part=part_of(n, len(groups)),
                heads=tuple(Pair(bid.id, shortened(names[bid.id], NAME)) for bid in group),
                rows=_rows(group, wanted, decided, lang),
            )
            for n, group in enumerate(groups)
        ),
        failed=tuple(
            FailedRow(
                bid=row.bid,
                tenderer=names[row.bid],
                requirement=row.requirement,
                reason=row.reason or NONE,
                evidence=row.evidence or NONE,
            )
            for row in rows
            if not row.passed
        ),
    )


def _rows(
    bids: Sequence[Bid],
    wanted: Sequence[str],
    decided: Mapping[tuple[str, str], Screening],
    lang: Lang,
) -> tuple[MarkRow, ...]:
    def said(passed: bool) -> str:
        return (PASSED if passed else FAILED).say(lang)

    def cell(bid: Bid, requirement: str) -> str:
        row = decided.get((bid.id, requirement))
        return NONE if row is None else said(row.passed)

    rows = [
        MarkRow(head=requirement, cells=tuple(cell(bid, requirement) for bid in bids))
        for requirement in wanted
    ]
    whole = tuple(
        said(all(row.passed for (id, _), row in decided.items() if id == bid.id)) for bid in bids
    )
    return (*rows, MarkRow(head="", cells=whole, sum=True))


def _copies(occasion: Occasion) -> Copies:
    if occasion.dossier.screening:
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有审查记录", "the sheet Screening is empty"),))


DOCUMENT = Document(
    key="screening_record",
    title=Text("资格性和符合性审查表", "Review of qualification and conformity"),
    stage="screening",
    per="tender",
    copies=_copies,
    view=view,
    template="screening_record.html.j2",
    scored=False,
)
