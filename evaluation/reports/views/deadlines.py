"""What has to happen until when after the result: each period with its last day and its article.

Law:
    Order 87, art. 85: the first day is not counted, and a last day on a holiday moves on. The days
    of the Procurement Law are counted alike.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.law.parameter import Dated
from evaluation.law.unit import show_value
from evaluation.law.working_days import after_working_days, moved_on
from evaluation.reports.occasion import Occasion

AND = Text("、", "; ")

QUERY, QUERY_STARTS = "cn/law/query_within", "cn/reg/query_starts"
REPLY, COMPLAINT = "cn/law/query_reply_within", "cn/law/complaint_within"
CONTRACT, CONTRACT_TENDERED = "cn/law/contract_within", "cn/87/contract_within"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period of the law.

    Args:
        length: with its unit.
        until: its last day; empty where the day on which the period begins is not known yet.
        cite: the article.
    """

    length: str
    until: str
    cite: str


def notice_period(occasion: Occasion, lang: Lang) -> Period:
    """Return how long the result notice runs."""
    dated = _notice(occasion)
    return _period(dated, _notice_end(occasion), dated.cite.say(lang), lang)


def query_period(occasion: Occasion, lang: Lang) -> Period:
    """Return until when the result may be queried: counted from the end of the notice period."""
    dated, begins = occasion.law(QUERY), _notice_end(occasion)
    until = after_working_days(begins, dated.whole) if begins else None
    cite = AND.say(lang).join(each.cite.say(lang) for each in (dated, occasion.law(QUERY_STARTS)))
    return _period(dated, until, cite, lang)


def reply_period(occasion: Occasion, lang: Lang) -> Period:
    """Return how soon a query is answered."""
    return _period(occasion.law(REPLY), None, occasion.law(REPLY).cite.say(lang), lang)


def complaint_period(occasion: Occasion, lang: Lang) -> Period:
    """Return how long one may complain after the answer, or after none came in time."""
    return _period(occasion.law(COMPLAINT), None, occasion.law(COMPLAINT).cite.say(lang), lang)


def contract_period(occasion: Occasion, lang: Lang) -> Period:
    """Return until when the contract is to be signed."""
    keys = (CONTRACT, CONTRACT_TENDERED) if occasion.tendered else (CONTRACT,)
    cite = AND.say(lang).join(occasion.law(key).cite.say(lang) for key in keys)
    return _period(occasion.law(keys[-1]), contract_day(occasion), cite, lang)


def contract_day(occasion: Occasion) -> date | None:
    """Return the last day to sign the contract; None where the day of the letter is not known.

    Raises:
        LawError: the holidays of that year are not announced.
    """
    if occasion.issued is None:
        return None
    return moved_on(occasion.issued + timedelta(days=occasion.law(CONTRACT).whole))


def _notice(occasion: Occasion) -> Dated:
    return occasion.law(f"cn/{'87' if occasion.tendered else 'reg'}/result_notice_period")


def _notice_end(occasion: Occasion) -> date | None:
    return after_working_days(occasion.issued, _notice(occasion).whole) if occasion.issued else None


def _period(dated: Dated, until: date | None, cite: str, lang: Lang) -> Period:
    return Period(
        length=show_value(dated.value, dated.unit, lang),
        until=day(until, lang) if until else "",
        cite=cite,
    )
