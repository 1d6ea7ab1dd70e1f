"""What is said above every table of a year: which dossiers are not counted."""

from collections.abc import Sequence

from evaluation.core.text import Text
from evaluation.tables.year.entries import DossierOfYear


def left_uncounted(entries: Sequence[DossierOfYear]) -> tuple[Text, ...]:
    """Return how many dossiers have errors and are not counted; nothing where all are.

    Example:
        >>> left_uncounted([DossierOfYear(name="2026-01")])[0].en
        'One dossier has errors and is not counted; see the table of all tenders.'
    """
    wrong = sum(not entry.evaluation for entry in entries)
    if not wrong:
        return ()
    en = "One dossier has errors and is" if wrong == 1 else f"{wrong} dossiers have errors and are"
    return (
        Text(
            f"{wrong} 份档案有错误，未计入；见全部项目一表。",
            f"{en} not counted; see the table of all tenders.",
        ),
    )
