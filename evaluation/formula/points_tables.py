"""Tables that give points: by interval of a number, or by a listed text.

A table becomes a chain of IFs, so that all readers understand it. What a table does not list has
no points at all, not 0 points: the exact reader refuses it, a spreadsheet shows #N/A.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from evaluation.core.errors import FormulaError
from evaluation.core.exact import exact
from evaluation.core.text import Text
from evaluation.formula.exact_reader import label
from evaluation.formula.tree import (
    Comparison,
    Constant,
    If,
    Name,
    Negative,
    Node,
    Refused,
    TextWord,
)

ROWS = 40
"""Most rows of a table; spreadsheets nest at most 64 IFs."""

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_INTERVAL = re.compile(
    rf"([\[(])\s*({_NUMBER}|-?∞)?\s*,\s*({_NUMBER}|\+?∞)?\s*([\])])\s*[:=]?\s*({_NUMBER})"
)
_BEGINS = re.compile(r"\[|\([\s0-9.∞-]*,")
_CHOICE = re.compile(rf"(\S(?:.{{0,58}}\S)?)(?:\s*[:=]\s*|\s+)({_NUMBER})")
_OTHER = frozenset({"other", "others", "其他", "其它", "其余"})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an interval table; a bound that is left out is infinite."""

    typed: str
    low: Decimal
    has_low: bool
    high: Decimal
    has_high: bool
    points: Decimal


def rows(text: str) -> tuple[str, ...]:
    """Return the rows of a table: between semicolons or on lines, in half-width signs.

    Example:
        >>> rows("【0，3）0；[3,5)2")
        ('[0,3)0', '[3,5)2')
    """
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("【】〔〕−", "[][]-"))
    return tuple(row.strip() for row in re.split(r"[;\n]", plain) if row.strip())


def is_interval(text: str) -> bool:
    """Return whether `text` begins like an interval table.

    Example:
        >>> is_interval("[0,3) 0; [3,) 2"), is_interval("(ceiling - price) / ceiling")
        (True, False)
    """
    return any(map(_BEGINS.match, rows(text)[:1]))


def is_choice(text: str) -> bool:
    """Return whether `text` is a list of two or more labels with points.

    Example:
        >>> is_choice("5A 6; 4A 4"), is_choice("lowest_ratio")
        (True, False)
    """
    listed = rows(text)
    return len(listed) > 1 and all(map(_CHOICE.fullmatch, listed))


def intervals(text: str, own: str) -> Node:
    """Return the chain of IFs that an interval table means.

    Args:
        text: rows such as ``[0,3) 0; [3,5) 2; [5,) 4``. A square bracket includes the bound, a
            round one does not; a bound that is left out is infinite.
        own: the name that is looked up.

    Raises:
        FormulaError: a row that cannot be read, a gap, an overlap.

    Example:
        >>> from evaluation.formula.notation import write
        >>> write(intervals("[0,3) 0; [3,5) 2; [5,) 4", "value"))
        'IF(value<0,NA(),IF(value<3,0,IF(value<5,2,4)))'
        >>> intervals("[0,3) 0; (3,5) 2", "value")
        Traceback (most recent call last):
        evaluation.core.errors.FormulaError: the interval table has a gap at 3, \
between [0,3) 0 and (3,5) 2
    """
    table = sorted(map(_interval, _counted(text)), key=lambda row: (row.low, row.high))
    for before, after in pairwise(table):
        _adjoining(before, after)
    first, last = table[0], table[-1]
    outside = Refused(_outside(own, first, last))
    chain: Node = outside
    for row in reversed(table):
        points = signed(row.points)
        below = Comparison("<=" if row.has_high else "<", Name(own), signed(row.high))
        chain = If(below, points, chain) if row.high.is_finite() else points
    if not first.low.is_finite():
        return chain
    above = Comparison("<" if first.has_low else "<=", Name(own), signed(first.low))
    return If(above, outside, chain)


