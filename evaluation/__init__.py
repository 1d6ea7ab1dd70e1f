"""Evaluate public service tenders exactly, by the law of the day, and so that anybody can redo it.

Each verb takes the path of a dossier (folder, workbook or JSON document) and returns a result that
shows itself: as a table in a notebook, as one line at a prompt, as a data frame with ``.frame()``.

    read      a dossier, to look at from all sides in a notebook
    check     everything that is wrong with it
    score     who is first in each lot, and by how much
    allocate  which lots the budget funds, with proof
    award     who is awarded each lot, as decided or proposed
    report    its documents as PDFs
    audit     a recorded result redone and compared, cell by cell
    survey    many dossiers side by side
    choose    a dossier from a list, in a notebook

What stands in the way is a `TenderError`, which says what to do and names every cell.

Example:
    >>> import evaluation
    >>> from evaluation.resources import shipped
    >>> result = evaluation.score(shipped("tenders") / "qinghe-2026", lang="en")
    >>> result.lot("L01").candidates
    ('B0101', 'B0102', 'B0103')
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from evaluation.core.errors import TenderError
    from evaluation.verbs.allocate import allocate
    from evaluation.verbs.audit import audit
    from evaluation.verbs.award import award
    from evaluation.verbs.check import check
    from evaluation.verbs.choose import choose
    from evaluation.verbs.read import read
    from evaluation.verbs.report import report
    from evaluation.verbs.score import score
    from evaluation.verbs.survey import survey

__version__ = "0.1.0"

__all__ = [
    "TenderError",
    "allocate",
    "audit",
    "award",
    "check",
    "choose",
    "read",
    "report",
    "score",
    "survey",
]


def __getattr__(name: str) -> object:
    """Load a verb when it is first asked for, so that importing the package takes no time."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = "core.errors" if name == "TenderError" else f"verbs.{name}"
    found: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
