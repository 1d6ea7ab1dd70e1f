"""Where each figure of the added sheets stands, known before any of them is written.

A bid stands in the same row on every sheet that has a row for each bid, so that an auditor stays in
the row and pages from sheet to sheet. A lot is a band, then its bids.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation.core.place import cell_name, column_letters
from evaluation.core.text import Lang
from evaluation.dossier.records import Criterion
from evaluation.dossier.writing.addresses import reference
from evaluation.formula.parser import parse
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.workbook.tabs import tab

TOP = 2
"""Rows above the heads: the title of the sheet and a line that says what it shows."""

_BID = ("lot", "bid", "tenderer")
_SCORES = (
    "technical", "technical_recorded", "technical_check", "reached", "counted", "price", "total",
    "recorded", "check", "working",
)  # fmt: skip
_RANKING = (
    "rank", "recorded", "check", "tied", "tied_recorded", "tied_check", "decided", "seat", "open", "place",
    "first", "first_name", "first_recorded", "first_check", "candidate", "candidate_recorded",
    "candidate_check",
)  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "screening": (
        *_BID, "quote", "ceiling", "within", "late", "failed", "decided", "reviewed", "reached",
        "admitted", "recorded", "check", "reasons",
    ),
    "objective": (
        *_BID, "criterion", "reviewed", "fact", "counted", "different", "points", "recorded",
        "check", "working",
    ),
    "prices": (
        *_BID, "admitted", "quote", "rate", "evaluated", "recorded", "check", "valid", "points",
        "points_recorded", "points_check", "working",
    ),
    "guide": ("name", "what", "checks", "differences"),
    "record": ("item", "value", "note"),
    "recipe": ("number", "what", "value", "says", "key"),
}  # fmt: skip
"""The columns of each added sheet whose number does not depend on the tender."""


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of the bids of a lot, 0-based, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The rows and columns of the added sheets.

    Args:
        bands: row of each lot.
        bids: row of each bid, the same on every sheet with a row for each bid.
        columns: the columns of each sheet, by key.
        facts: row of each (bid, criterion) that a model marks.
        marked: row of each (bid, criterion) that experts mark.
        experts: the experts of each lot, in the order of their columns.
        names: a part of a defined name for each lot.
        followed: the bid that the sheet Follow a bid shows; of one that is not there it shows
            nothing.
    """

    lang: Lang
    bands: Mapping[str, int]
    bids: Mapping[str, int]
    lots: Mapping[str, Span]
    columns: Mapping[str, Mapping[str, int]]
    facts: Mapping[tuple[str, str], int]
    marked: Mapping[tuple[str, str], int]
    experts: Mapping[str, tuple[str, ...]]
    criteria: Mapping[str, tuple[Criterion, ...]]
    names: Mapping[str, str]
    followed: str

    def followed_rows(self, sheet: str) -> frozenset[int]:
        """Return the rows of that bid on `sheet`."""
        if sheet in ("aggregation", "objective"):
            rows = self.marked if sheet == "aggregation" else self.facts
            return frozenset(row for (bid, _), row in rows.items() if bid == self.followed)
        known = sheet in ("screening", "prices", "scores", "ranking") and self.followed in self.bids
        return frozenset({self.bids[self.followed]}) if known else frozenset()

    def cell(self, sheet: str, bid: str, column: str) -> str:
        """Return the cell of a figure of `bid`, with the name of the sheet."""
        return reference(tab(sheet, self.lang), self.bids[bid], self.columns[sheet][column])

    def here(self, sheet: str, row: int, column: str) -> str:
        """Return the cell as a formula on the same sheet names it."""
        return cell_name(row, self.columns[sheet][column])

    def span(self, sheet: str, lot: str, column: str) -> str:
        """Return the cells of a figure of all bids of `lot`, with the name of the sheet."""
        span = self.lots[lot]
        return area(tab(sheet, self.lang), span.first, span.last, self.columns[sheet][column])

    def points(self, bid: str, criterion: Criterion) -> str:
        """Return the cell of the points of `bid` for a criterion that is not the price."""
        key = (bid, criterion.code)
        sheet, rows = (
            ("objective", self.facts) if key in self.facts else ("aggregation", self.marked)
        )
        return reference(tab(sheet, self.lang), rows[key], self.columns[sheet]["points"])

    def name(self, what: str, lot: str) -> str:
        """Return the defined name of a list of figures of `lot`, such as ``prices_L01``."""
        return f"{what}_{self.names[lot]}"


def area(sheet: str, first: int, last: int, column: int) -> str:
    """Return an absolute reference to the rows `first` to `last` of one column.

    Example:
        >>> area("Prices", 3, 6, 7)
        "'Prices'!$H$4:$H$7"
    """
    letters = column_letters(column)
    return f"{reference(sheet, first, column)}:${letters}${last + 1}"


