"""The number formats of a workbook, taken apart into sections of tokens.

Source:
    ECMA-376, part 1, 18.8.30 and 18.8.31 (number formats).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from evaluation.dossier.reading.xml_parts import parse_xml

PLAIN = frozenset({"", "general", "@", "g/通用格式"})
"""Formats that show a number as it is, as far as there is room."""

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00', 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "m/d/yy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    **dict.fromkeys((27, 36, 50, 57), 'yyyy"年"m"月"'), 30: "m-d-yy",
    **dict.fromkeys((28, 29, 51, 54, 58), 'm"月"d"日"'), 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"',
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number only, as a Chinese spreadsheet program shows them."""

HOLDERS = frozenset("0#?")
"""Signs that stand for a digit."""

Token = tuple[str, str]
"""Kind and text."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<space>_.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|g/通用格式|@)|(?P<exponent>e[+-][0#?]+)"
    r"|(?P<clock>AM/PM|A/P|上午/下午|[ymdhs]+)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_CURRENCY = re.compile(r"\$([^-]*)(-|\Z)")
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)(-?[\d.]+)\Z")
_ELAPSED = re.compile(r"[hmsHMS]+\Z")
_COMPARED = {
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass(frozen=True)
class FormatSection:
    """One part of a format, for the numbers of one sign or one condition."""

    tokens: tuple[Token, ...]

    @cached_property
    def condition(self) -> tuple[str, Decimal] | None:
        """For which numbers the section is, where it says so."""
        brackets = (_CONDITION.match(text) for kind, text in self.tokens if kind == "bracket")
        return next(((found[1], Decimal(found[2])) for found in brackets if found), None)

    @cached_property
    def general(self) -> bool:
        """Whether it shows a number as a cell without a format does."""
        return any(kind == "general" for kind, _ in self.tokens)

    @cached_property
    def clock(self) -> str:
        """The letters that stand for parts of a day and of its date, in lower case."""
        parts = (
            text.lower()
            for kind, text in self.tokens
            if kind == "clock" or (kind == "bracket" and _ELAPSED.match(text))
        )
        return "" if self.general else " ".join(parts)

    @cached_property
    def digits(self) -> bool:
        """Whether it shows the digits of a number at all."""
        return self.general or any(holds(token) for token in self.tokens)

    @cached_property
    def percents(self) -> int:
        """How often the number is multiplied by a hundred."""
        return sum(token == ("other", "%") for token in self.tokens)

    @cached_property
    def thousands(self) -> int:
        """How often the number is divided by a thousand: commas behind the last digit."""
        return len(self._run) - len(self._run.rstrip(","))

    @cached_property
    def grouped(self) -> bool:
        """Whether thousands are set apart."""
        return "," in self._run.rstrip(",").partition(".")[0]

    @cached_property
    def _run(self) -> str:
        """From the first sign that stands for a digit to the last, and the commas behind it."""
        shown = (text for kind, text in self.tokens if kind == "other" and text in "0#?.,")
        return "".join(shown).lstrip(",")


def holds(token: Token) -> bool:
    """Return whether a token stands for a digit."""
    return token[0] == "other" and token[1] in HOLDERS


def literal(token: Token) -> str:
    """Return what a token shows by itself, whatever the number is."""
    kind, text = token
    if kind in ("quoted", "escaped", "fill"):
        return text.strip() if kind == "fill" else text
    if kind == "bracket" and (money := _CURRENCY.match(text)):
        return money[1]
    return text if kind == "other" and text not in "0#?.," else ""


def number_formats(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the number format of each style of a workbook that has one, by the style's number.

    Args:
        members: the XML parts of the workbook.
    """
    part = next((members[name] for name in members if name.lower() == "xl/styles.xml"), None)
    if part is None:
        return {}
    codes, styles = {str(number): code for number, code in BUILT_IN.items()}, list[str]()
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = tag.rsplit(":", 1)[-1]
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyles", "dxfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))

    parse_xml(part, start)
    known = {str(at): codes.get(number, "") for at, number in enumerate(styles)}
    return {style: code for style, code in known.items() if code.strip().lower() not in PLAIN}


def chosen(value: Decimal, code: str) -> tuple[FormatSection, bool]:
    """Return the section of the format `code` that shows `value`, and whether without its sign."""
    sections = sections_of(code)
    for section in sections:
        if section.condition and _COMPARED[section.condition[0]](value, section.condition[1]):
            return section, len(sections) > 1 and value < 0
    numeric = [section for section in sections[:3] if section.condition is None]
    if not numeric:
        return sections[-1], False
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


@cache
def sections_of(code: str) -> tuple[FormatSection, ...]:
    """Return the sections of the format `code`, as it lists them."""
    return tuple(FormatSection(tuple(part)) for part in _parts(code))


def _parts(code: str) -> Iterator[list[Token]]:
    part: list[Token] = []
    for match in _TOKEN.finditer(code):
        kind = str(match.lastgroup)
        if (kind, match[kind]) == ("other", ";"):
            yield part
            part = []
        else:
            part.append((kind, match[kind]))
    yield part
