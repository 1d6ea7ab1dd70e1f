"""Periods follow the method, and are counted as the law counts."""

from datetime import date

import pytest

from evaluation.checks.check import State
from evaluation.checks.notice.clock import elapsed, in_words, period
from evaluation.checks.notice.price_models import price_models
from evaluation.checks.registry import all_checks, run_checks
from tests.builder import put, tender
from tests.unit.checks.good import case_of

N112, N113 = (next(c for c in all_checks() if c.code == code) for code in ("N112", "N113"))


@pytest.mark.parametrize(
    ("method", "days"),
    [
        ("cn_open_comprehensive", "20 days"),
        ("cn_open_lowest_price", "20 days"),
        ("cn_consultation", "10 days"),
        ("cn_negotiation", "3 working days"),
        ("cn_single_source", None),
        ("wb_qcbs", None),
    ],
)
def test_each_method_has_its_period(method: str, days: str | None) -> None:
    """The time to respond is that of the instrument which rules the method; others set none."""
    law = period(case_of(tender(method=method)), "response")
    assert (None if law is None else in_words(law, law.whole).en) == days


@pytest.mark.parametrize(("deadline", "state"), [(21, State.RAISED), (22, State.CLEAR)])
def test_the_day_of_issue_is_not_counted(deadline: int, state: State) -> None:
    """Issued on the 2nd: the 22nd is the twentieth day, the 21st is too early."""
    when = f"2026-03-{deadline}T09:30:00"
    (checked,) = run_checks(case_of(tender(deadline=when, opened=when)), [N112])
    assert checked.state is state


def test_working_days_are_asked_for_where_the_law_does() -> None:
    """Three working days from a Friday end on the Wednesday."""
    law = period(case_of(tender(method="cn_negotiation")), "response")
    assert law is not None
    assert elapsed(law, date(2026, 3, 6), date(2026, 3, 11)) == 3


def test_what_the_dossier_does_not_say_is_not_guessed() -> None:
    """Without the last day of the document, and in a year without calendar, it cannot be told."""
    unsaid = case_of(tender(documents_until=None))
    later = {"published": "2035-03-02", "documents_from": "2035-03-02", "clarified": None}
    unknown = case_of(tender(documents_until="2035-03-20", **later))
    for case in (unsaid, unknown):
        (checked,) = run_checks(case, [N113])
        assert checked.state is State.INSUFFICIENT
        assert checked.answers[0].message.zh


def test_a_formula_that_cannot_be_read_is_left_to_the_scoring() -> None:
    """The checks of formulas do not repeat what reading the formula already said."""
    assert list(price_models(case_of(put("criteria", "P", model="lowest_rat")))) == []
