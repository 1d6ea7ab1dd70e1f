"""Figures, amounts and days as they are printed, at one place for every surface."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from evaluation.core.exact import Number, decimal_of, money, ratio, round_half_up, show
from evaluation.core.text import Lang

NONE = "—"
"""What stands where there is nothing to say, so that no cell looks forgotten."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def figure(value: Number | None, places: int | None = None) -> str:
    """Return a number: with `places` decimals where it has no more, else as it is.

    Example:
        >>> from decimal import Decimal
        >>> figure(Decimal("92.5"), 2), figure(Decimal("92.505"), 2), figure(None)
        ('92.50', '92.505', '—')
    """
    if value is None:
        return NONE
    fraction = ratio(value)
    if places is not None and round_half_up(fraction, places) == fraction:
        return f"{round_half_up(fraction, places):f}"
    return show(fraction)


def plain(value: Number | None) -> str:
    """Return a number without idle zeros.

    Example:
        >>> from decimal import Decimal
        >>> plain(Decimal("10.00")), plain(Decimal("0.50"))
        ('10', '0.5')
    """
    return NONE if value is None else show(ratio(value))


def exactly(value: Number) -> str:
    """Return a number without loss: as a decimal where it ends, else as a fraction.

    Example:
        >>> from fractions import Fraction
        >>> exactly(Fraction(1, 3)), exactly(Fraction(1, 8))
        ('1/3', '0.125')
    """
    end = decimal_of(ratio(value)) if not isinstance(value, Decimal) else value
    return str(ratio(value)) if end is None else f"{end:f}"


def count(value: Number) -> str:
    """Return how many, in groups of three digits.

    Example:
        >>> count(2697), count(3)
        ('2,697', '3')
    """
    return f"{value:,}" if isinstance(value, int) else plain(value)


def aligned(values: Sequence[Number | None]) -> tuple[str, ...]:
    """Return the numbers with equally many decimals, so that their points stand below each other.

    Example:
        >>> from decimal import Decimal
        >>> aligned([Decimal("8"), Decimal("8.5"), None])
        ('8.0', '8.5', '—')
    """
    places = most_places(values)
    return tuple(figure(value, places) for value in values)


def most_places(values: Iterable[Number | None]) -> int:
    """Return the decimals of the number that has most of them; endless ones do not count."""
    ends = (decimal_of(value) for value in values if value is not None)
    return max((-int(end.as_tuple().exponent) for end in ends if end is not None), default=0)


def amount(value: Number | None) -> str:
    """Return an amount of money without its currency, or a dash.

    Example:
        >>> from decimal import Decimal
        >>> amount(Decimal("128000"))
        '128,000.00'
    """
    return NONE if value is None else money(value)


def sum_of_money(value: Number | None, currency: str, lang: Lang) -> str:
    r"""Return an amount with its currency.

    Example:
        >>> from decimal import Decimal
        >>> sum_of_money(Decimal("128000"), "CNY", "zh"), sum_of_money(Decimal(5), "EUR", "en")
        ('128,000.00元', 'EUR\xa05.00')
    """
    if value is None:
        return NONE
    if lang == "zh":
        return f"{money(value)}{unit_of_money(currency, lang)}"
    return f"{currency}\u00a0{money(value)}"


def unit_of_money(currency: str, lang: Lang) -> str:
    """Return the unit that stands in the head of a column of amounts."""
    return "元" if lang == "zh" and currency == "CNY" else currency


def percent(rate: Number, places: int | None = None) -> str:
    """Return a rate as a percentage, the same in both languages.

    Args:
        places: decimals to round to; without them the percentage is exact, or cut and marked "…".

    Example:
        >>> from fractions import Fraction
        >>> percent(Decimal("0.10")), percent(Decimal("0.125")), percent(Fraction(1, 3), 1)
        ('10%', '12.5%', '33.3%')
    """
    hundredfold = ratio(rate) * 100
    return f"{show(hundredfold) if places is None else round_half_up(hundredfold, places)}%"


def day(value: date | None, lang: Lang) -> str:
    r"""Return a day.

    Example:
        >>> day(date(2026, 3, 9), "zh"), day(date(2026, 3, 9), "en")
        ('2026年3月9日', '9\xa0March\xa02026')
    """
    if value is None:
        return NONE
    if lang == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day}\u00a0{_MONTHS[value.month - 1]}\u00a0{value.year}"


def moment(value: datetime | None, lang: Lang) -> str:
    r"""Return a day and a time; seconds only where there are any.

    Example:
        >>> moment(datetime(2026, 3, 9, 9, 30), "zh")
        '2026年3月9日\xa009:30'
    """
    if value is None:
        return NONE
    clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return f"{day(value.date(), lang)}{'' if lang == 'zh' else ','}\u00a0{clock}"


def listing(words: Iterable[str], lang: Lang) -> str:
    """Return words in a row, or a dash where there are none."""
    return ("、" if lang == "zh" else ", ").join(words) or NONE


def shortened(text: str, most: int) -> str:
    """Return `text` in at most `most` characters, the last of them "…" where it was cut.

    Example:
        >>> shortened("清河市向阳公益艺术中心", 6), shortened("清河", 6)
        ('清河市向阳…', '清河')
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"
