"""The ledger: who did what when, why, and what had changed since the last seal."""

from evaluation.core.glossary import glossary, vocabulary
from evaluation.core.table import Table, column, joined, row
from evaluation.core.text import Text
from evaluation.ledger.history import Told, history
from evaluation.ledger.ledger import Ledger


def ledger_table(ledger: Ledger | None) -> Table:
    """Return a row for each line of the ledger; seals that were taken back with their reasons.

    Example:
        >>> ledger_table(None).empty.say("en")
        'No ledger was begun for this tender.'
    """
    return Table(
        key="ledger",
        title=Text("台账", "Ledger"),
        columns=(
            column("line", "whole"),
            column("time"),
            column("clerk"),
            column("done"),
            column("reason"),
            column("changed"),
        ),
        rows=tuple(
            row(
                told.number,
                told.time,
                told.who,
                told.what,
                told.reason or None,
                _changed(told),
                look="first" if told.undone else "",
            )
            for told in history(ledger)
        ),
        empty=Text("本项目没有台账。", "No ledger was begun for this tender."),
    )


def _changed(told: Told) -> Text | None:
    return joined(map(sheet_name, told.changed), "、", ", ") if told.changed else None


def sheet_name(key: str) -> Text:
    """Return the name of a sheet from the key of its fingerprint.

    Example:
        >>> sheet_name("bids").zh, sheet_name("marks E01").en
        ('响应文件', 'Marks E01')
    """
    sheet, *expert = key.split()
    name = glossary()[sheet]
    return Text(" ".join([name.zh, *expert]), " ".join([name.en, *expert]))


def stage_name(key: str) -> Text:
    """Return the name of a stage."""
    return vocabulary()["stage"][key]
