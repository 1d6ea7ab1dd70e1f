"""N120: lots that cannot all be paid, an error or part of an announced rule."""

from dataclasses import replace
from typing import Any

import pytest

from evaluation.checks.check import Checked, State
from evaluation.checks.notice.n120_lots_within_budget import CHECK
from evaluation.core.finding import Severity
from evaluation.law.method import method
from tests.builder import Change, put, tender
from tests.unit.checks.good import case_of

SHORT = tender(budget="400000")


def asked(*changes: Change, key: str = "cn_open_comprehensive") -> Checked:
    """Return what N120 says of the good dossier after `changes`, under the method `key`."""
    case = replace(case_of(*changes), method=method(key))
    return Checked(check=CHECK, answers=tuple(CHECK.look(case)))


def funds(*rows: dict[str, Any]) -> Change:
    """Return the change that writes the sheet Funds."""
    return lambda document: document.update(funds=list(rows))


def test_the_error_names_the_sum_the_budget_and_the_row() -> None:
    """At the budget of the tender, by the articles of the method."""
    (found,) = asked(SHORT).findings()
    assert found.severity is Severity.ERROR
    assert "500,000.00, more than the budget of the tender, 400,000.00" in found.message.en
    assert "Allocation announced in" in found.message.en
    assert found.cite is not None
    assert "29, 68" in found.cite.en


def test_an_announced_rule_makes_it_a_note() -> None:
    """The note says where the documents announced the choice."""
    (found,) = asked(SHORT, tender(allocation_announced="招标文件第二章第8条")).findings()
    assert found.severity is Severity.NOTE
    assert "招标文件第二章第8条" in found.message.en


def test_a_grant_call_may_offer_more_than_it_has() -> None:
    """Where the method lets lots be chosen freely it is a note."""
    (found,) = asked(SHORT, key="cn_grant_call").findings()
    assert found.severity is Severity.NOTE


def test_a_ceiling_stands_for_a_blank_budget() -> None:
    """A lot without a budget counts with its ceiling."""
    blank = put("lots", "L01", budget=None)
    assert asked(blank, tender(budget="480000")).state is State.CLEAR
    assert asked(blank, tender(budget="479999.99")).state is State.RAISED


def test_where_a_lot_has_neither_it_cannot_be_told() -> None:
    """Unless the other lots are too much already."""
    blank = put("lots", "L01", budget=None, ceiling=None)
    (said,) = asked(blank).answers
    assert said.state is State.INSUFFICIENT
    assert "L01" in said.message.en
    assert asked(blank, tender(budget="299999")).state is State.RAISED


@pytest.mark.parametrize("reserve", [None, "50000"])
def test_funds_stand_for_the_budget_and_bound_it(reserve: str | None) -> None:
    """What the funds hold, without their reserve, is the money there is where that is less."""
    held = funds({"id": "2026", "amount": "520000", **({"reserve": reserve} if reserve else {})})
    for budget in (None, "600000"):
        found = asked(held, tender(budget=budget))
        assert found.state is (State.RAISED if reserve else State.CLEAR)


def test_a_fund_pays_for_the_lots_that_name_it() -> None:
    """One fund may be too small though all together suffice; what is carried over may help it."""
    rows = [{"id": "2026", "amount": "250000"}, {"id": "2027", "amount": "250000"}]
    named = (put("lots", "L01", fund="2026"), put("lots", "L02", fund="2027"))
    (found,) = asked(funds(*rows), *named).findings()
    assert "the fund 2027" in found.message.en
    carried = [{**rows[0], "carry_to": "2027"}, rows[1]]
    assert not asked(funds(*carried), *named).findings()


def test_without_money_or_amounts_there_is_nothing_to_compare() -> None:
    """No budget and no funds, or no lot with an amount: the check does not apply."""
    blank = [put("lots", id, budget=None, ceiling=None) for id in ("L01", "L02")]
    for changes in ((tender(budget=None),), blank):
        assert asked(*changes).state is State.NOT_APPLICABLE
