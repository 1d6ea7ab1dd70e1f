"""How long tenderers had, and how long the evaluation took."""

from collections.abc import Sequence
from datetime import date

from evaluation.core.table import Row, Table, column, row
from evaluation.core.text import Text
from evaluation.dossier.records import Tender
from evaluation.tables.year.entries import DossierOfYear

CALENDAR = Text("日历日；档案没有写明的日期留空。", "Calendar days; blank where no day is stated.")


def durations_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each tender that could be read."""
    return Table(
        key="durations",
        title=Text("时间", "Time"),
        columns=(
            column("tender", "code", term="tender_id"),
            column("published", "day"),
            column("deadline", "day"),
            column("evaluated", "day"),
            column("to_respond", "count"),
            column("to_evaluate", "count"),
        ),
        rows=tuple(_row(entry.dossier.tender) for entry in entries if entry.dossier),
        remarks=(CALENDAR,),
    )


def _row(tender: Tender) -> Row:
    due = tender.deadline.date() if tender.deadline else None
    return row(
        tender.id,
        tender.published,
        due,
        tender.evaluated,
        _days(tender.published, due),
        _days(due, tender.evaluated),
    )


def _days(since: date | None, until: date | None) -> int | None:
    return (until - since).days if since and until else None
