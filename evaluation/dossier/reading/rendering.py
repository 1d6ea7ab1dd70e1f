"""What a cell shows of the number it holds: a number format can round, scale, swap or hide it.

A person reads what a cell shows, a program what it holds. Where the two differ in value, somebody
decided on a figure that is not the one that is calculated with. So what a cell shows is worked out
sign by sign and read again as a person would; what cannot be read so is no number any more.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from evaluation.core.exact import round_half_up
from evaluation.dossier.reading.formats import PLAIN, FormatSection, Token, chosen, holds, literal

Way = Literal["percent", "rounded", "scaled", "words", "hidden", "sign", "date"]
"""In which way a cell shows something else than it holds."""

ROOM = 11
"""Signs that a cell without a format has for a number; what is longer is rounded."""

_READ = re.compile(
    r"(?P<before>\D*?)(?:(?:(?P<whole>\d+) +)?(?P<top>\d+)/(?P<below>\d+)"
    r"|(?P<number>(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:E(?P<exponent>[+-]\d+))?)"
    r"(?P<after>\D*)",
    re.ASCII,
)
_TIMES = re.compile(
    r"\b(?:k|m|b|bn|mn|mio|thousand|million|billion|hundred|dozen|lakh|crore)\b|[%‰‱/角]",
    re.IGNORECASE,
)
"""Words and signs beside a number that make another one of it."""


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """How a cell shows another value than it holds: in which way, and what stands there to be read."""

    way: Way
    text: str


def shown(value: Decimal, code: str) -> ShownNumber | None:
    """Return what the format `code` shows of `value`, where a reader would take it for another value.

    Args:
        value: what the cell holds.
        code: the number format of the cell, as the workbook writes it; empty where it has none.

    Example:
        >>> shown(Decimal("0.95"), "0%")
        ShownNumber(way='percent', text='95%')
        >>> shown(Decimal("16.5"), "0"), shown(Decimal("398000"), '"368,000"')
        (ShownNumber(way='rounded', text='17'), ShownNumber(way='words', text='368,000'))
        >>> shown(Decimal("98000"), "0.0E+0"), shown(Decimal("98500"), "0E+0")
        (None, ShownNumber(way='rounded', text='1E+5'))
        >>> shown(Decimal("398000"), "#,##0.00"), shown(Decimal("-5"), "0;(0)")
        (None, None)
    """
    section, signed = chosen(value, _code(code))
    if section.clock:
        return ShownNumber("date", code)
    text = _rendered(value, section, signed)
    if not section.digits:
        if value == 0 and text in ("-", "–", "—", "0"):
            return None
        return ShownNumber("words" if text else "hidden", text)
    way = _way(value, text, section)
    return ShownNumber(way, text) if way else None


def written(value: Decimal, code: str) -> str:
    """Return the text that the format `code` makes of `value`.

    Example:
        >>> written(Decimal(7), "000"), written(Decimal(7), "General")
        ('007', '7')
        >>> written(Decimal(123456789012), "General")
        '1.23457E+11'
    """
    section, signed = chosen(value, _code(code))
    if section.clock or not section.digits:
        return f"{value.normalize():f}"
    return _rendered(value, section, signed)


def read_back(text: str) -> Fraction | None:
    """Return the number that a person takes from `text`; None where it is none, or is said to be scaled.

    Example:
        >>> read_back("¥398,000.50"), read_back("(5)"), read_back("16 1/2"), read_back("9.8万")
        (Fraction(796001, 2), Fraction(-5, 1), Fraction(33, 2), None)
    """
    found = _READ.fullmatch(text)
    if found is None:
        return None
    beside = re.sub("m[²³]", "", f"{found['before']} {found['after']}")
    if _TIMES.search(beside) or any(unicodedata.numeric(sign, None) is not None for sign in beside):
        return None
    if found["below"]:
        if not int(found["below"]):
            return None
        number = int(found["whole"] or 0) + Fraction(int(found["top"]), int(found["below"]))
    else:
        plain = re.sub("[, ]", "", found["number"])
        number = Fraction(Decimal(plain).scaleb(int(found["exponent"] or 0)))
    return -number if re.search("[-−－(（]", found["before"]) else number


def _code(code: str) -> str:
    return "General" if code.strip().lower() in PLAIN else code


def _way(value: Decimal, text: str, section: FormatSection) -> Way | None:
    seen = read_back(text)
    if section.percents:
        return "percent"
    if section.thousands:
        return "scaled"
    if seen == value:
        return None
    if not text:
        return "hidden"
    if seen is None or any(map(_writes_digits, section.tokens)):
        return "words"
    return "sign" if seen == -value else "rounded"


def _writes_digits(token: Token) -> bool:
    return token[0] != "other" and any(sign.isdigit() or sign in ".," for sign in literal(token))


def _rendered(value: Decimal, section: FormatSection, signed: bool) -> str:
    size = abs(value) * 100**section.percents / Decimal(1000) ** section.thousands
    if not section.digits:
        return "".join(map(literal, section.tokens)).strip()
    if section.general:
        text = "".join(
            _in_general(size) if token[0] == "general" else literal(token)
            for token in section.tokens
        )
    elif any(token == ("other", "/") for token in section.tokens):
        text = _with_fraction(size, section.tokens)
    else:
        text = _with_digits(size, section)
    return f"{'-' if value < 0 and not signed else ''}{text.strip()}"


def _in_general(size: Decimal) -> str:
    """A number as a cell without a format shows it, where there is room for it."""
    plain = f"{size:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    if len(plain) <= ROOM:
        return plain
    if size >= 10**ROOM or size < Decimal("0.0001"):
        power = size.adjusted()
        return f"{round_half_up(size.scaleb(-power), 5).normalize():f}E{power:+03d}"
    places = ROOM - 1 - len(plain.partition(".")[0])
    return f"{round_half_up(size, max(0, places)).normalize():f}"


def _with_digits(size: Decimal, section: FormatSection) -> str:
    """Digits in the places that the format has for them, among what it writes by itself."""
    tokens = list(section.tokens)
    at = next((n for n, token in enumerate(tokens) if token[0] == "exponent"), None)
    raised = tokens[at] if at is not None else None
    behind = "".join(map(literal, tokens[at + 1 :])) if at is not None else ""
    tokens = tokens[:at]
    point = tokens.index(("other", ".")) if ("other", ".") in tokens else len(tokens)
    whole, part = tokens[:point], tokens[point:]
    places = sum(map(holds, part))
    power = 0
    if raised:
        size, power = _mantissa(size, max(1, sum(map(holds, whole))), places)
    digits, _, decimals = f"{round_half_up(size, places):f}".partition(".")
    text = _whole(digits.lstrip("0"), whole, section.grouped) + _decimals(decimals, part)
    if raised:
        width = len(raised[1]) - 2
        sign = "-" if power < 0 else "+"
        text = f"{text.rstrip()}E{sign}{abs(power):0{width}d}"
    return text + behind


def _mantissa(size: Decimal, width: int, places: int) -> tuple[Decimal, int]:
    """A number as one of up to `width` digits before the point, and the power of ten beside it."""
    if not size:
        return size, 0
    power = size.adjusted() // width * width
    if round_half_up(size.scaleb(-power), places) >= 10**width:
        power += width
    return size.scaleb(-power), power


def _whole(digits: str, tokens: Sequence[Token], grouped: bool) -> str:
    """The digits before the point, from the last place to the first, which takes all that are left."""
    places = sum(map(holds, tokens))
    shown, count = digits if not places else "", 0
    for token in reversed(tokens):
        if not holds(token):
            shown = literal(token) + shown
            continue
        places -= 1
        taken = digits if not places else digits[-1:]
        digits = "" if not places else digits[:-1]
        for digit in reversed(taken or {"0": "0", "?": " ", "#": ""}[token[1]]):
            comma = "," if grouped and count and count % 3 == 0 and digit.isdigit() else ""
            shown = digit + comma + shown
            count += 1
    return shown


def _decimals(digits: str, tokens: Sequence[Token]) -> str:
    shown, left = "", digits
    for token in tokens:
        if token == ("other", "."):
            shown += "."
        elif holds(token):
            dropped = token[1] != "0" and not left.strip("0")
            shown += ("" if token[1] == "#" else " ") if dropped else left[0]
            left = left[1:]
        else:
            shown += literal(token)
    return shown


def _with_fraction(size: Decimal, tokens: Sequence[Token]) -> str:
    """A number as the nearest fraction whose denominator has room, beside the whole where it has one."""
    slash = tokens.index(("other", "/"))
    above = slash
    while above and holds(tokens[above - 1]):
        above -= 1
    end = slash + 1
    while end < len(tokens) and (holds(tokens[end]) or tokens[end][1].isdigit()):
        end += 1
    below = "".join(text for _, text in tokens[slash + 1 : end])
    mixed = any(map(holds, tokens[:above]))
    whole, rest = divmod(Fraction(size), 1) if mixed else (0, Fraction(size))
    if below.strip("0#?"):
        fixed = int("".join(filter(str.isdigit, below)) or 0) or 1
        near, denominator = Fraction(int(round_half_up(rest * fixed, 0)), fixed), fixed
    else:
        near = rest.limit_denominator(max(1, 10 ** len(below) - 1))
        denominator = near.denominator
    if mixed and near == 1:
        whole, near = whole + 1, Fraction(0)
    top = int(near * denominator)
    first = next((n for n, token in enumerate(tokens) if holds(token)), above)
    number = f"{whole} {top}/{denominator}" if whole and top else f"{top}/{denominator}"
    number = f"{whole}" if mixed and not top else number
    around = ("".join(map(literal, part)) for part in (tokens[:first], tokens[end:]))
    return number.join(around)
