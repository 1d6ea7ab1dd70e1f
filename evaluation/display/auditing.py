"""An audit as a table: equal, or each difference with what was recorded and what comes out."""

from collections.abc import Iterable
from pathlib import Path

from evaluation.core.text import Lang
from evaluation.display.face import Face
from evaluation.tables.differences import differences_table
from evaluation.tables.verdicts import verdicts_table
from evaluation.verdict import Verdict, VerdictRow

DIFFERENCES = ("place", "recorded", "recomputed", "reason")
RESULTS = ("what", "tender", "verdict", "differences", "compared", "first")


def verdict_face(verdict: Verdict, lang: Lang) -> Face:
    """Return what an audit found."""
    return Face(table=differences_table(verdict).only(*DIFFERENCES), lang=lang)


def archive_face(path: Path, rows: Iterable[VerdictRow], lang: Lang) -> Face:
    """Return the verdicts on the results in `path`, a row each."""
    return Face(table=verdicts_table(rows, path.name).only(*RESULTS), lang=lang)
