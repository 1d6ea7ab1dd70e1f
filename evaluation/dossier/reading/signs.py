"""Signs that nobody sees: taken out of what was typed, or refused by their code point.

They come with text that is pasted from web pages and from Word, and make an id another one.
"""

import re
from collections.abc import Iterable

from evaluation.core.text import Text

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0001-\U000e007f"
)
"""Signs without width: joiners, marks of direction, soft hyphens, selectors of a form."""

_SPACES = "\u00a0\u2007\u202f"
"""Spaces at which no line is broken; to the eye they are spaces."""

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_PRIVATE = "\u2800\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""Signs that mean something in one typeface only, a sign that was lost, and a blank that is none."""

_CLEANED = re.compile(f"[{_UNSEEN}{_SPACES}\r]")
_REFUSED = re.compile(f"[{_CONTROL}{_PRIVATE}]")
_ODD = re.compile(f"[{_UNSEEN}{_SPACES}\r{_CONTROL}{_PRIVATE}]")


def odd(text: str) -> bool:
    """Return whether there is anything in `text` that cannot be seen or printed.

    Example:
        >>> odd("S1\u200b"), odd("清河市 2026")
        (True, False)
    """
    return _ODD.search(text) is not None


def cleaned(text: str) -> str:
    r"""Return `text` as it looks: unseen signs taken out, spaces and ends of lines the plain ones.

    Example:
        >>> cleaned("S1\u200b"), cleaned("a\u00a0b"), cleaned("a\r\nb")
        ('S1', 'a b', 'a\nb')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(f"[{_UNSEEN}]", "", re.sub(f"[{_SPACES}]", " ", text))


def what_was_cleaned(text: str) -> Text | None:
    """Return which signs `cleaned` takes away, None where it only mends the ends of lines."""
    names = _names(sign for sign in _CLEANED.findall(text) if sign != "\r")
    if not names:
        return None
    return Text(
        f"含有看不见的字符 {names}，已去掉后读取；请删除",
        f"holds signs that nobody sees ({names}); it is read without them, but remove them",
    )


def why_refused(text: str) -> Text | None:
    """Return which signs of `text` no document can print; None where there are none."""
    found = _REFUSED.findall(text)
    if not found:
        return None
    names = _names(found)
    return Text(
        f"含有无法打印的字符 {names}（控制字符或字库自造字）；请改用标准汉字或删除",
        f"holds signs that cannot be printed: {names}, invisible control characters or signs of one "
        "typeface alone; write the standard sign, or remove them",
    )


def shown(text: str) -> str:
    r"""Return `text` with the code points of what nobody sees.

    Example:
        >>> shown("报价\u200b")
        '报价<U+200B>'
    """
    return _ODD.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)


def _names(signs: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in signs))
