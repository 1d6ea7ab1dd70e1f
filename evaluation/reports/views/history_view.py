"""The ledger as the last annex of the evaluation report tells it."""

from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.core.wording import NONE, listing
from evaluation.ledger.history import history
from evaluation.ledger.ledger import Ledger
from evaluation.reports.views.evaluation_view import HistoryRow


def history_rows(ledger: Ledger | None, lang: Lang) -> tuple[HistoryRow, ...]:
    """Return every line of the ledger; seals that were taken back with their reasons."""
    return tuple(
        HistoryRow(
            number=str(told.number),
            time=told.time,
            who=told.who,
            what=told.what.say(lang),
            reason=told.reason or NONE,
            undone=told.undone,
            changed=listing((sheet_name(key, lang) for key in told.changed), lang),
        )
        for told in history(ledger)
    )


def sheet_name(key: str, lang: Lang) -> str:
    """Return the name of a sheet from the key of its fingerprint.

    Example:
        >>> sheet_name("bids", "zh"), sheet_name("marks E01", "en")
        ('响应文件', 'Marks E01')
    """
    sheet, *expert = key.split()
    return " ".join([term(sheet, lang), *expert])
