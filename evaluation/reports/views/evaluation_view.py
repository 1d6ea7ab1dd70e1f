"""What the evaluation report says: text only, in one language, ready to be set in place.

Every field is printed as it stands; a dash stands where the dossier is silent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.reports.typesetting.frame import Frame
from evaluation.reports.views.bidding_parties import Party
from evaluation.reports.views.recipe_view import RecipePart
from evaluation.reports.views.table_view import TableView
from evaluation.tables.record_facts import Pair
from evaluation.tables.workings import Working

SHORT = 8
"""Rows of a table that is not broken over two pages."""


PAGE = 27
"""Rows of marks that a landscape page holds below its headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TendererRow:
    """A tenderer; `parties` are those that form a consortium."""

    name: str
    credit_code: str
    type: str
    lots: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the panel."""

    id: str
    name: str
    unit: str
    role: str
    chair: bool
    lots: str
    declaration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """Why a bid is not scored, or a lot fails, with the law."""

    code: str
    message: str
    cite: str


@dataclass(frozen=True, slots=True)
class BidRow:
    """A bid that is not scored, with the reasons."""

    bid: str
    tenderer: str
    reasons: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """A row of a table of marks: an expert's, or (`sum`) the points that count."""

    head: str
    cells: tuple[str, ...]
    sum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkBlock:
    """The marks for one criterion."""

    code: str
    title: str
    note: str
    rows: tuple[MarkRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTable:
    """The marks of a group of bids that fits the page."""

    part: str
    heads: tuple[Pair, ...]
    blocks: tuple[MarkBlock, ...]

    @property
    def whole(self) -> bool:
        """Whether it fits a page, so that it need not be broken."""
        return sum(len(block.rows) for block in self.blocks) <= PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsRow:
    """The points of a bid."""

    bid: str
    tenderer: str
    cells: tuple[str, ...]
    total: str
    rank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsTable:
    """Points by bid and criterion, for a group of criteria that fits the page.

    Args:
        last: whether it is the last group, which ends with total and rank.
    """

    part: str
    last: bool
    heads: tuple[Pair, ...]
    rows: tuple[PointsRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture with the phrase of its caption, and which part of it this is.

    Args:
        alt: what it says, with its figures.
    """

    caption: str
    part: str
    svg: Markup
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LotView:
    """A lot: its facts, its bids, its order and its candidates; `members` of consortia, by bid."""

    id: str
    title: str
    facts: tuple[Pair, ...]
    bids: TableView
    prices: TableView
    excluded: tuple[BidRow, ...]
    members: Mapping[str, str]
    received: int
    admitted: int
    failure: tuple[ReasonRow, ...]
    ranking: TableView
    ranked: tuple[Mapping[str, str], ...]
    open_tie: bool
    candidates: tuple[Mapping[str, str], ...]
    marks: tuple[MarkTable, ...]
    points: tuple[PointsTable, ...]
    workings: tuple[Working, ...]
    charts: tuple[Chart, ...] = ()

    @property
    def short(self) -> bool:
        """Whether its tables are short enough to be kept on one page."""
        return self.received <= SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRow:
    """A tie that was drawn: its lot and the lines that repeat the draw."""

    lot: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationReport(Frame):
    """The evaluation report.

    Args:
        fingerprints: of each sheet.
    """

    evaluated: str
    fingerprints: tuple[Pair, ...]
    facts: tuple[Pair, ...]
    tenderers: tuple[TendererRow, ...]
    panel: tuple[Member, ...]
    method: str
    method_law: str
    settings: tuple[Pair, ...]
    criteria: TableView
    lots: tuple[LotView, ...]
    rulings: TableView
    draws: tuple[DrawRow, ...]
    findings: TableView
    checks: TableView
    law: TableView
    history: TableView
    recipe: tuple[RecipePart, ...]

    @property
    def recommends(self) -> bool:
        """Whether a candidate is recommended for any lot."""
        return any(lot.candidates for lot in self.lots)
