"""Promises about what checks compared, in a line."""

from evaluation.checks.accounts import account, told_answers
from evaluation.checks.check import Answer, Checked, State
from evaluation.checks.registry import all_checks
from evaluation.core.text import Text


def test_figures_are_named_in_the_language_of_the_reader() -> None:
    """A figure has a Chinese and an English name; an id stands as it is."""
    answer = Answer(
        state=State.RAISED,
        subject="L04",
        figures={"mean": "0.3 %", "B0401": "246,000.00"},
        threshold="1 %",
    )
    assert account(answer, "zh") == "L04：平均 0.3 %；B0401 246,000.00（对照 1 %）"
    assert account(answer, "en") == "L04: mean 0.3 %; B0401 246,000.00 (compared with 1 %)"


def test_what_lacks_figures_says_its_sentence() -> None:
    """Where nothing could be compared, the words say what is missing."""
    answer = Answer(state=State.INSUFFICIENT, message=Text("没有填", "is blank"))
    assert (account(answer, "zh"), account(answer, "en")) == ("没有填", "is blank")


def test_clear_answers_are_not_told() -> None:
    """Of what is clear or does not apply, the state says all."""
    answers = tuple(Answer(state=state, subject=state.value) for state in State)
    told = told_answers(Checked(check=all_checks()[0], answers=answers))
    assert [answer.state for answer in told] == [State.RAISED, State.INSUFFICIENT, State.FAILED]
