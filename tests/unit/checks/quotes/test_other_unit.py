"""An amount in another unit is told as such before anybody is accused."""

import pytest

from evaluation.checks.registry import run_checks
from tests.builder import Change, put
from tests.unit.checks.scored import CHECKS, quotes, raised, scored


def lot(**values: str) -> Change:
    """Return the change of the one lot."""
    return put("lots", "L1", **values)


@pytest.mark.parametrize(
    ("changes", "cell", "working"),
    [
        ([quotes("9.1", "8.63", "9.42", "9.79")], "bids[1].quote", "9.1 × 10,000 = 91,000.00"),
        ([quotes("91", "86.3", "94.2", "97.9")], "bids[1].quote", "91 × 1,000 = 91,000.00"),
        ([lot(budget="10", ceiling="9.8")], "lots[1].ceiling", "9.8 × 10,000 = 98,000.00"),
        ([lot(ceiling="9.8")], "lots[1].ceiling", "9.8 × 10,000 = 98,000.00"),
        ([lot(budget="10")], "lots[1].budget", "10 × 10,000 = 100,000.00"),
        ([lambda d: d["tender"].update(budget="10")], "tender.budget", "10 × 10,000 = 100,000.00"),
    ],
)
def test_a_unit_explains_it(changes: list[Change], cell: str, working: str) -> None:
    """A column, a quote, a ceiling or a budget in 万元 is named at its cell, with the working."""
    case = scored(*changes)
    found = [f for each in run_checks(case, CHECKS) for f in each.findings()]
    said = [finding for finding in found if finding.code == "Q210"]
    assert any(working in finding.message.en for finding in said)
    assert any(working in finding.message.zh for finding in said)


def test_nobody_is_accused_before_the_unit_is_put_right() -> None:
    """Quotes in 万元 are neither too low nor unlike their words; only the unit is questioned."""
    assert raised(scored(put("bids", "B2", quote="8.63"))) == {"Q210"}
    assert raised(scored(put("bids", "B2", quote="863000000"))) == {"Q210"}


def test_a_cheap_bid_is_not_taken_for_a_slip() -> None:
    """What no unit explains stays an abnormally low price."""
    assert "Q210" not in raised(scored(quotes("86000", "900", "94200", "97900")))
