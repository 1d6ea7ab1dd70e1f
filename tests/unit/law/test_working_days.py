"""Working days are those that the State Council announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import LawError
from evaluation.law.working_days import after_working_days, moved_on, working_days

days = st.dates(date(2005, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 3, 2), date(2026, 3, 6), 5),
        (date(2026, 2, 14), date(2026, 2, 14), 1),  # a Saturday made up for the Spring Festival
        (date(2026, 2, 16), date(2026, 2, 23), 0),
        (date(2025, 10, 1), date(2025, 10, 8), 0),
        (date(2026, 3, 6), date(2026, 3, 5), 0),
    ],
)
def test_holidays_and_days_made_up_for_count_as_announced(
    first: date, last: date, count: int
) -> None:
    """Festivals are free, the Saturdays and Sundays made up for them are worked."""
    assert working_days(first, last) == count


@given(days, st.integers(0, 60), st.integers(1, 60))
def test_spans_add_up(first: date, one: int, other: int) -> None:
    """Two spans that follow each other have the working days of the whole."""
    middle, last = first + timedelta(days=one), first + timedelta(days=one + other)
    if last <= date(2026, 12, 31):
        both = working_days(first, middle) + working_days(middle + timedelta(days=1), last)
        assert both == working_days(first, last)


def test_an_unknown_year_is_said_and_never_guessed() -> None:
    """Outside the years of the calendar there is no number but a sentence."""
    with pytest.raises(LawError) as unknown:
        working_days(date(2035, 1, 4), date(2035, 1, 8))
    assert "2035" in unknown.value.text.en
    assert "2035" in unknown.value.text.zh


def test_a_period_ends_where_counting_says() -> None:
    """The last day of a period of working days is a working day, and counting gives the period back."""
    for start in (date(2026, 2, 12), date(2026, 4, 2), date(2026, 9, 29)):
        for count in (1, 2, 7, 15):
            last = after_working_days(start, count)
            assert working_days(start + timedelta(days=1), last) == count
            assert moved_on(last) == last


def test_a_period_beyond_the_calendar_is_not_guessed() -> None:
    """Holidays that nobody has announced yet stop the counting."""
    with pytest.raises(LawError):
        after_working_days(date(2035, 1, 1), 7)
