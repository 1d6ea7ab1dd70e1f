"""The periods of the notice: which figure of the law rules, and counting them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case
from evaluation.core.place import Place
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


def long_enough(
    law: Dated, days: Mapping[str, date], place: Place, says: Callable[[Text, Text], Text]
) -> Answer:
    """Return whether a period is as long as `law` asks.

    Args:
        days: its first and its last day, by what they are.
        place: where the last day stands.
        says: what is said of a period that is too short, given its length and that of the law.
    """
    count = elapsed(law, *days.values())
    own, wanted = in_words(law, count), in_words(law, law.whole)
    figures: dict[str, str | Text] = {name: str(day) for name, day in days.items()}
    figures["days"] = own
    if count >= law.whole:
        return clear("", place, figures=figures, threshold=wanted, law=(law,))
    said = says(own, wanted)
    return raised(
        said.zh, said.en, place, figures=figures, threshold=wanted, law=(law,), cite=law.cite
    )
