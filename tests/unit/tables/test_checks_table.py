"""The tables of checks: one row for each check, or one for each answer."""

from evaluation.checks.check import Answer, Checked, State
from evaluation.checks.registry import all_checks
from evaluation.tables.checks import answers_table, checks_table

CHECK = all_checks()[0]
RAISED = Answer(state=State.RAISED, subject="L04", figures={"mean": "0.4%"}, threshold="1%")
CHECKED = Checked(check=CHECK, answers=(RAISED, Answer(state=State.CLEAR, subject="L05")))


def test_a_check_shows_what_was_compared() -> None:
    """What raised something is seen at once, with its figures and in words."""
    (row,) = checks_table([CHECKED]).rows
    assert row.look == "first"
    assert checks_table([CHECKED]).only("check_state", "compared").texts("zh") == [
        ["有提示", "L04：平均 0.4%（对照 1%）"]
    ]


def test_each_answer_has_a_row() -> None:
    """Also those that found nothing, and a check that does not apply."""
    none = Checked(check=CHECK, answers=())
    table = answers_table([CHECKED, none])
    assert table.only("subject").texts("en") == [["L04"], ["L05"], [""]]
