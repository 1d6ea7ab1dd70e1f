"""The words of the formula language, each with its position; and what typing tools make of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from evaluation.core.errors import FormulaError
from evaluation.core.text import Text

_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign><=|>=|<>|[-+*/^=<>(),])"
)

_MEANT = {"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "<>"}
"""Signs that people and word processors write for a spreadsheet sign."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a formula and where it starts (from 1)."""

    kind: Literal["number", "word", "sign", "end"]
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text`, and an end.

    Raises:
        FormulaError: a character that has no meaning in a formula.

    Example:
        >>> [token.text for token in tokens("３０ × low")]
        ['30', '*', 'low', '']
    """
    plain, places = _plain(text)
    at = 0
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(plain, at)
        if found is None:
            raise _meaningless(plain[at], places[at])
        kind: Literal["number", "word", "sign"] = found.lastgroup  # type: ignore[assignment]
        yield Token(kind, found.group(), places[at])
        at = found.end()
    yield Token("end", "", len(text) + 1)


def located(at: int, text: Text) -> FormulaError:
    """Return an error that says at which character it stands."""
    return FormulaError(Text(f"第{at}个字符：{text.zh}", f"position {at}: {text.en}"))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return `text` in half-width signs, and the typed position of each of its characters."""
    parts = [_MEANT.get(each) or unicodedata.normalize("NFKC", each) for each in text]
    places = [at for at, part in enumerate(parts, start=1) for _ in part]
    return "".join(parts), places


def _meaningless(character: str, at: int) -> FormulaError:
    zh, en = f"公式中不能有“{character}”", f'"{character}" has no meaning in a formula'
    if character == "%":
        zh, en = f"{zh}；百分数请写成小数，如 0.05", f"{en}; write 5 % as 0.05"
    return located(at, Text(zh, en))
