"""The parts of a workbook in the plain spelling of our own writer, read in one sweep.

Nothing is guessed: a part in which anything else is spelt is left to a reader of XML.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import unescape

_CELL = re.compile(
    r'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"(?: s="[0-9]+")?(?: t="(s|str|b|n|e)")?'
    r"(?:/>|>(?:<f>([^<]*)</f>)?(?:<v>([^<]*)</v>)?</c>)"
)
_TEXT = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_BEGIN = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OTHER = ("<!", "<?", "&#", "\r", " hidden=", "<c>", "<si ", "<si/>")
"""What our writer never writes, or what takes a closer look."""

_QUOTES = {"&quot;": '"', "&apos;": "'"}


def plain_cells(xml: bytes) -> Iterator[tuple[str, str, str, str]] | None:
    """Return name, type, formula and stored text of each cell; None where it is not all plain.

    Example:
        >>> begin = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        >>> list(plain_cells(begin + b'<row><c r="B1"><f>1&lt;2</f><v>1</v></c></row>'))
        [('B1', '', '1<2', '1')]
        >>> plain_cells(begin + b"<row><c><v>1</v></c></row>") is None
        True
    """
    text = _plain(xml)
    cells = _CELL.findall(text) if text else []
    if text is None or len(cells) != text.count("<c "):
        return None
    return (
        (name, kind, _said(formula), stored if kind == "s" else _said(stored))
        for name, kind, formula, stored in cells
        if formula or stored
    )


def plain_texts(xml: bytes) -> list[str] | None:
    """Return the texts that cells share; None where they are not all plain."""
    text = _plain(xml)
    found = _TEXT.findall(text) if text else []
    if text is None or len(found) != text.count("<si>"):
        return None
    return [_said(each) for each in found]


def _plain(xml: bytes) -> str | None:
    if not xml.startswith(_BEGIN):
        return None
    try:
        text = xml[len(_BEGIN) :].decode()
    except UnicodeDecodeError:
        return None
    return None if any(other in text for other in _OTHER) else text


def _said(text: str) -> str:
    return unescape(text, _QUOTES) if "&" in text else text
