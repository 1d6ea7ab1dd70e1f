"""A dossier's records as plain rows: column key to value, sheet by sheet."""

from collections.abc import Iterator, Mapping

from evaluation.dossier.records import Dossier, Record, Value
from evaluation.dossier.schema import ORDER, sheet

Rows = tuple[Mapping[str, Value], ...]
"""The rows of a sheet; the Tender sheet has one."""


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
    """Yield the (expert, bid, criterion) of every mark, expert by expert in the panel's order."""
    experts = dict.fromkeys(expert.id for expert in dossier.panel)
    for by_expert in dossier.marks.values.values():
        experts.update(dict.fromkeys(by_expert))
    for expert in experts:
        for (bid, criterion), by_expert in dossier.marks.values.items():
            if expert in by_expert:
                yield expert, bid, criterion
