"""How each computed figure came about, so that a reader can redo it by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.core.wording import amount, figure, percent, plain
from evaluation.formula.model import Model
from evaluation.formula.parser import parse
from evaluation.formula.working import working
from evaluation.scoring.result import Evaluation, LotResult, Points, Quantities, Score
from evaluation.scoring.settings import Settings

EVALUATED = Text("评审价", "Evaluated price")
TOTAL = Text("总分", "Total")

WHOLE = 4
"""Decimals printed of a figure that the tender does not round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingStep:
    """How a figure was computed."""

    what: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How the figures of a bid were computed, in order."""

    bid: str
    tenderer: str
    steps: tuple[WorkingStep, ...]


def workings(evaluation: Evaluation, result: LotResult, lang: Lang) -> tuple[Working, ...]:
    """Return the workings of the scored bids: evaluated prices, computed points, totals."""
    return tuple(
        Working(bid=score.bid.id, tenderer=score.tenderer.name, steps=steps)
        for score in result.scores
        if score.admitted and (steps := tuple(_steps(evaluation, score, lang)))
    )


def _steps(evaluation: Evaluation, score: Score, lang: Lang) -> Iterator[WorkingStep]:
    yield from _evaluated(score, lang)
    for points in score.points:
        if points.model is not None and points.quantities is not None:
            line = _computed(points.model, points.quantities, points, evaluation.settings)
            yield WorkingStep(what=points.criterion.title, lines=(line,))
    if score.total is not None:
        yield WorkingStep(what=TOTAL.say(lang), lines=(_total(evaluation, score),))


def _evaluated(score: Score, lang: Lang) -> Iterator[WorkingStep]:
    price = score.price
    if price is None or not price.rate:
        return
    line = f"{amount(price.quote)} × (1 − {percent(price.rate)}) = {amount(price.exact)}"
    if price.evaluated != price.exact:
        line += f" → {amount(price.evaluated)}"
    why = (price.why.say(lang),) if price.why else ()
    yield WorkingStep(what=EVALUATED.say(lang), lines=(*why, line))


def _computed(model: Model, quantities: Quantities, points: Points, settings: Settings) -> str:
    criterion = points.criterion
    places = settings.places.get("price" if criterion.kind == "price" else "criterion")
    line = model.working(quantities, WHOLE if places is None else places)
    if criterion.weight == 1:
        return line
    return f"{line}; × {plain(criterion.weight)} = {figure(points.value, places)}"


def _total(evaluation: Evaluation, score: Score) -> str:
    formula, places = evaluation.method.total, evaluation.settings.places["total"]
    if formula is None or score.quantities is None:
        return figure(score.total, places)
    return working(parse(formula), score.quantities, places)
