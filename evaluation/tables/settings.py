"""How a tender is scored: rounding, aggregation, ties, parameters."""

from collections.abc import Iterator

from evaluation.core.glossary import vocabulary
from evaluation.core.table import Table, Value, joined
from evaluation.core.text import Text
from evaluation.core.wording import plain
from evaluation.law.tie_steps import tie_step
from evaluation.scoring.result import Evaluation
from evaluation.scoring.settings import STAGES, Settings
from evaluation.tables.pairs import pairs_table


def settings_table(evaluation: Evaluation) -> Table:
    """Return the settings by which the tender was scored."""
    settings, tender = evaluation.settings, evaluation.dossier.tender
    facts: dict[str, Value] = {
        "full_score": tender.full_score,
        "aggregation": vocabulary()["aggregation"][settings.aggregation],
        "rounding": joined(_rounding(settings)),
        "tie_chain": joined(tie_step(step).order for step in settings.tie_chain)
        if settings.tie_chain
        else None,
        "candidates": settings.candidates,
    }
    if tender.technical_minimum is not None:
        facts["technical_minimum"] = tender.technical_minimum
    if settings.parameters:
        parameters = [f"{key} = {plain(value)}" for key, value in settings.parameters.items()]
        facts["parameters"] = Text("；".join(parameters), "; ".join(parameters))
    return pairs_table("settings", Text("评审方法和标准", "Method and standards"), facts)


def _rounding(settings: Settings) -> Iterator[Text]:
    for stage in STAGES:
        if stage in settings.places:
            places, words = settings.places[stage], vocabulary()["rounding_stage"][stage]
            yield Text(f"{words.zh}保留{places}位小数", f"{words.en}: {places} decimals")
