"""``evaluation.survey``: many dossiers side by side."""

from evaluation.core.text import Lang
from evaluation.display.year.year import Year, open_year
from evaluation.verbs.asked import Where, answering, path_of


def survey(folder: Where | None = None, *, lang: Lang | None = None) -> Year:
    """Return all dossiers in `folder`, such as those of a year; one with errors is a row as well.

    Args:
        folder: dossiers in folders of their own, however deep; the shipped examples where none is
            named.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there is no such folder, or no dossier in it.

    Example:
        >>> len(survey(lang="en").tenders().frame()) > 20
        True
    """
    with answering(lang) as chosen:
        year = open_year(None if folder is None else path_of(folder), chosen)
        if year.problem is not None:
            raise year.problem
        return year
