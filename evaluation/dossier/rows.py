"""A dossier's records as plain rows: column key to value, sheet by sheet."""

from collections.abc import Iterator, Mapping

from evaluation.dossier.record import Record, Value
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import ORDER, sheet

Rows = tuple[Mapping[str, Value], ...]
"""The rows of a sheet; the Tender sheet has one."""

UNLISTED = 10**9
"""The rank of a name that no sheet lists."""


def sheet_rows(dossier: Dossier) -> dict[str, Rows]:
    """Return the rows of every sheet of `dossier`, in the order of a workbook; blanks are left out.

    Example:
        >>> from datetime import date
        >>> from evaluation.dossier.records import Lot, Tender
        >>> tender = Tender(id="T1", title="t", buyer="b", method="m", published=date(2026, 3, 1))
        >>> sheet_rows(Dossier(tender=tender, lots=(Lot(id="L01", title="Library"),)))["lots"]
        ({'id': 'L01', 'title': 'Library', 'divisible': False, 'mandatory': False},)
    """
    return {key: tuple(_row(record, key) for record in _records(dossier, key)) for key in ORDER}


def _records(dossier: Dossier, key: str) -> tuple[Record, ...]:
    found = getattr(dossier, key)
    return found if isinstance(found, tuple) else (found,)


def _row(record: Record, key: str) -> dict[str, Value]:
    values = ((column.key, getattr(record, column.key)) for column in sheet(key).columns)
    return {name: value for name, value in values if value is not None and value != ()}


def mark_rows(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Yield the (expert, bid, criterion) of every mark, in the order of the sheets that list them.

    Names that no sheet lists come last, by the alphabet.
    """
    given = [
        (expert, bid, criterion)
        for (bid, criterion), by_expert in dossier.marks.values.items()
        for expert in by_expert
    ]
    listed = (
        [expert.id for expert in dossier.panel],
        [bid.id for bid in dossier.bids],
        [criterion.code for criterion in dossier.criteria],
    )
    ranks = [{name: rank for rank, name in reversed(list(enumerate(names)))} for names in listed]

    def place(which: tuple[str, str, str]) -> list[tuple[int, str]]:
        known = zip(which, ranks, strict=True)
        return [(rank.get(name, UNLISTED), name) for name, rank in known]

    yield from sorted(given, key=place)
