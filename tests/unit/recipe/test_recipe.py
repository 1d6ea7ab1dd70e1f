"""The recipe says what this tender does, in both languages, with a key for each step."""

from pathlib import Path

import pytest

from evaluation.core.text import LANGS
from evaluation.pipeline import run
from evaluation.recipe.input_steps import columns
from evaluation.recipe.recipe import recipe
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from tests.unit.workbook.random_dossiers import random_dossier

EXAMPLE = shipped("tenders") / "qinghe-2026"


def values(folder: Path) -> dict[str, str]:
    """Return the value of each step for a shipped tender."""
    sections = recipe(run(folder), None, "en")
    return {step.key: step.value for section in sections for step in section.steps}


def test_it_gives_the_formulas_of_the_tender() -> None:
    """Formula, rounding, tie chain, seed and draw are those of the example, not of any tender."""
    said = values(EXAMPLE)
    assert said["model.P"] == "points*MIN(prices)/price"
    assert (said["round.criterion"], said["round.evaluated"], said["round.total"]) == ("2", "", "2")
    assert (said["tie.1"], said["tie.2"], said["draw.seed"]) == ("quote", "draw", "384617")
    assert said["mark.aggregate"] == "mean"
    assert said["drawn.L04.1"].startswith("42f54eae")


def test_what_a_tender_lacks_is_not_told() -> None:
    """A tender without rulings, facts or deductions has no steps about them."""
    said = values(shipped("tenders") / "published" / "002-wb-weighted-score")
    assert not [key for key in said if key.startswith(("ruled.", "model.", "rate.", "draw."))]


@pytest.mark.parametrize("seed", range(12))
def test_each_step_has_a_key_of_its_own_and_says_something(seed: int) -> None:
    """No key stands twice, so that a program can follow; no step is silent in either language."""
    evaluation = evaluate(random_dossier(seed))
    sections = (*recipe(evaluation, None, "zh"), columns(evaluation.dossier, "zh"))
    steps = [step for section in sections for step in section.steps]
    assert len({step.key for step in steps}) == len(steps)
    assert all(step.says.say(lang) and step.what.say(lang) for step in steps for lang in LANGS)
    assert not [step.key for step in steps if "{" in step.says.en + step.says.zh]
