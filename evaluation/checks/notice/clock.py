"""The periods of the notice: which figure of the law rules, and counting them."""

from datetime import date, timedelta

from evaluation.checks.check import Case
from evaluation.core.text import Text
from evaluation.law.parameter import Dated
from evaluation.law.unit import show_value
from evaluation.law.working_days import working_days

PERIODS = {
    "response": {
        "cn/87": "cn/law/tender_period_min",
        "cn/214": "cn/214/first_response_min",
        "cn/74": "cn/74/first_response_min",
    },
    "documents": {
        "cn/87": "cn/87/document_available_min",
        "cn/214": "cn/214/document_available_min",
    },
    "clarification": {"cn/87": "cn/87/clarification_before_deadline_min"},
}
"""Law key of the shortest period by what it is for, then by the instrument of the method."""


def period(case: Case, what: str) -> Dated | None:
    """Return the shortest period for `what` under the method of `case`, or None where none is set.

    The instrument that rules the panel of a method rules its clock as well.
    """
    panel = case.method.panel
    instrument = panel.members.rpartition("/")[0] if panel else ""
    key = PERIODS[what].get(instrument)
    return case.law(key) if key else None


def elapsed(law: Dated, first: date, last: date) -> int:
    """Return the days from `first` to `last` in the unit of `law`; the first day does not count.

    Raises:
        LawError: working days are asked for in a year whose holidays are not known.
    """
    if law.unit == "working days":
        return working_days(first + timedelta(days=1), last)
    return (last - first).days


def in_words(law: Dated, count: int) -> Text:
    """Return `count` with the unit of `law`."""
    return Text(show_value(count, law.unit, "zh"), show_value(count, law.unit, "en"))