def places_of(evaluation: Evaluation, lang: Lang) -> Places:
    """Return where the figures of `evaluation` will stand."""
    lots = evaluation.lots
    scored = tuple(result for result in lots if is_scored(result))
    criteria = {
        result.lot.id: tuple(
            criterion
            for criterion in evaluation.dossier.criteria_of(result.lot.id)
            if criterion.kind != "price"
        )
        for result in lots
    }
    experts = {result.lot.id: _experts(evaluation, result) for result in lots}
    bands, bids, spans = _bid_rows(lots)
    return Places(
        lang=lang,
        bands=bands,
        bids=bids,
        lots=spans,
        columns=_columns(
            criteria=max(map(len, criteria.values()), default=0),
            experts=max(map(len, experts.values()), default=0),
            steps=len(evaluation.settings.tie_chain),
            compared=_compares(evaluation),
        ),
        facts=dict(_fact_rows(scored, criteria)),
        marked=dict(_mark_rows(scored, criteria)),
        experts=experts,
        criteria=criteria,
        names=_names(lots),
        followed=next(iter(bids), ""),
    )


def _bid_rows(
    lots: tuple[LotResult, ...],
) -> tuple[dict[str, int], dict[str, int], dict[str, Span]]:
    bands, bids, spans = dict[str, int](), dict[str, int](), dict[str, Span]()
    row = TOP + 1
    for result in lots:
        bands[result.lot.id] = row
        for score in result.scores:
            row += 1
            bids[score.bid.id] = row
        spans[result.lot.id] = Span(bands[result.lot.id] + 1, row)
        row += 1
    return bands, bids, spans


def _experts(evaluation: Evaluation, result: LotResult) -> tuple[str, ...]:
    bids = {score.bid.id for score in result.scores}
    marking = {
        expert
        for (bid, _), by_expert in evaluation.dossier.marks.values.items()
        if bid in bids
        for expert in by_expert
    }
    panel = [expert.id for expert in evaluation.dossier.panel if expert.id in marking]
    return (*panel, *sorted(marking.difference(panel)))


def _compares(evaluation: Evaluation) -> bool:
    """Return whether a price or a total looks at the technical points of other bids."""
    scores = (score for result in evaluation.lots for score in result.scores)
    models = (points.model for score in scores for points in score.points)
    lists = parse(evaluation.method.total).lists if evaluation.method.total else ()
    return "technicals" in lists or any(model and "technicals" in model.needs for model in models)


def _columns(
    criteria: int, experts: int, steps: int, *, compared: bool
) -> dict[str, dict[str, int]]:
    sums = [key for key in _SCORES if compared or key != "counted"]
    scores = (*_BID, *(f"criterion{number}" for number in range(criteria)), *sums)
    aggregation = (
        "bid", "criterion", "title", *(f"expert{number}" for number in range(experts)),
        "mark", "weight", "points", "recorded", "check", "working",
    )  # fmt: skip
    ranking = (*_BID, "total", *(f"step{number}" for number in range(steps)), *_RANKING)
    follow = ("item", "title", "value", "mark", "weight", *(f"expert{at}" for at in range(experts)))
    sheets = {
        **COLUMNS,
        "follow": follow,
        "scores": scores,
        "aggregation": aggregation,
        "ranking": ranking,
    }
    return {sheet: {key: at for at, key in enumerate(keys)} for sheet, keys in sheets.items()}


def is_scored(result: LotResult) -> bool:
    """Return whether bids of the lot have points; a lot that fails before has none."""
    return any(score.technical is not None for score in result.scores)


def is_computed(criterion: Criterion) -> bool:
    """Return whether a model turns a fact into points, so that no expert marks `criterion`."""
    return criterion.model is not None


def _fact_rows(
    lots: tuple[LotResult, ...], criteria: Mapping[str, tuple[Criterion, ...]]
) -> Iterator[tuple[tuple[str, str], int]]:
    row = TOP + 1
    for result in lots:
        for criterion in filter(is_computed, criteria[result.lot.id]):
            row += 1
            for score in result.scores:
                yield (score.bid.id, criterion.code), row
                row += 1


def _mark_rows(
    lots: tuple[LotResult, ...], criteria: Mapping[str, tuple[Criterion, ...]]
) -> Iterator[tuple[tuple[str, str], int]]:
    row = TOP + 1
    for result in lots:
        marked = [criterion for criterion in criteria[result.lot.id] if not is_computed(criterion)]
        row += 1 if marked else 0
        for score in result.scores if marked else ():
            row += 1
            for criterion in marked:
                yield (score.bid.id, criterion.code), row
                row += 1


def _names(lots: tuple[LotResult, ...]) -> dict[str, str]:
    ids = [result.lot.id for result in lots]
    plain = len({id.lower() for id in ids}) == len(ids) and all(
        re.fullmatch(r"[A-Za-z0-9_]{1,40}", id) for id in ids
    )
    return {id: id if plain else f"lot{number}" for number, id in enumerate(ids, start=1)}
