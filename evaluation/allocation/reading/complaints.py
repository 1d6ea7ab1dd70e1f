"""What is wrong with a problem file: one sentence a place, all collected up to a hundred."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import cast

from evaluation.allocation.problem import LARGEST
from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text

MOST = 100
"""After so many findings a file is not read further."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in the file that is no acceptable whole number: ``1.5``, ``1e3``."""

    literal: str

    def __repr__(self) -> str:
        return self.literal


@dataclass(frozen=True, slots=True)
class Complaints:
    """Collects findings about the file `name`, and reads its plain values on the way."""

    name: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, where: str, zh: str, en: str) -> None:
        """Note one finding at `where`, a path like ``lots[3].options[0].value``.

        Raises:
            Unusable: there are so many that the rest of the file need not be read.
        """
        self.findings.append(
            Finding(
                code=code,
                severity=Severity.ERROR,
                message=Text(zh, en),
                place=Place(self.name, where),
            )
        )
        if len(self.findings) == MOST:
            raise Unusable(
                Text(
                    f"{self.name} 不能使用：要改正之处很多，先列前 {MOST} 处",
                    f"{self.name} cannot be used: many places to put right, the first {MOST} "
                    "are listed",
                ),
                self.findings,
            )

    def stop(self) -> None:
        """Raise everything that was noted, if anything was."""
        if self.findings:
            count = len(self.findings)
            raise Unusable(
                Text(
                    f"{self.name} 不能使用：有 {count} 处须改正",
                    f"{self.name} cannot be used: {count} place{'s' * (count > 1)} to put right",
                ),
                self.findings,
            )

    def mapping(self, value: object, where: str) -> dict[str, object]:
        """Return `value` where it is a JSON object; else note it and return an empty one."""
        if isinstance(value, dict):
            return cast("dict[str, object]", value)
        self.add(
            "F101", where, f"应为 JSON 对象，现为 {shown(value)}", _expected("an object", value)
        )
        return {}

    def sequence(self, value: object, where: str) -> list[object]:
        """Return `value` where it is a JSON list; else note it and return an empty one."""
        if isinstance(value, list):
            return value
        self.add("F101", where, f"应为 JSON 列表，现为 {shown(value)}", _expected("a list", value))
        return []

    def text(self, value: object, where: str) -> str:
        """Return `value` where it is text that is not blank; else note it and return ''."""
        if isinstance(value, str) and value.strip():
            return value
        self.add(
            "F101",
            where,
            f"应为非空文字，现为 {shown(value)}",
            _expected("text that is not blank", value),
        )
        return ""

    def flag(self, value: object, where: str) -> bool:
        """Return `value` where it is true or false; else note it and return False."""
        if isinstance(value, bool):
            return value
        self.add(
            "F101",
            where,
            f"应为 true 或 false，现为 {shown(value)}",
            _expected("true or false", value),
        )
        return False

    def whole(self, value: object, where: str, least: int = 0) -> int:
        """Return `value` where it is a whole number from `least` to a million million."""
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(
                "F102",
                where,
                f"应为整数，现为 {shown(value)}；金额请写成分等最小单位，不用小数、不加引号",
                f"{shown(value)} is not a whole number; write amounts in the smallest unit, "
                "without a decimal point and without quotes",
            )
            return max(least, 0)
        if abs(value) > LARGEST:
            self.add(
                "F103",
                where,
                f"{shown(value)} 太大，最大为 {LARGEST}；请改用较大的计量单位",
                f"{shown(value)} is too large, the largest is {LARGEST}; use a larger unit",
            )
        elif value < least:
            self.add(
                "F104",
                where,
                f"{value} 不能小于 {least}；请更正",
                f"{value} is below {least}; correct it",
            )
        return value

    def fields(
        self, value: dict[str, object], where: str, known: Collection[str], needed: Collection[str]
    ) -> None:
        """Note every field of `value` that is not `known`, and every one `needed` but missing."""
        for key in value:
            if key not in known:
                names = ", ".join(known)
                self.add(
                    "F105",
                    _under(where, key),
                    f"字段“{key}”不认识；可用：{names}",
                    f"the field “{key}” is not known; known are {names}",
                )
        for key in needed:
            if key not in value:
                self.add("F106", where, f"缺少字段“{key}”；请补上", f"“{key}” is missing; add it")

    def unknown(self, kind: Text, name: str, where: str) -> None:
        """Note that `name` is no known fund, lot ..."""
        self.add(
            "F107",
            where,
            f"没有{kind.zh}“{name}”；请更正编号",
            f"there is no {kind.en} “{name}”; correct the id",
        )

    def twice(self, kind: Text, name: str, where: str) -> None:
        """Note that `name` was there before."""
        self.add(
            "F108",
            where,
            f"{kind.zh}“{name}”出现两次；请删去一个或改编号",
            f"the {kind.en} “{name}” stands twice; remove one or give it another id",
        )


def _under(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _expected(what: str, value: object) -> str:
    return f"{shown(value)} stands where {what} should stand"


def shown(value: object) -> str:
    """Return `value` as a sentence may show it: short, whatever stands in the file.

    Example:
        >>> shown({"a": [1]}), shown("L1"), shown(10**50)
        ('{…}', '“L1”', 'a number of more than 40 digits')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case str():
            return f"“{value[:40]}”"
        case int():
            return str(value) if abs(value) < 10**40 else "a number of more than 40 digits"
        case _:
            return repr(value)[:40]
