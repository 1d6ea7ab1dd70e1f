"""``evaluation.read``: a dossier, to look at from all sides."""

from evaluation.core.text import Lang
from evaluation.display.opening import OpenDossier, open_dossier
from evaluation.verbs.asked import Where, answering, path_of


def read(path: Where, *, lang: Lang | None = None) -> OpenDossier:
    """Return the dossier at `path` for a notebook: it shows its findings, and all else when asked.

    Errors in its sheets stop nothing here: each of its methods says what has to be put right first.

    Args:
        path: folder, workbook or JSON document.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there is nothing at `path` that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> dossier = read(shipped("tenders") / "qinghe-2026", lang="en")
        >>> dossier.ranking("L01").frame().loc[0, ["rank", "total"]].tolist()
        ['1', '89.33']
    """
    with answering(lang) as chosen:
        opened = open_dossier(path_of(path), chosen)
        if opened.problem is not None:
            raise opened.problem
        return opened
