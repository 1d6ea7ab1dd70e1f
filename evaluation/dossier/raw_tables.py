"""The neutral form between a file and its records: sheets as rows of raw cells, with places.

A workbook and a JSON document both become tables; everything after that is the same for both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from evaluation.dossier.record import Origin

Raw = str | int | float | Decimal | bool | date | datetime | list[str] | None
"""A cell as a file gives it. None is a blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row: raw cells by column key, and where they stand."""

    cells: Mapping[str, Raw]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A sheet as read.

    Args:
        key: the sheet of the schema, or ``marks``. The Tender table has one row; a row of the Marks
            table has ``expert``, ``bid``, ``criterion`` and ``mark``; in a
            workbook also the labels ``title`` and ``max_points``.
        workbook: file name inside the dossier.
        name: name on the tab.
    """

    key: str
    workbook: str
    name: str
    rows: tuple[RawRow, ...]
