"""An amount in another unit is told as such before anybody is accused."""

import pytest

from evaluation.checks.registry import run_checks
from tests.builder import Change, Document, add, put, tender
from tests.unit.checks.scored import CHECKS, line, quotes, raised, ruling, scored


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


def with_rows(sheet: str, *rows: dict[str, object]) -> Change:
    """Return the change that gives `sheet` those rows."""

    def change(document: Document) -> None:
        document[sheet] = list(rows)

    return change


RULE = {"id": "R1", "metric": "金额", "sense": "不超过", "each": "组织"}
FUND = {"id": "F1", "amount": "100000"}


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ([line("B1", "场地", amount="2.1")], ["items!2/amount"]),
        ([line("B1", "场地", unit_price="0.42")], ["items!2/unit_price"]),
        (
            [line("B1", "场地", unit_price="0.42", amount="2.1")],
            ["items!2/unit_price", "items!2/amount"],
        ),
        (
            [put("bids", "B1", quote="91400", quote_words=None), ruling("price", "B1", "9.1")],
            ["rulings!1/decision"],
        ),
        ([with_rows("funds", {**FUND, "amount": "10"})], ["funds!1/amount"]),
        ([with_rows("funds", {**FUND, "amount": "1000000000"})], ["funds!1/amount"]),
        ([with_rows("funds", {**FUND, "reserve": "2"})], ["funds!1/reserve"]),
        ([with_rows("policy", {**RULE, "amount": "9"})], ["policy!1/amount"]),
        ([with_rows("policy", {**RULE, "amount": "900000000"})], ["policy!1/amount"]),
        ([put("tenderers", "S1", most_money="10")], ["tenderers!1/most_money"]),
        ([with_rows("scenarios", {"id": "S1", "title": "more", "budget": "12"})],
         ["scenarios!1/budget"]),
        ([tender(budget="1000000000")], ["tender!budget"]),
    ],
)  # fmt: skip
def test_any_amount_may_be_in_another_unit(changes: list[Change], cells: list[str]) -> None:
    """A line, a ruling, a fund, a rule, a capacity or a scenario in 万元 is told, and no more."""
    case = scored(*changes)
    found = [f for each in run_checks(case, CHECKS) for f in each.findings()]
    assert [(f.code, str(f.place)[7:-1]) for f in found] == [("Q210", cell) for cell in cells]


@pytest.mark.parametrize(
    "changes",
    [
        [line("B1", "场地", amount="2100")],
        [with_rows("funds", {**FUND, "amount": "60000", "reserve": "500"})],
        [with_rows("policy", {**RULE, "amount": "95000"})],
        [with_rows("policy", {**RULE, "metric": "个数", "amount": "1"})],
        [put("tenderers", "S1", most_money="95000")],
        [put("bids", "B4", quote="9.79"), ruling("price", "B4", "97900")],
        [add("rulings", what="price", subject="B4", decision="rejected", reason="r", who="w",
             when="2026-03-25T10:00:00")],
    ],
)  # fmt: skip
def test_what_a_unit_does_not_explain_is_no_slip(changes: list[Change]) -> None:
    """Plain sums, numbers that are no money, and what people settled are not taken for a slip."""
    assert "Q210" not in raised(scored(*changes))


def test_a_cheap_bid_is_not_taken_for_a_slip() -> None:
    """What no unit explains stays an abnormally low price."""
    assert "Q210" not in raised(scored(quotes("86000", "900", "94200", "97900")))
