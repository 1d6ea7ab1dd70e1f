"""Whatever a tender declares is used, or somebody is told that it is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.dossier.records import Dossier
from evaluation.scoring.evaluate import evaluate
from tests.unit.scoring.small import PRICE, costing, ranks, small


def refused(dossier: Dossier) -> tuple[Finding, ...]:
    """Return why `dossier` has no result."""
    with pytest.raises(TenderError) as caught:
        evaluate(dossier)
    return caught.value.findings


@pytest.mark.parametrize(
    ("parameters", "advice"),
    [
        ("technical_weight=0.8; price_weight=0.3", "0.8 + 0.3 = 1.1"),
        ("technical_weight=0.7; price_weight=0.29", "0.7 + 0.29 = 0.99"),
        ("technical_weight=70; price_weight=30", "technical_weight=0.7; price_weight=0.3"),
    ],
)
def test_weights_make_one(parameters: str, advice: str) -> None:
    """Weights that do not make 1 leave no result; per cent get the advice how to write them."""
    dossier = small("wb_qcbs", [95, 88, 90], parameters=parameters, technical_minimum=Decimal(1))
    found = [each for each in refused(dossier) if each.code == "U106"]
    assert len(found) == 1
    assert advice in found[0].message.en


def test_a_rate_that_nothing_deducts_is_told() -> None:
    """A preference rate under a method without deductions is named at its cell."""
    found = refused(small("points", [95, 88], small_rate=Decimal("0.10")))
    assert [each.code for each in found] == ["U105"]


def test_a_parameter_that_nothing_uses_is_told() -> None:
    """Weights under a method that adds points take no part, and that is said."""
    dossier = small("points", [95, 88], parameters="technical_weight=0.7; price_weight=0.3")
    assert [each.code for each in refused(dossier)] == ["U105"]


def test_costs_that_the_model_leaves_out_are_told() -> None:
    """Other costs beside the price are added by the model, or named one by one."""
    dossier = costing(small("lowest_cost", [100, 120, 90], price=PRICE), 10, 20, 100)
    assert [each.code for each in refused(dossier)] == ["U105"] * 3
    added = replace(dossier, criteria=(replace(PRICE, model="life_cycle_cost"),))
    assert ranks(added) == [1, 2, 3]


def test_technical_points_count_once() -> None:
    """A price formula that joins the technical points does not go with a method that adds them."""
    joint = replace(PRICE, model="world_bank_rated(x=0.3)")
    dossier = small("points", [100, 120, 90], [60, 65, 50], price=joint)
    assert [each.code for each in refused(dossier)] == ["U107"]
