"""What stands in the way of closing a stage, and what does not yet."""

import pytest

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.law.method import STAGES
from evaluation.ledger.concerns import concerns

CASES = [
    ("D003", "Bids", "opening"),
    ("D011", "评分 E01", "technical_marks"),
    ("C102", "Criteria", "notice"),
    ("A201", "Bids", "screening"),
    ("M101", "响应文件", "technical_marks"),
    ("Q101", "Bids", "price"),
    ("C108", "Bids", "ranking"),
    ("U101", "Rulings", "ranking"),
    ("S106", "Criteria", "notice"),
    ("D001", "", "notice"),
    ("D005", "Sheet1", "notice"),
]


@pytest.mark.parametrize(("code", "sheet", "first"), CASES)
def test_a_finding_matters_from_its_stage_on(code: str, sheet: str, first: str) -> None:
    """It does not hinder an earlier stage, and hinders its own and all later ones."""
    finding = Finding(
        code=code, severity=Severity.ERROR, message=Text("x", "x"), place=Place("b.xlsx", sheet)
    )
    hindered = [stage for stage in STAGES if concerns(finding, stage)]
    assert hindered == [*STAGES[STAGES.index(first) :]]
