"""What is wrong with a policy is told by whoever checks the dossier, before any plan is asked for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.desk.looking_over import looked_over
from evaluation.pipeline import examine
from evaluation.resources import shipped

EXAMPLE = examine(shipped("tenders") / "qinghe-2026")


@pytest.mark.parametrize(
    ("column", "value"),
    [("metric", "moneyy"), ("share", Decimal(60)), ("lots", "nowhere"), ("base", "everything")],
)
def test_a_rule_that_cannot_be_applied_is_an_error(column: str, value: object) -> None:
    """The rule is named at its row, and the check does not end well."""
    evaluation = EXAMPLE.scored
    first, *others = evaluation.dossier.policy
    policy = (replace(first, **{column: value}), *others)  # type: ignore[arg-type]
    wrong = replace(evaluation, dossier=replace(evaluation.dossier, policy=policy))
    examined = looked_over(replace(EXAMPLE, evaluation=wrong))
    assert examined.problem is not None
    assert any(each.code.startswith("F2") and each.place.cell for each in examined.findings)


def test_a_policy_in_order_adds_nothing() -> None:
    """Nothing is said about rules that can be applied."""
    assert looked_over(EXAMPLE).findings == EXAMPLE.findings
