"""Grades of social organisations: their order, and adding years to a day."""

from datetime import date

from evaluation.checks.check import Case
from evaluation.core.text import normal
from evaluation.law.parameter import Dated

GRADES = "cn/social_organisation/assessment_grades"


def grade_key(text: str) -> str:
    """Return a grade as the law writes it: a digit and A.

    Example:
        >>> grade_key("AAAA级"), grade_key(" 5a 级"), grade_key("甲级")
        ('4A', '5A', '甲级')
    """
    plain = normal(text).upper().replace(" ", "")
    short = plain.removesuffix("级")
    if short and set(short) == {"A"}:
        return f"{len(short)}A"
    return short if len(short) == 2 and short[0].isdigit() and short[1] == "A" else plain


def ranks(case: Case) -> tuple[dict[str, int], Dated]:
    """Return the place of each grade in the law's list, the best first, and the law."""
    law = case.law(GRADES)
    listed = law.value if isinstance(law.value, tuple) else ()
    return {str(grade): place for place, grade in enumerate(listed)}, law


def years_after(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 28 February.

    Example:
        >>> years_after(date(2024, 2, 29), 5)
        datetime.date(2029, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def closing_day(case: Case) -> date:
    """Return the day of the deadline, or of the notice where there is none."""
    deadline = case.dossier.tender.deadline
    return deadline.date() if deadline else case.day
