"""The price criteria of a tender with the formula that each means."""

from collections.abc import Iterator

from evaluation.checks.check import Case
from evaluation.core.errors import FormulaError
from evaluation.dossier.records import Criterion
from evaluation.formula.model import Model
from evaluation.formula.models import model


def price_models(case: Case) -> Iterator[tuple[Criterion, Model]]:
    """Yield each price criterion with its formula; one that cannot be understood is told elsewhere."""
    for criterion in case.dossier.criteria:
        text = criterion.model or case.method.price_formula
        if criterion.kind != "price" or text is None:
            continue
        try:
            yield criterion, model(text, kind="price")
        except FormulaError:
            continue
