"""Amounts in Chinese capitals, as bids and cheques carry them: 壹佰贰拾叁万肆仟伍佰元整.

Why:
    Libraries read such amounts as everyday speech: 壹万伍元整 becomes 15 000, fen become a binary
    float, and 元零伍分 is refused. On a bid an amount that can be read in two ways has to be left to
    people, and everything else has to be exact.
"""

import re
from decimal import Decimal

from evaluation.core.exact import scaled
from evaluation.core.text import normal

DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
"""The capital digits."""

CAPITALS = tuple(DIGITS)
"""The same, by their value."""

_ALIKE = str.maketrans(
    "〇一二三四五六七八九十百千貳參陸萬億圓圆正貮弍弎两兩",
    "零壹贰叁肆伍陆柒捌玖拾佰仟贰叁陆万亿元元整贰贰叁贰贰",
)
_AROUND = re.compile(
    r"^(?:(?:投标|响应|磋商|谈判|最后|最终|含税|[总合]计?|报?价|金?额|共计?|计|大写|为|人民币|CNY|RMB|¥|￥)*[::]?)*"
    r"|(?:人民币)?[。.;;]?$"
)
_BESIDE = re.compile(r"\((?:含税|含增值税|大写|人民币)\)")
"""What may stand around an amount without changing it; 不含税 does change it."""
_FIGURES = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[万亿]?)元?整?"
)
_TWICE = re.compile(r"(?P<words>.+)\((?:小写)?[::]?(?P<figures>(?:¥|￥|RMB|CNY)?[\d,.]+元?)\)")
"""An amount in words with the same in figures behind it, as letters of bidders have it."""
_D = "[壹贰叁肆伍陆柒捌玖]"
# 拾 may stand for 壹拾 only at the front; a bare digit after a gap needs its 零.
_SECTION = re.compile(f"(?:{_D}仟)?(?:零?{_D}佰)?(?:零?{_D}拾|^拾)?(?:(?<=拾){_D}|零{_D}|^{_D})?$")
_ON_A_FORM = re.compile("(?:[零壹贰叁肆伍陆柒捌玖](?:仟|佰|拾|$))+")
_PLACES = re.compile("(.仟)?(.佰)?(.拾)?(.)?")
# A printed form has every place, 零佰零拾 as well; then the places have to follow one another.
_AMOUNT = re.compile(
    rf"(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?"
    rf"(?:零角|零?(?P<jiao>{_D})角)?(?:零分|零?(?P<fen>{_D})分)?整?"
)


def amount_in_words(words: str) -> Decimal | None:
    """Return the amount that `words` state in Chinese capitals, exactly; None where they do not.

    Args:
        words: with or without the name of the currency, a label such as 总价, 元 or 圆, 整 or 正; also
            in figures with 元 or 万元.

    Example:
        >>> amount_in_words("人民币壹佰贰拾叁万肆仟伍佰元整")
        Decimal('1234500.00')
        >>> amount_in_words("伍万零叁元零陆分"), amount_in_words("壹万伍元整")
        (Decimal('50003.06'), None)
        >>> amount_in_words("总价：壹拾伍万元整（含税）"), amount_in_words("15.5万元")
        (Decimal('150000.00'), Decimal('155000.00'))
        >>> amount_in_words("壹拾伍万元零角零分"), amount_in_words("廿万元整")
        (Decimal('150000.00'), None)
        >>> amount_in_words("one hundred yuan") is None
        True
    """
    if both := _TWICE.fullmatch(normal(words).replace(" ", "")):
        said, again = (amount_in_words(both[part]) for part in ("words", "figures"))
        return said if said == again else None
    text = _AROUND.sub("", _BESIDE.sub("", normal(words).replace(" ", ""))).translate(_ALIKE)
    if figures := _FIGURES.fullmatch(text):
        return _in_figures(figures)
    if not re.search("[元角分]", text):
        text = f"{text.removesuffix('整')}元整"
    found = _AMOUNT.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    yuan = _whole(found["yuan"]) if found["yuan"] else 0
    if yuan is None:
        return None
    jiao, fen = (DIGITS[digit] if digit else 0 for digit in (found["jiao"], found["fen"]))
    return scaled(yuan * 100 + jiao * 10 + fen, 2)


