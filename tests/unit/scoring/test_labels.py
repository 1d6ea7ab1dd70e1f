"""A fact that resembles a listed label does not fall to "other" without a word."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.core.errors import TenderError
from evaluation.dossier.records import Criterion, Dossier, Fact
from evaluation.scoring.evaluate import evaluate
from tests.unit.scoring.small import small

GRADE = Criterion(
    code="G", title="等级", kind="objective", max_points=Decimal(10), model="5A 10; 4A 8; 其他 0"
)


def graded(value: str) -> Dossier:
    """Return a tender in which the grade of the one bid is `value`."""
    dossier = small("selection_without_price", [None], [80], technical_minimum=None)
    return replace(
        dossier,
        criteria=(*dossier.criteria, GRADE),
        facts=(Fact(bid="B1", criterion="G", value=value),),
    )


@pytest.mark.parametrize(
    "value", ["5A级", "AAAAA", "五A", "五A级", "5A（2024年）", "国家5A级", "5 A"]
)
def test_what_resembles_a_label_is_asked_about(value: str) -> None:
    """Another manner of writing a listed label leaves no result, and the label is named."""
    with pytest.raises(TenderError) as caught:
        evaluate(graded(value))
    assert [(each.code, "'5A'" in each.message.en) for each in caught.value.findings] == [
        ("C110", True)
    ]


@pytest.mark.parametrize("value", ["5A", "5a", "４A", "其他", "无", "未评估", "甲级"])
def test_listed_labels_and_others_are_quiet(value: str) -> None:
    """A listed label counts, and what is plainly none of them is "other"."""
    assert evaluate(graded(value)).lots[0].scores
