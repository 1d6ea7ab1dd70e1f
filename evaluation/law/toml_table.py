"""A TOML table of the law, read field by field; every fault in a file is reported at once."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar, cast

from evaluation.core.errors import LawError
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.law.unit import Scalar, Value

T = TypeVar("T")
Reader = Callable[[object], T]
_FRACTION = re.compile(r"\d+/[1-9]\d*")


class WrongField(Exception):
    """A field does not hold what it should; carries the sentence that says so."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class TomlTable:
    """One table of a TOML file. Fields are taken out one by one; what is left over is a fault.

    Why:
        A field that is misspelt must never be skipped in silence, and a person who repairs a file
        wants all its faults in one go. A faulty field therefore reads as nothing for the moment,
        and `refuse` stops the file before any record built from it can be used.

    Args:
        name: what the table is called in messages, such as ``value 2``; empty for the whole file.
        findings: where the faults of the whole file gather.
    """

    def __init__(
        self, raw: Mapping[str, object], path: str, name: str, findings: list[Finding]
    ) -> None:
        self._raw = dict(raw)
        self._path = path
        self._name = name
        self._findings = findings
        self._asked: list[str] = []

    def take(self, field: str, reader: Reader[T]) -> T:
        """Return the required `field` as `reader` understands it."""
        self._asked.append(field)
        if field not in self._raw:
            self.fault(field, Text("缺少此项；请补上", "the field is missing; write it"))
            return cast(T, None)
        return self._read(field, reader)

    def maybe(self, field: str, reader: Reader[T]) -> T | None:
        """Return `field` as `reader` understands it, or None where it is not given."""
        self._asked.append(field)
        return self._read(field, reader) if field in self._raw else None

    def tables(self, field: str) -> list["TomlTable"]:
        """Return the tables under `field`, in their order; none where it is not given."""
        self._asked.append(field)
        raw = self._raw.pop(field, [])
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            self.fault(field, Text("应为一组表", "should be a list of tables"))
            return []
        return [
            TomlTable(item, self._path, f"{field} {number}", self._findings)
            for number, item in enumerate(raw, 1)
        ]

    def table(self, field: str) -> "TomlTable | None":
        """Return the table under `field`, or None where it is not given."""
        self._asked.append(field)
        if field not in self._raw:
            return None
        raw = self._raw.pop(field)
        if not isinstance(raw, dict):
            self.fault(field, Text("应为一张表", "should be a table"))
            return None
        return TomlTable(raw, self._path, field, self._findings)

    def __contains__(self, field: str) -> bool:
        """Return whether `field` is given and not yet taken."""
        return field in self._raw

    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields not yet taken."""
        return tuple(self._raw)

    def fault(self, field: str, text: Text, code: str = "L902") -> None:
        """Note that `field` is wrong, and go on."""
        place = Place(self._path, self._name, field)
        self._findings.append(
            Finding(code=code, severity=Severity.ERROR, message=text, place=place)
        )

    def close(self) -> None:
        """Note every field that nobody asked for."""
        for field in self._raw:
            near = get_close_matches(field, self._asked, 1)
            zh, en = (f"，是否为 {near[0]}？", f", is it {near[0]}?") if near else ("；", ";")
            text = Text(
                f"不认识此项{zh}请改名或删去", f"unknown field{en} correct its name or remove it"
            )
            self.fault(field, text, "L903")

    def refuse(self) -> None:
        """Stop if anything in the file is at fault.

        Raises:
            LawError: with every fault found in the file.
        """
        if self._findings:
            first = self._findings[0]
            raise LawError(
                Text(
                    f"法规文件 {self._path} 有 {len(self._findings)} 处错误，"
                    f"首处：{first.place} {first.message.zh}",
                    f"the law file {self._path} has {len(self._findings)} fault(s), "
                    f"the first: {first.place} {first.message.en}",
                ),
                self._findings,
            )

    def _read(self, field: str, reader: Reader[T]) -> T:
        try:
            return reader(self._raw.pop(field))
        except WrongField as wrong:
            self.fault(field, wrong.text)
            return cast(T, None)


def read_table(written: str, name: str) -> TomlTable:
    """Return a whole TOML file; decimals stay decimals.

    Args:
        written: what stands in it.
        name: the name of the file in messages.

    Raises:
        LawError: the file is no TOML.
    """
    try:
        raw = tomllib.loads(written, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        text = Text(
            f"不是合规的 TOML 文件：{error}；请写成“名称 = 值”，文字加双引号",
            f"not a valid TOML file: {error}; write NAME = VALUE, and texts in double quotes",
        )
        finding = Finding(code="L901", severity=Severity.ERROR, message=text, place=Place(name))
        raise LawError(
            Text(f"法规文件 {name} {text.zh}", f"the law file {name} is {text.en}"), (finding,)
        ) from error
    return TomlTable(raw, name, "", [])


def string(raw: object) -> str:
    """Return a text that is not blank."""
    if isinstance(raw, str) and raw.strip():
        return raw
    raise WrongField(Text("应为非空文字", "should be a text that is not blank"))


def words(raw: object) -> Text:
    """Return a text in both languages, written ``{ zh = "…", en = "…" }``."""
    if isinstance(raw, dict) and set(raw) == {"zh", "en"}:
        return Text(zh=string(raw["zh"]), en=string(raw["en"]))
    raise WrongField(
        Text('应写成 { zh = "…", en = "…" }', 'should be written { zh = "…", en = "…" }')
    )


def day(raw: object) -> date:
    """Return a calendar day."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    raise WrongField(Text("应为日期，如 2022-07-01", "should be a day such as 2022-07-01"))


def flag(raw: object) -> bool:
    """Return true or false."""
    if isinstance(raw, bool):
        return raw
    raise WrongField(Text("应为 true 或 false", "should be true or false"))


def count(raw: object) -> int:
    """Return a whole number of 1 or more."""
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 1:
        return raw
    raise WrongField(Text("应为不小于 1 的整数", "should be a whole number of 1 or more"))


def one_of(options: type[T] | Mapping[str, T]) -> Reader[T]:
    """Return a reader of one of `options`: words of an enumeration, or keys of a mapping."""
    known: dict[str, T] = (
        dict(options)
        if isinstance(options, Mapping)
        else {str(option): option for option in options}  # type: ignore[attr-defined]
    )

    def read(raw: object) -> T:
        if isinstance(raw, str) and raw in known:
            return known[raw]
        listed = ", ".join(known)
        raise WrongField(Text(f"应为下列之一：{listed}", f"should be one of: {listed}"))

    return read


def many(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader of a list, each item of which `reader` understands."""

    def read(raw: object) -> tuple[T, ...]:
        if isinstance(raw, list):
            return tuple(reader(item) for item in raw)
        raise WrongField(Text("应为列表", "should be a list"))

    return read


def value(raw: object) -> Value:
    """Return a value of the law: an exact number, ``"2/3"`` as a fraction, a text, or a list."""
    return tuple(_scalar(item) for item in raw) if isinstance(raw, list) else _scalar(raw)


def _scalar(raw: object) -> Scalar:
    if isinstance(raw, bool | int):
        return raw
    if isinstance(raw, Decimal) and raw.is_finite():
        return raw
    if isinstance(raw, str):
        return Fraction(raw) if _FRACTION.fullmatch(raw) else string(raw)
    if isinstance(raw, dict):
        return words(raw)
    raise WrongField(
        Text("应为数、文字、是否或其列表", "should be a number, text, yes/no, or list")
    )