def _in_figures(found: re.Match[str]) -> Decimal | None:
    fen = (
        Decimal(found["figure"].replace(",", ""))
        * {"": 1, "万": 10**4, "亿": 10**8}[found["unit"]]
        * 100
    )
    return scaled(int(fen), 2) if fen == int(fen) else None


def in_capitals(amount: Decimal) -> str:
    """Return `amount` in Chinese capitals, as a contract or a letter states it.

    Args:
        amount: yuan, 0 or more, at most two decimals and below 10^12.

    Raises:
        ValueError: the amount is negative, has parts of a fen, or is too large.

    Source:
        Rules of the People's Bank of China for filling in bills (支付结算办法, annex 1): 零 stands for
        any gap between digits, 整 ends an amount without fen.

    Example:
        >>> in_capitals(Decimal("1234500")), in_capitals(Decimal("50003.06"))
        ('壹佰贰拾叁万肆仟伍佰元整', '伍万零叁元零陆分')
        >>> in_capitals(Decimal("409.5")), in_capitals(Decimal(100010000))
        ('肆佰零玖元伍角整', '壹亿零壹万元整')
    """
    fen = amount * 100
    if fen != int(fen) or not 0 <= fen < 10**14:
        raise ValueError(f"{amount} cannot be written in capitals")
    yuan, rest = divmod(int(fen), 100)
    jiao, fen_left = divmod(rest, 10)
    words = f"{_spelt(yuan)}元" if yuan or not rest else ""
    if jiao:
        words += f"{CAPITALS[jiao]}角"
    elif fen_left and yuan:
        words += "零"
    return words + (f"{CAPITALS[fen_left]}分" if fen_left else "整")


def _spelt(number: int) -> str:
    """The whole number in capitals; one 零 for each gap, none at the end."""
    spelt, gap = "", False
    for place, digit in zip(reversed(range(len(str(number)))), str(number), strict=True):
        if digit != "0":
            spelt += ("零" if gap and spelt else "") + CAPITALS[int(digit)]
            spelt += ("", "拾", "佰", "仟")[place % 4]
        gap = digit == "0" and (gap or bool(spelt))
        section = number // 10**place % 10**4
        if place in (4, 8) and section:
            spelt += {4: "万", 8: "亿"}[place]
    return spelt or "零"


def _whole(text: str) -> int | None:
    """The whole number in capitals; None where it is none."""
    if text == "零":
        return 0
    total, rest = 0, text
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        if unit and unit not in rest:
            continue
        part, _, rest = rest.partition(unit) if unit else (rest, "", "")
        value = _section(part, first=not total)
        if value is None or (unit and not value and "零拾" not in part):
            return None
        total += value * size
    return total if total and not rest else None


def _section(text: str, first: bool) -> int | None:
    """Up to four places; after a greater unit a gap before the last digit is written 零."""
    if re.search("零[仟佰拾]", text):
        return _every_place(text)
    body = text if first else text.removeprefix("零")
    if not body:
        return 0 if body == text else None
    if not first and body == text and len(body) == 1:
        return None
    if _SECTION.match(body) is None:
        return None
    value = digit = 0
    for char in body:
        if char in DIGITS:
            digit = DIGITS[char]
        else:
            value += (digit or 1) * {"仟": 1000, "佰": 100, "拾": 10}[char]
            digit = 0
    return value + digit


def _every_place(text: str) -> int | None:
    """Up to four places that are all written, also where they hold 零; None where one is left out."""
    found = _PLACES.fullmatch(text)
    if found is None or _ON_A_FORM.fullmatch(text) is None:
        return None
    places = {at: DIGITS[part[0]] for at, part in enumerate(found.groups()) if part}
    if [*places] != [*range(min(places), max(places) + 1)] or max(places) < _TENS:
        return None
    return sum(digit * (1000, 100, 10, 1)[at] for at, digit in places.items())


_TENS = 2
"""Which of the four places, counted from 0, the tens are."""
