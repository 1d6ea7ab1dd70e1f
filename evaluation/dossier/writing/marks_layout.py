"""Where each mark stands on an expert's sheet: a block for each lot, bids across, criteria down."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from evaluation.dossier.records import Bid, Criterion, Dossier

LABELS = 3
"""Columns before the first bid: code, title, maximum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The marks on the bids of one lot.

    Args:
        top: 0-based row of the Lot line; the head with the bids stands below it, then the criteria.
        lot: id of the lot; empty where the bids are on no lot of the dossier.
        bids: ids across, from column `LABELS` on.
        criteria: codes down.
    """

    top: int
    lot: str
    bids: tuple[str, ...]
    criteria: tuple[str, ...]

    @property
    def bottom(self) -> int:
        """Return the row of the last criterion."""
        return self.top + 1 + len(self.criteria)

    def cells(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield the bid, the criterion, the row and the column of each mark."""
        for down, criterion in enumerate(self.criteria):
            for across, bid in enumerate(self.bids):
                yield bid, criterion, self.top + 2 + down, LABELS + across


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksSheet:
    """The sheet of one expert."""

    expert: str
    name: str = ""
    blocks: tuple[Block, ...] = field(default_factory=tuple)


def marked_by_experts(criterion: Criterion) -> bool:
    """Return whether experts mark `criterion`: no price, and no model computes it from a fact."""
    return criterion.kind != "price" and criterion.model is None


def marks_sheets(dossier: Dossier) -> tuple[MarksSheet, ...]:
    """Return the sheets of the panel in its order; an expert who has nothing to mark has none.

    A mark that stands in the dossier always has a cell, even where its bid, criterion or expert is
    not listed: writing loses nothing, and the reader says what is wrong.
    """
    names = {expert.id: expert.name for expert in dossier.panel}
    for by_expert in dossier.marks.values.values():
        for expert in by_expert:
            names.setdefault(expert, "")
    sheets = (
        MarksSheet(expert=expert, name=name, blocks=tuple(_blocks(dossier, expert)))
        for expert, name in names.items()
    )
    return tuple(sheet for sheet in sheets if sheet.blocks)


def _blocks(dossier: Dossier, expert: str) -> Iterator[Block]:
    given: dict[str, dict[str, None]] = {}
    for (bid, criterion), by_expert in dossier.marks.values.items():
        if expert in by_expert:
            given.setdefault(bid, {})[criterion] = None
    top = 2
    for lot, bids in _bids_by_lot(dossier, given).items():
        criteria = dict.fromkeys(_criteria_for(dossier, expert, lot))
        for bid in bids:
            criteria.update(given.get(bid, {}))
        if criteria and bids:
            block = Block(top=top, lot=lot, bids=bids, criteria=tuple(criteria))
            yield block
            top = block.bottom + 2


def _bids_by_lot(dossier: Dossier, given: dict[str, dict[str, None]]) -> dict[str, tuple[str, ...]]:
    lots: dict[str, list[str]] = {lot.id: [] for lot in dossier.lots}
    known: dict[str, Bid] = {bid.id: bid for bid in dossier.bids}
    for bid in (*known, *(bid for bid in given if bid not in known)):
        lots.setdefault(known[bid].lot if bid in known else "", []).append(bid)
    return {lot: tuple(bids) for lot, bids in lots.items()}


def _criteria_for(dossier: Dossier, expert: str, lot: str) -> Iterator[str]:
    judged = next((member.lots for member in dossier.panel if member.id == expert), ())
    if not judged or lot in judged:
        for criterion in dossier.criteria_of(lot):
            if marked_by_experts(criterion):
                yield criterion.code
