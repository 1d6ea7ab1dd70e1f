"""Every dossier of a year: its size, or what is wrong with it."""

from collections.abc import Sequence

from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.tables.year.entries import DossierOfYear
from evaluation.tables.year.remarks import left_uncounted

SCORED = Text("已评审", "evaluated")


def tenders_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each dossier."""
    return Table(
        key="tenders",
        title=Text("全部项目", "All tenders"),
        columns=(
            column("folder"),
            column("tender", "code", term="tender_id"),
            column("title"),
            column("published", "day"),
            column("lots", "count", term="lot_count"),
            column("bids", "count", term="bid_count"),
            column("awards", "count", term="lots_with_first"),
            column("state"),
        ),
        rows=tuple(map(_row, entries)),
        remarks=left_uncounted(entries),
    )


def _row(entry: DossierOfYear) -> Row:
    dossier, evaluation = entry.dossier, entry.evaluation
    state = Cell(entry.problem, look="error") if entry.problem else Cell(SCORED)
    if dossier is None:
        return row(entry.name, *[None] * 6, state)
    return row(
        entry.name,
        dossier.tender.id,
        dossier.tender.title,
        dossier.tender.published,
        len(dossier.lots),
        len(dossier.bids),
        sum(bool(each.candidates) for each in evaluation.lots) if evaluation else None,
        state,
    )
