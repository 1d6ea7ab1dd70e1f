"""One cell to one value, or the reason why not. Nothing is guessed."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from evaluation.core.exact import DIGITS, exact
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text, normal
from evaluation.dossier.raw_tables import Raw
from evaluation.dossier.record import Value
from evaluation.dossier.schema import SheetColumn, comparable

SEPARATORS = re.compile(r"[;；,，、\n]")
"""What may stand between the members of a list in one cell."""

_NUMBER = re.compile(r"[+-]?(\d[\d,]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?%?")

_TYPED = re.compile(
    r"[¥￥]?\s*(?P<number>(\d{1,3}(,\d{3})+|\d{1,15})(\.\d+)?)\s*((?P<percent>%)|元|分|份)?"
)
"""A number typed as text whose meaning is plain."""

FREE = frozenset({"note", "evidence", "reason", "comment", "descriptor"})
"""Columns of free words, in which a date says what it says."""

LONGEST = 20_000
"""Characters a text cell may hold."""


class CellProblem(ValueError):
    """A cell that cannot be read as its column wants; `code` and `text` go into the finding."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.text = Text(zh=zh, en=en)


def read_cell(raw: Raw, column: SheetColumn, minor: int = 2) -> Value:
    """Return what `raw` means in `column`; None where it is blank and has no default.

    Args:
        minor: decimals of the currency, for a money column.

    Raises:
        CellProblem: `raw` is not what the column holds, or is blank where it must not be.
    """
    if _blank(raw):
        if column.required:
            raise CellProblem("D010", "为空；必须填写", "is blank; it must be filled in")
        if column.default is None:
            return () if column.kind in ("ids", "choices") else None
        raw = exact(column.default) if column.kind in ("decimal", "money") else column.default
    if column.kind == "money":
        return _money(raw, minor)
    return _READERS[column.kind](raw, column)


def reads_as_number(text: str) -> bool:
    """Return whether a fact that is written so is a number, and must not be stored as text.

    More digits than a number can keep are a code, such as that of a licence.

    Example:
        >>> reads_as_number("1,000"), reads_as_number("5A"), reads_as_number("0" * 18)
        (True, False, False)
    """
    return sum(map(str.isdigit, text)) <= DIGITS and _NUMBER.fullmatch(normal(text)) is not None


def _blank(raw: Raw) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip()) or raw == []


def _seen(raw: Raw) -> str:
    text = raw.isoformat() if isinstance(raw, date) else str(raw)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"


def _text(raw: Raw, column: SheetColumn) -> str:
    if isinstance(raw, bool | list):
        raise CellProblem(
            "D014", f"{_seen(raw)}不是文字；请写文字", f"{_seen(raw)} is not text; write text"
        )
    if isinstance(raw, float | int | Decimal):
        return _digits(raw, column)
    if isinstance(raw, date) and column.key not in FREE:
        raise CellProblem(
            "D012",
            f"{_seen(raw)}是日期，而这一列应为文字；可能被表格改成了日期，请把单元格改为文本格式后重新输入",
            f"{_seen(raw)} is a date, and this column holds words; a spreadsheet may have made it one, so "
            "set the cell to text and type it again",
        )
    text = raw.isoformat(sep=" ") if isinstance(raw, datetime) else str(raw).strip()
    if len(text) > LONGEST:
        raise CellProblem(
            "D018",
            f"有 {len(text)} 个字符；最多 {LONGEST} 个，请缩短",
            f"has {len(text)} characters; shorten it to at most {LONGEST}",
        )
    return text


def _line(raw: Raw, column: SheetColumn) -> str:
    """A line of a file as it stands there, with the spaces that begin it."""
    told = _text(raw, column)
    return raw.rstrip() if isinstance(raw, str) else told


def _digits(raw: float | int | Decimal, column: SheetColumn) -> str:
    """The digits of a number that stands for a text; a spreadsheet keeps the first 15 of them."""
    number = _decimal(raw, column)
    if isinstance(raw, float) and abs(number) >= 10**DIGITS:
        raise CellProblem(
            "D015",
            f"是 {len(f'{abs(number):.0f}')} 位的数字，表格只保留前 {DIGITS} 位，后面的已丢失；"
            "请把单元格改为文本格式后重新输入",
            f"is a number of {len(f'{abs(number):.0f}')} digits, of which a spreadsheet keeps {DIGITS}, "
            "and the rest is lost; set the cell to text and type it again",
        )
    return f"{number:f}"


def _id(raw: Raw, column: SheetColumn) -> str:
    return id_text(raw)


def id_text(raw: Raw) -> str:
    """Return an id as it is compared, also where a spreadsheet made a number of it.

    Example:
        >>> id_text(" Ｌ０１ "), id_text(7.0)
        ('L01', '7')
    """
    if isinstance(raw, date):
        raise CellProblem(
            "D012",
            f"{_seen(raw)}是日期，编号可能被表格改成了日期；请把单元格改为文本格式后重新输入",
            f"{_seen(raw)} is a date, into which a spreadsheet turns ids such as 3-1; set the cell "
            "to text and type the id again",
        )
    return normal(_text(raw, _ID))


def _ids(raw: Raw, column: SheetColumn) -> tuple[str, ...]:
    parts = raw if isinstance(raw, list) else SEPARATORS.split(id_text(raw))
    return tuple(filter(None, (normal(part) for part in parts)))


