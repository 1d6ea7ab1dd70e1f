"""``tender explain`` prints an entry of the handbook, or what is near the word."""

import pytest

from evaluation.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("lang", "word", "says"),
    [
        ("zh", "d003", "缺少必需的表"),
        ("en", "A201", "A screening decision is missing"),
        ("en", "Q205", "Innocent explanations"),
    ],
)
def test_a_word_is_explained(lang: str, word: str, says: str, capsys: Captured) -> None:
    """A code, a key or a title in either language prints its entry."""
    assert main(["explain", *word.split(), "--lang", lang]) == 0
    assert says in capsys.readouterr().out


def test_an_unknown_word_is_refused(capsys: Captured) -> None:
    """A word that the handbook does not have: status 2, and what is near it."""
    assert main(["explain", "D0003", "--lang", "en"]) == 2
    assert "near it: D003" in capsys.readouterr().err
