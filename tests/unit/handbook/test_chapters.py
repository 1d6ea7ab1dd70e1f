"""What the chapters say themselves is held to the program: samples run, words are all there."""

import json
from pathlib import Path

import pytest

from evaluation.allocation.problem import Each, Goal, Metric
from evaluation.allocation.reading.problem_file import problem_from_text
from evaluation.allocation.tender.tender_problem import Mode
from evaluation.core.glossary import vocabulary
from evaluation.core.text import LANGS, Lang
from evaluation.formula.models import model
from evaluation.formula.parser import FUNCTIONS, parse
from evaluation.formula.quantities import QUANTITIES
from evaluation.handbook import small_example
from evaluation.handbook.chapters import (
    language,
    models,
    problem_file,
    rulings,
    stages,
)
from evaluation.pipeline import examine
from evaluation.planning.frozen_goals import EQUITY, RULES


@pytest.mark.parametrize("key", models.FORMS)
def test_samples_of_models_are_models(key: str) -> None:
    """Each form of a model is shown by cells that a person may write."""
    _, cells, kind, _ = models.FORMS[key]
    assert all(model(cell, kind=kind) for cell in cells)


def test_functions_are_those_of_the_language() -> None:
    """Each function has its text, and an example that the parser reads."""
    assert tuple(language.FUNCTION_TEXTS) == FUNCTIONS
    for example, _ in language.FUNCTION_TEXTS.values():
        assert parse(example)


def test_names_of_the_language_are_described() -> None:
    """No name of the language lacks what it stands for."""
    assert all(text.zh and text.en for names in QUANTITIES.values() for text in names.values())


def test_kinds_of_rulings_and_lines_are_those_of_the_words() -> None:
    """Every kind of ruling and of line in the ledger is described, and no other."""
    keys = {entry.key.removeprefix("ruling.") for entry in rulings.chapter().entries}
    assert keys == vocabulary()["ruling"].keys()
    assert stages.LINES.keys() == vocabulary()["ledger"].keys()


def test_words_of_a_policy_are_those_of_the_model() -> None:
    """Modes, metrics, repetitions and goals are described, all of them and no other."""
    known = {"allocation_mode": Mode, "metric": Metric, "each": Each}
    for name, members in known.items():
        assert set(vocabulary()[name]) == set(members)
    assert set(vocabulary()["goal"]) == {*Goal, RULES, EQUITY}
    for name in (*known, "goal", "sense", "base"):
        assert all(word.says for word in vocabulary()[name].values()), name


@pytest.mark.parametrize("part", problem_file.PARTS)
def test_fields_of_a_problem_file_are_those_that_are_read(part: str) -> None:
    """Every field that is read is described, and no other."""
    _, fields, says = problem_file.PARTS[part]
    assert set(fields) == set(says)


def test_the_problem_of_the_handbook_is_read() -> None:
    """The example of a problem file is one."""
    problem = problem_from_text(problem_file.lines(problem_file.EXAMPLE))
    assert [lot.id for lot in problem.lots] == ["L01", "L02"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_small_example_is_in_order(lang: Lang, tmp_path: Path) -> None:
    """The small example has no finding at all, and is ranked."""
    path = tmp_path / "example.json"
    path.write_text(small_example.document(lang), "utf-8")
    examined = examine(path)
    assert not examined.findings
    assert examined.evaluation is not None
    assert len(examined.evaluation.lots[0].candidates) == 3


def test_the_small_example_is_one_tender_in_two_languages() -> None:
    """Ids, amounts, marks and days are the same in both; only words differ."""
    zh, en = (json.loads(small_example.document(lang)) for lang in LANGS)
    assert _figures(zh) == _figures(en)


def _figures(value: object) -> object:
    """Return `value` with every text that holds no digit taken out."""
    if isinstance(value, dict):
        return {key: _figures(each) for key, each in value.items() if key not in WORDS}
    if isinstance(value, list):
        return [_figures(each) for each in value]
    return value


WORDS = {
    *("title", "buyer", "media", "opening_place", "language", "category", "district", "audience"),
    *("descriptor", "name", "unit", "legal_representative", "item", "evidence", "requirement"),
    *("comment", "reason", "who", "legal_basis", "sentence", "quote_words"),
}