def _decimal(raw: Raw, column: SheetColumn) -> Decimal:
    if isinstance(raw, str):
        raise CellProblem(
            "D011",
            f"{_seen(raw)}是文本，不是数字；请改为数字格式，写成如 {_plainly(raw, column)}，不带千分位和单位",
            f"{_seen(raw)} is text, not a number; give the cell a number format and write a number "
            f"such as {_plainly(raw, column)}, without separators or units",
        )
    if isinstance(raw, date):
        raise CellProblem(
            "D012",
            f"{_seen(raw)}是日期；请写数字，并把单元格改为数字格式",
            f"{_seen(raw)} is a date; write a number, and give the cell a number format",
        )
    try:
        return exact(raw)
    except ValueError:
        raise CellProblem(
            "D015",
            f"{_seen(raw)}不能精确读取；请写不超过 15 位有效数字的数",
            f"{_seen(raw)} cannot be read exactly; write a number of at most 15 significant digits",
        ) from None


def _plainly(typed: str, column: SheetColumn) -> str:
    """How the number in `typed` is written, where there is no doubt; else an example of a number."""
    found = _TYPED.fullmatch(normal(typed))
    if found is None:
        return "127500.00"
    number = Decimal(found["number"].replace(",", ""))
    return f"{number.scaleb(-2) if found['percent'] and column.rate else number:f}"


def _money(raw: Raw, minor: int) -> Decimal:
    amount = _decimal(raw, _MONEY)
    if amount < 0:
        raise CellProblem(
            "D015",
            f"{_seen(raw)}为负数；请写不小于 0 的金额",
            f"{_seen(raw)} is negative; write an amount of 0 or more",
        )
    if -int(amount.normalize().as_tuple().exponent) > minor:
        raise CellProblem(
            "D016",
            f"{_seen(raw)}的小数超过 {minor} 位；请写最多 {minor} 位小数的金额，以元为单位，万元须换算",
            f"{_seen(raw)} has more than {minor} decimals; write an amount with at most {minor}, in whole "
            "units of the currency: thousands are written out",
        )
    return amount


def _whole(raw: Raw, column: SheetColumn) -> int:
    number = _decimal(raw, column)
    if number != number.to_integral_value():
        raise CellProblem(
            "D015",
            f"{_seen(raw)}不是整数；请写整数",
            f"{_seen(raw)} is not a whole number; write one",
        )
    return int(number)


def _date(raw: Raw, column: SheetColumn) -> date:
    if isinstance(raw, datetime) and raw.time() != time():
        raise CellProblem(
            "D013",
            f"{_seen(raw)}带有时刻；请只写日期，如 2026-03-02",
            f"{_seen(raw)} has a time of day; write only the date, e.g. 2026-03-02",
        )
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    raise _no_date(raw)


_LAST = datetime(9999, 12, 31, 23, 59, 59, 499_999)  # noqa: DTZ001 - the end of the calendar


def _time(raw: Raw, column: SheetColumn) -> datetime:
    if not isinstance(raw, date):
        raise _no_date(raw)
    if isinstance(raw, datetime):
        nearest = min(raw.replace(tzinfo=None), _LAST) + timedelta(microseconds=500_000)
        if nearest.time() >= time(0, 0, 1):
            return nearest.replace(microsecond=0)  # the second that a spreadsheet shows
    day = f"{raw:%Y-%m-%d}"  # a spreadsheet keeps midnight and "no time" alike
    raise CellProblem(
        "D013",
        f"“{day}”没有时刻；请写明时、分，如 {day} 09:30；恰为零时的，写 {day} 00:00:01",
        f"“{day}” has no time of day; write hour and minute as well, e.g. {day} 09:30; for midnight "
        f"itself write {day} 00:00:01",
    )


def _no_date(raw: Raw) -> CellProblem:
    kind = Text("是文本", "is text") if isinstance(raw, str) else Text("是数字", "is a number")
    return CellProblem(
        "D013",
        f"{_seen(raw)}{kind.zh}，不是日期；请把单元格改为日期格式后重新输入，如 2026-03-02 或 2026-03-02 09:30",
        f"{_seen(raw)} {kind.en}, not a date; set the cell to a date format and type it again, "
        "e.g. 2026-03-02 or 2026-03-02 09:30",
    )


def _choice(raw: Raw, column: SheetColumn) -> str:
    words = vocabulary()[column.choices or ""]
    typed = comparable(_text(raw, column))
    for value, text in words.items():
        if typed in (comparable(value), comparable(text.zh), comparable(text.en)):
            return value
    raise CellProblem(
        "D014",
        f"{_seen(raw)}不在可选项中；请选其一：{'、'.join(text.zh for text in words.values())}",
        f"{_seen(raw)} is not offered here; write one of: "
        f"{', '.join(text.en for text in words.values())}",
    )


def _choices(raw: Raw, column: SheetColumn) -> tuple[str, ...]:
    parts = raw if isinstance(raw, list) else SEPARATORS.split(_text(raw, column))
    return tuple(_choice(part, column) for part in parts if part.strip())


def _flag(raw: Raw, column: SheetColumn) -> bool:
    if isinstance(raw, bool):
        return raw
    return _choice(raw, _FLAG) == "yes"


def _fact(raw: Raw, column: SheetColumn) -> Decimal | str:
    if isinstance(raw, str) and not reads_as_number(raw):
        return normal(raw)
    return _decimal(raw, column)


_ID = SheetColumn(key="", header="id", kind="id")
_MONEY = SheetColumn(key="", header="amount", kind="money")
_FLAG = SheetColumn(key="", header="pass", kind="choice", choices="flag")
_READERS: dict[str, Callable[[Raw, SheetColumn], Value]] = {
    "id": _id, "ids": _ids, "text": _text, "decimal": _decimal, "whole": _whole, "date": _date,
    "time": _time, "choice": _choice, "choices": _choices, "flag": _flag, "fact": _fact,
    "line": _line,
}  # fmt: skip
