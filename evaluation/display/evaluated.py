"""What an evaluation came to, in a notebook: checks, screening, ranking."""

from collections.abc import Iterable

from evaluation.checks.check import Checked
from evaluation.core.text import Lang
from evaluation.display.face import Face
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.tables.checks import checks_table
from evaluation.tables.marks import marks_table
from evaluation.tables.ranking import worked_ranking_table
from evaluation.tables.screening import screening_table

SCREENING = ("lot", "bid", "tenderer", "passed", "outcome", "reason", "law")
RANKING = (
    "lot", "rank", "bid", "tenderer", "quote", "evaluated_price", "technical", "price_points",
    "total", "made_of", "working",
)  # fmt: skip


def checks_face(checked: Iterable[Checked], lang: Lang) -> Face:
    """Return all checks with their answers."""
    return Face(table=checks_table(checked), lang=lang)


def marks_face(
    evaluation: Evaluation, result: LotResult, checked: Iterable[Checked], lang: Lang
) -> Face:
    """Return the marks on a lot as a heat table."""
    return Face(table=marks_table(evaluation, result, checked), lang=lang)


def screening_face(evaluation: Evaluation, lang: Lang) -> Face:
    """Return every bid with the outcome of its review, and the reasons with their law."""
    return Face(table=screening_table(evaluation, evaluation.lots).only(*SCREENING), lang=lang)


def ranking_face(evaluation: Evaluation, results: Iterable[LotResult], lang: Lang) -> Face:
    """Return the ranked bids of lots, candidates in bold."""
    return Face(table=worked_ranking_table(evaluation, results).only(*RANKING), lang=lang)
