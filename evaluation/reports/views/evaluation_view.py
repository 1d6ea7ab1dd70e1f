"""What the evaluation report says: text only, in one language, ready to be set in place.

Every field is printed as it stands; a dash stands where the dossier is silent.
"""

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.reports.typesetting.frame import Frame
from evaluation.reports.views.recipe_view import RecipePart
from evaluation.reports.views.table_view import TableView

SHORT = 8
"""Rows of a table that is not broken over two pages."""


PAGE = 27
"""Rows of marks that a landscape page holds below its headings."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled fact."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TendererRow:
    """An organisation that bids."""

    name: str
    credit_code: str
    type: str
    lots: str


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
class CriterionRow:
    """A row of the table of standards; `depth` 0 is a top criterion, `group` one that has parts."""

    code: str
    title: str
    depth: int
    group: bool
    kind: str
    max_points: str
    weight: str
    how: tuple[str, ...]
    lots: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """Why a bid is not scored, or a lot fails, with the law."""

    code: str
    message: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BidRow:
    """A bid as it was received, reviewed and priced; `confirmed` is the quote after corrections."""

    bid: str
    tenderer: str
    received: str
    quote: str
    facts: tuple[Pair, ...]
    reviewed: str
    admitted: bool
    reasons: tuple[ReasonRow, ...]
    confirmed: str
    rate: str
    why: str
    evaluated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRow:
    """A ranked bid; `margin` is its distance to the bid that follows."""

    rank: str
    bid: str
    tenderer: str
    technical: str
    price_points: str
    total: str
    margin: str
    quote: str
    evaluated: str
    tied: bool
    decided: str
    candidate: bool


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
class WorkingStep:
    """How a figure was computed."""

    what: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How the figures of a bid were computed, in order."""

    bid: str
    tenderer: str
    steps: tuple[WorkingStep, ...]


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
    """A lot: its facts, its bids, its order and its candidates."""

    id: str
    title: str
    facts: tuple[Pair, ...]
    bids: tuple[BidRow, ...]
    received: int
    admitted: int
    failure: tuple[ReasonRow, ...]
    has_price_points: bool
    has_deduction: bool
    ranking: tuple[RankRow, ...]
    open_tie: bool
    candidates: tuple[RankRow, ...]
    marks: tuple[MarkTable, ...]
    points: tuple[PointsTable, ...]
    workings: tuple[Working, ...]
    charts: tuple[Chart, ...] = ()

    @property
    def short(self) -> bool:
        """Whether its tables are short enough to be kept on one page."""
        return self.received <= SHORT

    @property
    def excluded(self) -> tuple[BidRow, ...]:
        """The bids that were not scored."""
        return tuple(bid for bid in self.bids if not bid.admitted)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingRow:
    """A decision of people."""

    what: str
    subject: str
    decision: str
    reason: str
    who: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A check: what it looked for, what it answered, and the figures where a reader needs them.

    Args:
        notable: whether people should look.
        accounts: a line for each answer that is raised or cannot be given.
    """

    code: str
    title: str
    state: str
    notable: bool
    cite: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A line of the ledger; `undone` where it took a seal back."""

    number: str
    time: str
    who: str
    what: str
    reason: str
    undone: bool
    changed: str


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
    criteria: tuple[CriterionRow, ...]
    weighted: bool
    by_lot: bool
    lots: tuple[LotView, ...]
    rulings: tuple[RulingRow, ...]
    draws: tuple[DrawRow, ...]
    findings: TableView
    checks: tuple[CheckRow, ...]
    law: TableView
    history: tuple[HistoryRow, ...]
    recipe: tuple[RecipePart, ...]

    @property
    def recommends(self) -> bool:
        """Whether a candidate is recommended for any lot."""
        return any(lot.candidates for lot in self.lots)
