"""The names of the sheets that the audit workbook adds to the input sheets."""

from evaluation.core.text import Lang
from evaluation.dossier.reading.derived import TABS

__all__ = ["TABS", "tab"]


def tab(sheet: str, lang: Lang) -> str:
    """Return the name of an added sheet on its tab.

    Example:
        >>> tab("scores", "zh"), tab("scores", "en")
        ('总分计算', 'Scores')
    """
    return TABS[sheet].say(lang)
