"""How a tender is scored, as a report tells it: settings and criteria."""

from evaluation.core.glossary import term, word
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, plain
from evaluation.dossier.records import Criterion
from evaluation.formula.model import Model
from evaluation.law.tie_steps import tie_step
from evaluation.reports.views.evaluation_view import CriterionRow, Pair
from evaluation.scoring.result import Evaluation
from evaluation.scoring.settings import STAGES

_COLON = Text("：", ": ")
_PLACES = Text("{0}保留{1}位小数", "{0}: {1} decimals")


def settings_view(evaluation: Evaluation, lang: Lang) -> tuple[Pair, ...]:
    """Return how the tender is scored: rounding, aggregation, ties, parameters."""
    settings, tender = evaluation.settings, evaluation.dossier.tender
    rounding = [
        _PLACES.say(lang).format(word("rounding_stage", stage, lang), settings.places[stage])
        for stage in STAGES
        if stage in settings.places
    ]
    steps = [tie_step(step).order.say(lang) for step in settings.tie_chain]
    joint = "；" if lang == "zh" else "; "
    pairs = {
        "full_score": plain(tender.full_score),
        "aggregation": word("aggregation", settings.aggregation, lang),
        "rounding": joint.join(rounding),
        "tie_chain": joint.join(steps) or NONE,
        "candidates": plain(settings.candidates),
    }
    if tender.technical_minimum is not None:
        pairs["technical_minimum"] = plain(tender.technical_minimum)
    if settings.parameters:
        pairs["parameters"] = joint.join(
            f"{key} = {plain(value)}" for key, value in settings.parameters.items()
        )
    return tuple(Pair(term(key, lang), text) for key, text in pairs.items())


def criteria_view(evaluation: Evaluation, lang: Lang) -> tuple[CriterionRow, ...]:
    """Return the criteria as a tree, each with its standard and its model."""
    criteria = evaluation.dossier.criteria
    parents = {criterion.parent for criterion in criteria}
    known = {criterion.code: criterion for criterion in criteria}

    def depth(criterion: Criterion) -> int:
        above = known.get(criterion.parent or "")
        return 0 if above is None else 1 + depth(above)

    return tuple(
        CriterionRow(
            code=criterion.code,
            title=criterion.title,
            depth=depth(criterion),
            group=criterion.code in parents,
            kind="" if criterion.code in parents else word("kind", criterion.kind, lang),
            max_points=plain(criterion.max_points),
            weight=plain(criterion.weight),
            how=_how(evaluation, criterion, lang),
            lots=", ".join(criterion.lots),
        )
        for criterion in criteria
    )


def _how(evaluation: Evaluation, criterion: Criterion, lang: Lang) -> tuple[str, ...]:
    model = next(
        (
            points.model
            for result in evaluation.lots
            for score in result.scores
            for points in score.points
            if points.criterion.code == criterion.code and points.model is not None
        ),
        None,
    )
    words = [criterion.descriptor, _model_words(model, lang) if model else criterion.model]
    return tuple(filter(None, words))


def _model_words(model: Model, lang: Lang) -> str:
    title = model.title(lang)
    return (
        title
        if model.text in (model.words.zh, model.words.en, model.key)
        else f"{title}{_COLON.say(lang)}{model.text}"
    )
