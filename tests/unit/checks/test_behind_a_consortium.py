"""Checks look through the name of a consortium at its members."""

import pytest

from evaluation.checks.check import State
from evaluation.checks.registry import all_checks, run_checks
from tests.builder import Change, put
from tests.unit.checks.good import case_of

CODES = {check.code: check for check in all_checks()}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("P111", put("panel", "E1", unit="博艺基金会")),
        ("P112", put("panel", "E1", email="someone@xiangsu.example")),
        ("P113", put("panel", "E1", name="温暖")),
        ("T203", put("tenderers", "S6", note="公益一类事业单位")),
        ("T204", put("tenderers", "S6", legal_representative="江伯雄")),
        ("T206", put("bids", "B13", tenderer="S5")),
        ("T209", put("tenderers", "S6", graded="2021-03-23")),
        ("T212", put("tenderers", "S5", phone="+86 0300 8720113")),
        ("T213", put("tenderers", "S5", annual_report=2023)),
        ("T214", put("tenderers", "S5", listed=["tax"])),
        ("T214", put("tenderers", "S4", listed=["procurement"])),
        ("T215", put("tenderers", "S6", listed=["abnormal"])),
    ],
    ids=[
        "employer",
        "e-mail",
        "contact",
        "kind",
        "head",
        "own bid",
        "grade",
        "telephone",
        "report",
        "list",
        "list of the consortium",
        "abnormal",
    ],
)
def test_what_concerns_a_member_is_raised(code: str, change: Change) -> None:
    """An expert of its unit, a list it stands on, a second bid of its own: none of it is hidden."""
    (checked,) = run_checks(case_of(change), [CODES[code]])
    assert any(answer.state is State.RAISED for answer in checked.answers)
