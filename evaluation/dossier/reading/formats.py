"""What a cell shows of the number it holds: a number format can round, scale, swap or hide it.

A person reads what a cell shows, a program what it holds. Where the two differ in value, somebody
decided on a figure that is not the one that is calculated with.

Source:
    ECMA-376, part 1, 18.8.30 and 18.8.31 (number formats).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from evaluation.core.exact import round_half_up
from evaluation.dossier.reading.xml_parts import parse_xml

Way = Literal["percent", "rounded", "scaled", "words", "hidden", "sign", "date"]
"""In which way a cell shows something else than it holds."""

PLAIN = frozenset({"", "general", "@", "g/通用格式"})
"""Formats that show a number as it is."""

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "m/d/yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number only."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<exponent>[eE][+-]0+)|(?P<clock>AM/PM|A/P|上午/下午|[ymdhsYMDHS]+)|(?P<other>.)",
    re.DOTALL,
)
_CURRENCY = re.compile(r"\$([^-]*)(-|\Z)")
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)(-?[\d.]+)\Z")
_ELAPSED = re.compile(r"[hmsHMS]+\Z")
_COMPARED = {
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """How a cell shows another value than it holds: in which way, and what stands there to be read."""

    way: Way
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One part of a format: what stands around the digits, and how many there are."""

    before: str
    after: str
    width: int
    places: int
    percents: int
    thousands: int
    grouped: bool
    digits: bool
    exact: bool  # whether what it shows can be worked out here
    date: bool
    condition: tuple[str, Decimal] | None


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


def shown(value: Decimal, code: str) -> ShownNumber | None:
    """Return what the format `code` shows of `value`, where a reader would take it for another value.

    Args:
        value: what the cell holds.
        code: the number format of the cell, as the workbook writes it.

    Example:
        >>> shown(Decimal("0.95"), "0%")
        ShownNumber(way='percent', text='95%')
        >>> shown(Decimal("16.5"), "0"), shown(Decimal("398000"), '"368,000"')
        (ShownNumber(way='rounded', text='17'), ShownNumber(way='words', text='368,000'))
        >>> shown(Decimal("398000"), "#,##0.00"), shown(Decimal("-5"), "0;(0)")
        (None, None)
    """
    if code.strip().lower() in PLAIN:
        return None
    section, signed = _chosen(value, _sections(code))
    if section.date:
        return ShownNumber("date", code)
    if not section.digits:
        text = section.before.strip()
        if value == 0 and text in ("-", "–", "—", "0"):
            return None
        return ShownNumber("words" if text else "hidden", text)
    if not section.exact:
        return None
    scaled, rounded, text = _rendered(value, section, signed)
    return _compared(value, scaled, rounded, text, section, signed)


def written(value: Decimal, code: str) -> str:
    """Return the text that the format `code` makes of `value`, where it can be worked out.

    Example:
        >>> written(Decimal(7), "000"), written(Decimal(7), "General")
        ('007', '7')
    """
    section, signed = _chosen(value, _sections(code))
    if section.date or not section.digits or not section.exact:
        return f"{value.normalize():f}"
    return _rendered(value, section, signed)[2]


def _rendered(value: Decimal, section: _Section, signed: bool) -> tuple[Decimal, Decimal, str]:
    """The value as the section scales it, as it rounds it, and the text that stands there."""
    size = abs(value) if signed else value
    scaled = size * 100**section.percents / Decimal(1000) ** section.thousands
    rounded = round_half_up(scaled, section.places)
    digits = f"{rounded:,f}" if section.grouped else f"{rounded:f}"
    width = section.width + (section.places + 1 if section.places else 0) + (rounded < 0)
    digits = digits if section.grouped else digits.zfill(width)
    return scaled, rounded, f"{section.before}{digits}{section.after}".strip()


def _compared(
    value: Decimal, scaled: Decimal, rounded: Decimal, text: str, section: _Section, signed: bool
) -> ShownNumber | None:
    if any(sign.isdigit() for sign in section.before + section.after):
        return ShownNumber("words", text)
    if value < 0 and signed and not any(sign in text for sign in "-−(（"):
        return ShownNumber("sign", text)
    if section.percents:
        return ShownNumber("percent", text)
    if section.thousands:
        return ShownNumber("scaled", text)
    return ShownNumber("rounded", text) if rounded != scaled else None


def _chosen(value: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section that shows `value`, and whether it shows the size without a sign of its own."""
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
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind, text = str(match.lastgroup), match[str(match.lastgroup)]
        if kind == "other" and text == ";":
            parts.append([])
        else:
            parts[-1].append((kind, text))
    return tuple(_section(part) for part in parts)


def _section(tokens: list[tuple[str, str]]) -> _Section:
    around, run, condition = ["", ""], "", None
    date = fraction = False
    for kind, text in tokens:
        said = _said(kind, text)
        if kind == "bracket" and (found := _CONDITION.match(text)):
            condition = (found[1], Decimal(found[2]))
        elif kind == "clock" or (kind == "bracket" and _ELAPSED.match(text)):
            date = True
        elif (kind == "other" and text in "0#?.,") or kind == "exponent":
            run += text
        elif kind == "other" and text == "/":
            fraction = True
        around[1 if any(sign in run for sign in "0#?") else 0] += said
    part = run.partition(".")[2]
    bare = run.rstrip(",")
    return _Section(
        before=around[0],
        after=around[1],
        width=bare.partition(".")[0].count("0"),
        places=sum(sign in "0#?" for sign in part),
        percents=sum(kind == "other" and text == "%" for kind, text in tokens),
        thousands=len(run) - len(bare),
        grouped="," in bare.partition(".")[0],
        digits=any(sign in run for sign in "0#?") or _general(tokens),
        exact=not fraction and not _general(tokens) and "E" not in run.upper(),
        date=date and not _general(tokens),
        condition=condition,
    )


def _said(kind: str, text: str) -> str:
    """What a token shows by itself."""
    if kind in ("quoted", "escaped"):
        return text
    if kind == "bracket" and (money := _CURRENCY.match(text)):
        return money[1]
    return text if kind == "other" and text not in "0#?.,/@" else ""


def _general(tokens: list[tuple[str, str]]) -> bool:
    written = "".join(text for kind, text in tokens if kind in ("other", "clock", "exponent"))
    return "general" in written.lower() or "通用格式" in written or "@" in written
