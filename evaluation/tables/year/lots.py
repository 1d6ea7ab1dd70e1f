"""Every lot of a year with its bids and its first candidate."""

from collections.abc import Sequence

from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.core.wording import NONE
from evaluation.tables.year.entries import DossierOfYear, LotOfYear, lots_of
from evaluation.tables.year.remarks import left_uncounted


def lots_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each lot of each scored tender."""
    return Table(
        key="lots",
        title=Text("全部采购包", "All lots"),
        columns=(
            column("tender", "code", term="tender_id"),
            column("lot", "code"),
            column("title"),
            column("district"),
            column("category"),
            column("bids", "count", term="bid_count"),
            column("admitted", "count"),
            column("ranked", "count"),
            column("first", term="first_candidate"),
        ),
        rows=tuple(_row(each) for each in lots_of(entries)),
        remarks=left_uncounted(entries),
    )


def _row(each: LotOfYear) -> Row:
    result, failure = each.result, each.result.failure
    code = Text(failure.code, failure.code) if failure else None
    return row(
        each.tender,
        each.lot.id,
        each.lot.title,
        each.lot.district,
        each.lot.category,
        len(result.scores),
        sum(score.admitted for score in result.scores),
        len(result.ranked),
        Cell(each.first.tenderer.name if each.first else NONE, hint=code),
    )
