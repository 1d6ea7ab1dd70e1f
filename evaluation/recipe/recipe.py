"""The whole recipe of one tender."""

from evaluation.core.text import Lang
from evaluation.ledger.ledger import Ledger
from evaluation.recipe.admission_steps import admission
from evaluation.recipe.input_steps import NUMBERS, inputs
from evaluation.recipe.points_steps import points
from evaluation.recipe.price_steps import price
from evaluation.recipe.ranking_steps import ranking
from evaluation.recipe.record_steps import record
from evaluation.recipe.step import Section
from evaluation.scoring.result import Evaluation


def recipe(evaluation: Evaluation, ledger: Ledger | None, lang: Lang) -> tuple[Section, ...]:
    """Return how a stranger redoes `evaluation`, with its own formulas, stages, seed and hashes.

    Args:
        ledger: of its dossier, if one was begun.
        lang: of the workbook whose sheets are named.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> sections = recipe(run(shipped("tenders") / "qinghe-2026"), None, "en")
        >>> {step.key: step.value for section in sections for step in section.steps}["model.P"]
        'points*MIN(prices)/price'
    """
    return (
        NUMBERS,
        inputs(evaluation.dossier, lang),
        admission(evaluation, lang),
        points(evaluation, lang),
        price(evaluation),
        ranking(evaluation, lang),
        record(evaluation.dossier, ledger),
    )
