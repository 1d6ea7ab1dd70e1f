"""The verdict of an audit as plain data: a word, a sentence, and what JSON says."""

import pytest

from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.verdict import VERDICTS, Difference, Verdict

CHANGED = Difference(place=Place("a.xlsx"), recorded="3", recomputed="4", reason="input")
UNDONE = (Text("计划未重做", "the plan was not redone"),)


@pytest.mark.parametrize(
    ("differences", "undone", "word", "said"),
    [
        ((), (), "equal", "Equal: all of it comes out again"),
        ((CHANGED,), UNDONE, "differs", "Differs in one place"),
        ((CHANGED,) * 1200, (), "differs", "Differs in 1,200 places"),
        ((), UNDONE, "undone", "Not all of it can be redone: not called equal"),
    ],
)
def test_each_verdict_has_its_sentence(
    differences: tuple[Difference, ...], undone: tuple[Text, ...], word: str, said: str
) -> None:
    """In the singular where one place differs; only what was all redone is called equal."""
    verdict = Verdict(what="a", tender="T", compared=7, differences=differences, undone=undone)
    assert (verdict.word, verdict.said.en) == (word, said)
    assert verdict.word in VERDICTS and verdict.record()["verdict"] == word
    assert verdict.counted.en == "7 cells were compared"
