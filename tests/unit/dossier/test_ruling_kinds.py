"""The kinds of ruling as data: every part of the table names something that exists."""

import pytest

from evaluation.core.glossary import vocabulary
from evaluation.core.text import LANGS
from evaluation.dossier.decided.ruling_kinds import RulingKind, decision_words, ruling_kinds
from evaluation.dossier.schema import ORDER, comparable, sheet
from evaluation.law.method import STAGES

KINDS = list(ruling_kinds().values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_names_what_exists(kind: RulingKind) -> None:
    """Sheets, columns, stages and lists of words of each kind are those of the toolkit."""
    columns = {column.key for column in sheet("rulings").columns}
    assert kind.subject in ORDER and kind.stage in STAGES
    assert {*kind.needs, *kind.may} <= columns and not {*kind.needs} & {*kind.may}
    assert {*kind.words} <= vocabulary()["decision"].keys()
    assert kind.ground is None or kind.ground in vocabulary()
    assert all(kind.effect.say(lang).strip() for lang in LANGS)
    assert vocabulary()["ruling"][kind.key].zh == kind.name.zh


def test_the_hint_says_which_decisions_are_blank() -> None:
    """The drop-down offers words of some kinds; beside it stands which kinds leave the cell blank."""
    hint = sheet("rulings").column("decision").hint
    assert hint is not None
    for kind in KINDS:
        if kind.decision == "none":
            assert kind.name.zh in hint.zh and kind.name.en in hint.en.lower(), kind.key


def test_no_word_decides_two_things() -> None:
    """A word that accepts never rejects, and none of them asks for a draw."""
    words = [decision_words(key) for key in vocabulary()["decision"]]
    assert len(frozenset().union(*words)) == sum(map(len, words))


def test_each_word_of_a_list_means_one_value() -> None:
    """What a person may type besides the words offered is no word of another value."""
    for name, values in vocabulary().items():
        seen: dict[str, str] = {}
        for key, word in values.items():
            for each in (key, word.zh, word.en, *word.also):
                assert seen.setdefault(comparable(each), key) == key, (name, each)