def choice(text: str, own: str) -> Node:
    """Return the chain of IFs that a list of labels means.

    Args:
        text: rows such as ``5A 6; 4A 4; other 0``; capitals and width make no difference.
        own: the name of the text that is looked up.

    Raises:
        FormulaError: a row that cannot be read, or a label that stands twice.

    Example:
        >>> from evaluation.formula.notation import write
        >>> write(choice("5A 6; 4A 4; other 0", "value"))
        'IF(value="5A",6,IF(value="4A",4,0))'
    """
    listed: dict[str, tuple[str, Decimal]] = {}
    for row in _counted(text):
        found = _CHOICE.fullmatch(row)
        if found is None:
            raise _unread(row, "5A 6")
        key = "other" if label(found[1]) in _OTHER else label(found[1])
        if key in listed:
            zh, en = f"选项表中“{found[1]}”出现两次", f"the table lists {found[1]} twice"
            raise FormulaError(Text(zh, en))
        listed[key] = (found[1], _number(found[2], row))
    other = listed.pop("other", None)
    chain: Node = signed(other[1]) if other else Refused(_unlisted(own, list(listed.values())))
    for word, points in reversed(listed.values()):
        chain = If(Comparison("=", Name(own), TextWord(word)), signed(points), chain)
    return chain


def yes_or_no(own: str) -> Node:
    """Return the chain of IFs of a yes-or-no item: full points for 1, none for 0.

    Example:
        >>> from evaluation.formula.notation import write
        >>> write(yes_or_no("value"))
        'IF(value=1,points,IF(value=0,0,NA()))'
    """
    neither = Refused(Text(f"{own} 应为1（是）或0（否）", f"{own} should be 1 (yes) or 0 (no)"))
    zero, one = Constant(Decimal(0)), Constant(Decimal(1))
    no = If(Comparison("=", Name(own), zero), zero, neither)
    return If(Comparison("=", Name(own), one), Name("points"), no)


def signed(number: Decimal) -> Node:
    """Return a number as a part of a formula, where constants are never negative.

    Example:
        >>> signed(Decimal(-2))
        Negative(operand=Constant(value=Decimal('2')))
    """
    return Negative(Constant(-number)) if number < 0 else Constant(number)


def _counted(text: str) -> tuple[str, ...]:
    listed = rows(text)
    if not 0 < len(listed) <= ROWS:
        zh = f"表有{len(listed)}行；应为1到{ROWS}行"
        en = f"the table has {len(listed)} rows; it takes 1 to {ROWS}"
        raise FormulaError(Text(zh, en))
    return listed


def _interval(typed: str) -> _Row:
    found = _INTERVAL.fullmatch(typed)
    if found is None:
        raise _unread(typed, "[3,5) 2")
    low = Decimal("-Infinity") if found[2] in {None, "∞", "-∞"} else _number(found[2], typed)
    high = Decimal("Infinity") if found[3] in {None, "∞", "+∞"} else _number(found[3], typed)
    row = _Row(typed, low, found[1] == "[", high, found[4] == "]", _number(found[5], typed))
    if low > high or (low == high and not (row.has_low and row.has_high)):
        zh, en = f"区间 {typed} 中没有任何数", f"the interval {typed} holds no number"
        raise FormulaError(Text(zh, en))
    return row


def _number(typed: str, row: str) -> Decimal:
    try:
        return exact(typed)
    except ValueError:
        zh = f"{row}：数字超过15位有效数字"
        en = f"{row}: a number has more than 15 significant digits"
        raise FormulaError(Text(zh, en)) from None


def _adjoining(before: _Row, after: _Row) -> None:
    """Refuse two neighbouring rows with a gap or an overlap between them."""
    if before.high == after.low and before.has_high != after.has_low:
        return
    ends = sorted({before.high, after.low})
    where = " … ".join(f"{end:f}" for end in ends)
    gap = before.high < after.low or (
        before.high == after.low and not (before.has_high or after.has_low)
    )
    zh = f"区间表在 {where} 处{'有空缺' if gap else '重叠'}：{before.typed} 与 {after.typed}"
    en = (
        f"the interval table has {'a gap' if gap else 'an overlap'} at {where}, "
        f"between {before.typed} and {after.typed}"
    )
    raise FormulaError(Text(zh, en))


def _outside(own: str, first: _Row, last: _Row) -> Text:
    zh = f"{own} 不在区间表之内（{first.typed} 至 {last.typed}）；请核对数值或补充区间"
    en = (
        f"{own} lies outside the table ({first.typed} to {last.typed}); "
        "check the figure or complete the table"
    )
    return Text(zh, en)


def _unlisted(own: str, listed: Sequence[tuple[str, Decimal]]) -> Text:
    words = ", ".join(word for word, _ in listed)
    zh = f"{own} 不在选项表之内（{words}）；请按所列选项填写"
    en = f"{own} lies outside the table ({words}); write one of these"
    return Text(zh, en)


def _unread(row: str, example: str) -> FormulaError:
    zh, en = f"无法读取“{row}”；应写成如 {example}", f'cannot read "{row}"; write it like {example}'
    return FormulaError(Text(zh, en))
