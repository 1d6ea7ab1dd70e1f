"""Who bids, which bodies stand behind a bid, and how grades and contacts are compared."""

from dataclasses import replace
from datetime import date

import pytest

from evaluation.checks.answers import chinese, clear, lacking, raised
from evaluation.checks.bidders import bidding, bodies, live
from evaluation.checks.check import State
from evaluation.checks.contacts import email_key, name_key, own_domain, phone_key
from evaluation.checks.registry import all_checks, run_checks
from evaluation.checks.tenderers.grades import closing_day, grade_key, ranks, years_after
from evaluation.checks.tenderers.kinds import NOT_ENTERPRISES, SOCIAL
from evaluation.checks.tenderers.lists import listed
from evaluation.core.text import Text
from evaluation.core.wording import percent
from tests.builder import add, put, tender
from tests.unit.checks.good import case_of

CODES = {check.code: check for check in all_checks()}


def test_who_failed_or_was_ruled_out_bids_no_more() -> None:
    """Before scoring, the screening and the rulings say who takes part; afterwards the scoring."""
    fails = {"stage": "conformity", "requirement": "签署", "passed": False, "reason": "未签"}
    case = case_of(add("screening", bid="B11", **fails))
    assert [bid.id for bid in live(case, "L01")] == ["B12", "B13", "B14"]
    scored = replace(case, admitted=frozenset({"B13"}))
    assert [bid.id for bid in live(scored, "L01")] == ["B13"]
    assert bidding(scored) == {"S3": ("L01",)}


def test_a_consortium_brings_its_members() -> None:
    """Behind a consortium stand the consortium and its members; an unknown id is nobody."""
    dossier = case_of().dossier
    assert [body.id for body in bodies(dossier, "S4")] == ["S4", "S5", "S6"]
    assert bodies(dossier, "S9") == ()


@pytest.mark.parametrize(
    ("one", "other", "form"),
    [
        ("0300-8720101", "(+86) 0300 8720101", phone_key),
        ("Info@Group.example", " info@group.example", email_key),
        ("清河市 临江区（江湾路8号）", "清河市临江区江湾路８号", name_key),
    ],
)
def test_ways_of_writing_do_not_hide_a_match(one: str, other: str, form: object) -> None:
    """Signs, spaces, width and case are not compared."""
    assert form(one) == form(other) != ""  # type: ignore[operator]


def test_public_mail_says_nothing() -> None:
    """Two addresses at a public mail service share no domain of their own."""
    assert own_domain("a@163.com") == own_domain("无") == ""
    assert own_domain("a@Bureau.example") == "bureau.example"


def test_a_leap_day_has_an_anniversary() -> None:
    """A grade of 29 February ends on 28 February, and the deadline decides the day."""
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert closing_day(case_of()) == date(2026, 3, 24)
    assert closing_day(case_of(tender(deadline=None, opened=None))) == date(2026, 3, 2)


def test_grades_stand_in_the_order_of_the_law() -> None:
    """5A is the best, however it is written."""
    order, _ = ranks(case_of())
    assert sorted(order, key=order.__getitem__) == ["5A", "4A", "3A", "2A", "1A"]
    assert grade_key("ＡＡＡＡＡ") == "5A"
    assert set(SOCIAL) < set(NOT_ENTERPRISES)


def test_who_was_not_looked_up_is_named() -> None:
    """A blank credit record is no clean one: the answer names those that are missing."""
    case = case_of(put("tenderers", "S2", listed=None))
    first = next(iter(listed(case, ("debtor",), Text("请核实", "find out"))))
    assert first.state is State.INSUFFICIENT
    assert "S2" in first.message.en


@pytest.mark.parametrize(
    ("deadline", "report", "state"),
    [
        ("2026-05-31", 2024, State.CLEAR),
        ("2026-06-01", 2024, State.RAISED),
        ("2026-06-01", 2025, State.CLEAR),
    ],
)
def test_the_report_of_last_year_is_due_after_its_day(
    deadline: str, report: int, state: State
) -> None:
    """Until 31 May the report for the year before last suffices, from 1 June it does not."""
    when = {"deadline": f"{deadline}T09:30:00", "opened": f"{deadline}T09:30:00"}
    others = (put("tenderers", id, annual_report=2025) for id in ("S1", "S5", "S6"))
    case = case_of(
        tender(evaluated=None, **when), put("tenderers", "S2", annual_report=report), *others
    )
    (checked,) = run_checks(case, [CODES["T213"]])
    assert checked.state is state


def test_no_chinese_rule_reaches_another_law() -> None:
    """Under the rules of the World Bank no check that rests on Chinese law speaks at all."""
    case = case_of(
        tender(method="wb_qcbs"),
        put("tenderers", "S2", grade="6A", listed=["debtor"]),
        put("criteria", "T", max_points="74"),
    )
    own = [check for check in all_checks() if check.code[0] in "CLNPT"]
    for checked in run_checks(case, own):
        if checked.state is State.RAISED:
            assert "Order 87" not in str([f.cite for f in checked.findings()]), checked.check.code


def test_answers_say_what_they_are() -> None:
    """The short forms give the three plain answers; the guard keeps Chinese rules at home."""
    assert raised("甲", "a").state is State.RAISED
    assert clear("L01").state is State.CLEAR
    assert lacking("乙", "b").state is State.INSUFFICIENT
    assert percent(case_of().law("cn/87/price_share_services_min").number) == "10%"
    look = chinese(lambda case: [clear()])
    assert len(list(look(case_of()))) == 1
    assert list(look(case_of(tender(method="wb_qcbs")))) == []
