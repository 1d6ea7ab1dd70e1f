"""``tender law`` prints what the law says on a day, with its citation."""

import pytest

from evaluation.cli.main import main

KEY = "cn/46/deduction_small_micro_max"
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(("day", "value"), [("2022-06-30", "10%"), ("2022-07-01", "20%")])
def test_a_value_of_a_day(day: str, value: str, capsys: Captured) -> None:
    """The value in force on the day asked for, with the document it stands in."""
    assert main(["law", KEY, "--on", day, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert value in out and "Caiku" in out


@pytest.mark.parametrize("words", [["no/such/key"], [KEY, "--on", "1990-01-01"]])
def test_what_the_law_does_not_say(words: list[str], capsys: Captured) -> None:
    """An unknown key and a day before the known dates: a sentence, status 2, no value."""
    assert main(["law", *words, "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.err and not captured.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lists_and_methods(lang: str, capsys: Captured) -> None:
    """All parameters, those that match a word, and the methods with their law."""
    assert main(["law", "--lang", lang]) == 0
    assert KEY in capsys.readouterr().out
    assert main(["law", "small_micro", "--on", "2026-03-01", "--lang", lang]) == 0
    assert KEY in capsys.readouterr().out
    assert main(["law", "--methods", "--lang", lang]) == 0
    assert "cn_open_comprehensive" in capsys.readouterr().out
