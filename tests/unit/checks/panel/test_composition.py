"""The panel is that of each lot, after those who stepped down have left."""

import pytest

from evaluation.checks.check import State
from evaluation.checks.panel.composition import benches, budget_of, wanted_size
from evaluation.checks.panel.relations import judged
from evaluation.checks.registry import all_checks, run_checks
from tests.builder import put, tender
from tests.unit.checks.good import case_of
from tests.unit.checks.panel.broken import steps_down

P101 = next(check for check in all_checks() if check.code == "P101")


@pytest.mark.parametrize(
    ("method", "budget", "least"),
    [
        ("cn_open_comprehensive", "9999999.99", 5),
        ("cn_open_comprehensive", "10000000", 7),
        ("cn_consultation", "1999999.99", 3),
        ("cn_consultation", "2000000", 5),
        ("cn_negotiation", "2000000", 5),
    ],
)
def test_the_size_follows_method_and_budget(method: str, budget: str, least: int) -> None:
    """The figure from which more members are needed is itself included."""
    size = wanted_size(case_of(tender(method=method, budget=budget)))
    assert size is not None
    assert size.least == least


def test_without_a_budget_the_lots_are_added() -> None:
    """The budgets of the lots make the budget, but only where each lot has one."""
    assert str(budget_of(case_of(tender(budget=None)).dossier)) == "500000"
    unknown = case_of(tender(budget=None), put("lots", "L01", budget=None))
    assert budget_of(unknown.dossier) is None
    (checked,) = run_checks(unknown, [P101])
    assert checked.state is State.INSUFFICIENT


def test_lots_with_the_same_members_are_one_panel() -> None:
    """What holds for all lots is said once; who stepped down on one lot sits on the other."""
    (whole,) = benches(case_of().dossier)
    assert (whole.subject, len(whole.members), whole.changed) == ("", 5, False)
    first, second = benches(case_of(steps_down("E3", "L02")).dossier)
    assert (first.subject, len(first.members), first.changed) == ("L01", 5, False)
    assert (second.subject, len(second.members), second.changed) == ("L02", 4, True)


def test_who_stepped_down_judges_nobody() -> None:
    """Ties of a member who stepped down are no longer of interest."""
    case = case_of(steps_down("E3"))
    members = judged(case)
    assert members["E3"] == ()
    assert {body.id for body in members["E1"]} == {"S1", "S2", "S3", "S4", "S5", "S6"}
