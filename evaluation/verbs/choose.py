"""``evaluation.choose``: a dossier from a list, in a notebook."""

from evaluation.core.text import Lang
from evaluation.display.chooser import Chooser, choose_dossier
from evaluation.verbs.asked import Where, answering, path_of


def choose(folder: Where = ".", *, lang: Lang | None = None) -> Chooser:
    """Return the dossiers in `folder` as a list to pick from; `dossier` is the one that is picked.

    Args:
        folder: whose folders, workbooks and documents are looked at.
        lang: language of all that is shown; None for that of the environment.

    Example:
        >>> from evaluation.resources import shipped
        >>> choose(shipped("tenders"), lang="en").dossier.ranking("L01").title
        'Ranking'
    """
    with answering(lang) as chosen:
        return choose_dossier(path_of(folder), chosen)
