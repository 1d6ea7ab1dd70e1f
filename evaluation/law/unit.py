"""The units in which values of the law are given, and how a value is printed in them."""

from decimal import Decimal
from fractions import Fraction

from evaluation.core.exact import Number, money, show
from evaluation.core.text import Lang, Text

Scalar = bool | int | Decimal | Fraction | str | Text
Value = Scalar | tuple[Scalar, ...] | None
"""What a parameter holds; None where the law sets no such limit."""

SHARE = "share"
"""A part of a whole, 0 to 1; printed as per cent."""

UNITS: dict[str, Text] = {
    SHARE: Text("", ""),
    "CNY": Text("元", "CNY"),
    "working days": Text("个工作日", "working days"),
    "days": Text("日", "days"),
    "years": Text("年", "years"),
    "minutes": Text("分钟", "minutes"),
    "suppliers": Text("家", "suppliers"),
    "persons": Text("人", "persons"),
    "contracts": Text("个", "contracts"),
    "points": Text("分", "points"),
    "decimals": Text("位小数", "decimals"),
    "categories": Text("类", "categories"),
    "month-day": Text("（月-日）", "(month-day)"),
}
"""Every unit a parameter may have, with its word in both languages."""

_ONE = {"categories": "category"}
"""The English word after 1, where it does more than lose its s."""

NO_LIMIT = Text("无此规定", "no such limit")
_YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}


def show_value(value: Value, unit: str | None, lang: Lang) -> str:
    """Return a value of the law as it is printed, with its unit.

    Args:
        value: a value of the law.
        unit: a key of `UNITS`, or None for a bare figure, a word or a yes/no.

        lang: the language to print in.

    Example:
        >>> show_value(Decimal("0.45"), "share", "en"), show_value(5, "working days", "zh")
        ('45%', '5个工作日')
        >>> show_value(Fraction(2, 3), "share", "en"), show_value(None, "share", "en")
        ('2/3', 'no such limit')
        >>> show_value(1, "working days", "en"), show_value(2, "working days", "en")
        ('1 working day', '2 working days')
        >>> show_value(10000000, "CNY", "en")
        '10,000,000.00 CNY'
    """
    if value is None:
        return NO_LIMIT.say(lang)
    if isinstance(value, tuple):
        joint = "、" if lang == "zh" else ", "
        return joint.join(show_value(item, unit, lang) for item in value)
    if isinstance(value, bool):
        return _YES_NO[value].say(lang)
    if isinstance(value, Text):
        return value.say(lang)
    figure = value if isinstance(value, str) else _figure(value, unit)
    word = _word(unit, figure, lang) if unit else ""
    gap = " " if lang == "en" and word else ""
    return f"{figure}{gap}{word}"


def _word(unit: str, figure: str, lang: Lang) -> str:
    if figure == "1" and lang == "en":
        return _ONE.get(unit, UNITS[unit].en.removesuffix("s"))
    return UNITS[unit].say(lang)


def _figure(value: Number, unit: str | None) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if unit == SHARE:
        return f"{show(Fraction(value) * 100)}%"
    if unit == "CNY":
        return money(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
