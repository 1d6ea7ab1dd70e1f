"""Working days as the State Council announced them: weekends, holidays and days made up for them.

Law:
    Order 87 of the Ministry of Finance, arts. 85, 86: the day of the event is not counted.
"""

from datetime import date, timedelta

from evaluation.core.errors import LawError
from evaluation.core.text import Text


def working_days(first: date, last: date) -> int:
    """Return how many working days lie from `first` to `last`, both counted.

    Raises:
        LawError: the holidays of one of the years are not known.

    Example:
        >>> working_days(date(2026, 2, 13), date(2026, 2, 25))  # Spring Festival, and a Saturday
        4
    """
    from chinese_calendar import is_workday

    span = (last - first).days + 1
    try:
        return sum(is_workday(first + timedelta(days=number)) for number in range(span))
    except NotImplementedError:
        raise LawError(_unknown(first, last)) from None


def after_working_days(day: date, count: int) -> date:
    """Return the last day of a period of `count` working days that begins with what happens on `day`.

    Args:
        day: of the event; it is not counted.
        count: 0 or more.

    Raises:
        LawError: the holidays of one of the years are not known.

    Example:
        >>> after_working_days(date(2026, 3, 26), 1), after_working_days(date(2026, 9, 30), 2)
        (datetime.date(2026, 3, 27), datetime.date(2026, 10, 9))
    """
    from chinese_calendar import is_workday

    last = day
    try:
        while count:
            last += timedelta(days=1)
            count -= is_workday(last)
    except NotImplementedError:
        raise LawError(_unknown(day, last)) from None
    return last


def moved_on(day: date) -> date:
    """Return `day`, or the first working day after it where it falls on a holiday.

    Raises:
        LawError: the holidays of the year are not known.

    Example:
        >>> moved_on(date(2026, 5, 1)), moved_on(date(2026, 5, 6))
        (datetime.date(2026, 5, 6), datetime.date(2026, 5, 6))
    """
    return after_working_days(day - timedelta(days=1), 1)


def _unknown(first: date, last: date) -> Text:
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return Text(
        f"{years} 年的法定节假日安排不在所附日历之内，无法计算期限；请不写文件日期、发出时手填，或更新日历（chinesecalendar）",
        f"the public holidays of {years} are not in the calendar, so no period can be counted; "
        "leave the day of the document out and write it in by hand, or update the calendar "
        "(chinesecalendar)",
    )
