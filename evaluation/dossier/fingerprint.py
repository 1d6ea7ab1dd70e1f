"""Fingerprints of the sheets: SHA-256 over what the cells say, not over the bytes of a file.

A spreadsheet program that re-saves a workbook changes its bytes; columns may be moved, a head may
be Chinese or English, 8.50 may become 8.5. None of it changes a fingerprint. Changing, adding,
removing or moving a record does.

The canonical form, so that a stranger can redo it with any tool: one line for each record in the
order of the sheet, each ending in a line feed, in UTF-8. A line is a JSON array of the pairs
``"column key","value"`` of the cells that are not blank, in the order of the columns of the sheet,
without spaces. Numbers are plain decimals without trailing zeros, days are ``2026-03-02``, times
``2026-03-02 09:30:00``, flags ``yes`` or ``no``, drop-down values their key, lists joined by ``;``.
A blank cell with a default counts as its default. A sheet of marks has one line
``["bid","criterion","mark"]`` for each mark, sorted.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from evaluation.core.last_asked import last_asked
from evaluation.dossier.record import Record, Value
from evaluation.dossier.records import RECORDS, Dossier
from evaluation.dossier.schema import ORDER, Sheet, sheet

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@last_asked
def fingerprints(dossier: Dossier) -> Mapping[str, str]:
    """Return the fingerprint of each sheet that has records, by its key.

    Marks come last, a fingerprint for each expert under ``marks`` and the expert's id.

    Example:
        >>> from datetime import date
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T1", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> {key: len(digest) for key, digest in fingerprints(Dossier(tender=tender)).items()}
        {'tender': 64}
    """
    return {key: digest(lines) for key, lines in canonical_lines(dossier).items()}


def fingerprint_of(dossier: Dossier) -> str:
    """Return the fingerprint of the whole dossier: SHA-256 over the lines ``sheet fingerprint``.

    Example:
        >>> from datetime import date
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T1", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> len(fingerprint_of(Dossier(tender=tender)))
        64
    """
    return digest(f"{key} {hex}" for key, hex in fingerprints(dossier).items())


def canonical_lines(dossier: Dossier) -> dict[str, list[str]]:
    """Return the lines that are fingerprinted, of each sheet that has records, by its key."""
    sheets = {key: _table(dossier, key) for key in ORDER}
    for expert in sorted({who for by_expert in dossier.marks.values.values() for who in by_expert}):
        sheets[f"marks {expert}"] = _marks(dossier, expert)
    return {key: lines for key, lines in sheets.items() if lines}


def digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 of `lines`, each ended by a line feed, as 64 small hexadecimal digits.

    Example:
        >>> digest([])[:16]
        'e3b0c44298fc1c14'
    """
    sha = hashlib.sha256()
    for line in lines:
        sha.update(line.encode() + b"\n")
    return sha.hexdigest()


def canonical(value: Value) -> str:
    """Return what a cell says as text that does not depend on how it was formatted.

    Example:
        >>> canonical(Decimal("128000.00")), canonical(True), canonical(("none",))
        ('128000', 'yes', 'none')
        >>> canonical(datetime(2026, 3, 2, 9, 30))
        '2026-03-02 09:30:00'
    """
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}" if value else "0"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S}"
        case date():
            return value.isoformat()
        case tuple():
            return ";".join(value)
        case _:
            return "" if value is None else str(value)


def _table(dossier: Dossier, key: str) -> list[str]:
    content = getattr(dossier, key)
    records: tuple[Record, ...] = (content,) if isinstance(content, RECORDS["tender"]) else content
    kind = sheet(key)
    return [_line(kind, record) for record in records]


def _line(kind: Sheet, record: Record) -> str:
    values = ((column.key, canonical(getattr(record, column.key))) for column in kind.columns)
    return _json([part for key, text in values if text for part in (key, text)])


def _marks(dossier: Dossier, expert: str) -> list[str]:
    return sorted(
        _json([bid, criterion, canonical(by_expert[expert])])
        for (bid, criterion), by_expert in dossier.marks.values.items()
        if expert in by_expert
    )


def _json(parts: list[str]) -> str:
    return _COMPACT.encode(parts)
