"""What a tenderer can do that does not accept the result, until when, and by which article."""

from dataclasses import dataclass

from evaluation.core.text import Lang
from evaluation.reports.occasion import Occasion
from evaluation.reports.views.deadlines import (
    Period,
    complaint_period,
    notice_period,
    query_period,
    reply_period,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Query 质疑, its answer, and complaint 投诉."""

    notice: Period
    query: Period
    reply: Period
    complaint: Period


def remedy(occasion: Occasion, lang: Lang) -> Remedy | None:
    """Return the remedy of Chinese procurement law; None where another law governs."""
    if not occasion.chinese:
        return None
    return Remedy(
        notice=notice_period(occasion, lang),
        query=query_period(occasion, lang),
        reply=reply_period(occasion, lang),
        complaint=complaint_period(occasion, lang),
    )
