"""The Policy sheet: what a bureau writes becomes the rule it means, or is refused with a reason."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from evaluation.allocation.bids import LotFacts, Organisation
from evaluation.allocation.policy.picking import picked
from evaluation.allocation.policy.sheet import World, rules_of
from evaluation.allocation.problem import Each, Metric, Rule

WORLD = World(
    lots=[
        LotFacts(id="L01", district="东区", setting="rural", audience="少儿", category="演出"),
        LotFacts(id="L02", district="东区", setting="urban", category="培训", fund="2026"),
        LotFacts(id="L03", district="西区", setting="rural", tags=frozenset({"最后一公里"})),
    ],
    organisations=[
        Organisation(id="O1", kinds=frozenset({"social", "社会组织"})),
        Organisation(id="O2", kinds=frozenset({"newcomer"}), group="G1"),
    ],
    budget=100_001,
)


def row(**cells: object) -> dict[str, Any]:
    """Return a row of the sheet with a total budget as its rule, some cells changed."""
    return {"id": "R1", "metric": "money", "sense": "at most", "amount": Decimal(300), **cells}


def rule(**cells: object) -> Rule:
    """Return the one rule of a sheet with one sound row."""
    rules, findings = rules_of([row(**cells)], WORLD)
    assert not findings
    return rules[0]


def codes(**cells: object) -> list[str]:
    """Return the codes of what is said about a row."""
    return [finding.code for finding in rules_of([row(**cells)], WORLD)[1]]


def test_money_is_written_in_yuan_and_counted_in_fen() -> None:
    """300 yuan are 30,000 fen; a count stays a count."""
    assert (rule().metric, rule().at_most) == (Metric.MONEY, 30_000)
    assert rule(metric="个数", amount="3", each="组织").at_most == 3
    assert rule(metric="个数", amount="3", each="组织").each is Each.ORGANISATION
    assert rule(amount=Decimal("0.01")).at_most == 1


@pytest.mark.parametrize(
    ("words", "lots"),
    [
        ("rural", {"L01", "L03"}),
        ("农村", {"L01", "L03"}),
        ("L01；L02", {"L01", "L02"}),
        ("东区 & 农村", {"L01"}),
        ("东区且非农村", {"L02"}),
        ("not rural", {"L02"}),
        ("最后一公里、演出", {"L01", "L03"}),
        ("2026", {"L02"}),
        ("", set()),
        ("全部", set()),
    ],
)
def test_lots_are_picked_by_id_district_category_setting_audience_tag_and_fund(
    words: str, lots: set[str]
) -> None:
    """In either language; several words, both at once, or all others."""
    assert rule(lots=words).of.lots == lots


def test_shares_of_what_is_awarded_stay_shares_and_shares_of_the_budget_become_amounts() -> None:
    """A floor is rounded up, a ceiling down: never in favour of breaking the rule."""
    awarded = rule(amount=None, share="0.30", sense="不少于", organisations="社会组织")
    assert (awarded.at_least_share, awarded.of.organisations) == (Fraction(3, 10), {"O1"})
    assert rule(amount=None, share="0.30", sense="at least", base="budget").at_least == 30_001
    assert rule(amount=None, share="0.30", base="预算").at_most == 30_000
    named = rule(amount=None, share="0.30", sense="at least", base="最后一公里", lots="农村")
    assert named.base.lots == {"L03"}


def test_a_rule_keeps_its_name_words_basis_and_priority() -> None:
    """Rules keep their names to the end."""
    kept = rule(id="R7", priority=2, legal_basis="财综〔2016〕54号", sentence="不超过")
    assert (kept.id, kept.priority) == ("R7", 2)
    assert kept.law is not None
    assert kept.text is not None
    assert (kept.law.zh, kept.text.zh) == ("财综〔2016〕54号", "不超过")
    assert rule().priority == 0


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"id": None}, "F201"),
        ({"metric": "speed"}, "F204"),
        ({"sense": "about"}, "F204"),
        ({"each": "planet"}, "F204"),
        ({"share": "0.3"}, "F203"),
        ({"amount": None}, "F203"),
        ({"amount": "many"}, "F205"),
        ({"amount": "-1"}, "F205"),
        ({"amount": "0.001"}, "F205"),
        ({"metric": "count", "amount": "1.5"}, "F205"),
        ({"priority": "1.5"}, "F205"),
        ({"lots": "north"}, "F206"),
        ({"organisations": "社会组织; cooperatives"}, "F206"),
        ({"amount": None, "share": "30"}, "F207"),
        ({"base": "budget"}, "F207"),
        ({"amount": None, "share": "0.3", "sense": "exactly"}, "F207"),
        ({"amount": None, "share": "0.3", "base": "budget", "metric": "count"}, "F207"),
        ({"amount": None, "share": "0.3", "base": "noth"}, "F206"),
        ({"lots": "urban & 少儿", "sense": "at least"}, "F208"),
    ],
)
def test_what_cannot_be_meant_is_refused(cells: dict[str, Any], code: str) -> None:
    """Each fault has its code, and a sentence in both languages."""
    rules, findings = rules_of([row(**cells)], WORLD)
    assert not rules
    assert code in [finding.code for finding in findings]
    assert all(finding.message.zh and finding.message.en for finding in findings)


def test_a_ceiling_over_nobody_holds_by_itself() -> None:
    """It is noted, and takes no part."""
    assert codes(lots="urban & 少儿") == ["F208"]


def test_a_rule_stands_once() -> None:
    """Two rules of one id would be confused in every report."""
    rules, findings = rules_of([row(), row()], WORLD)
    assert len(rules) == 1
    assert [finding.code for finding in findings] == ["F202"]


def test_words_that_nothing_carries_are_named() -> None:
    """The reader hears which word of several it was."""
    assert picked("a; b", {"x": frozenset({"a"})}) == ({"x"}, ["b"])
