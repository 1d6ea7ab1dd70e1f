"""Formulas in one spelling, so that a program that saves a workbook again changes nothing."""

import re
from decimal import Decimal
from functools import cache

_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<tab>'(?:[^']|'')*'(?=!))"
    r"|(?P<number>(?<![\w.$])\d+(?:\.\d*)?(?:[eE][+-]?\d+)?(?![\w.!]))"
    r"|(?P<space>\s+)"
    r"|(?P<word>[^\W\d][\w.]*)"
)
_PREFIXES = ("_xlfn.", "_xlws.")


@cache
def canonical_formula(formula: str) -> str:
    """Return `formula` without what programs spell differently: quotes, blanks, capitals, zeros.

    Texts inside the formula are kept as they are.

    Example:
        >>> canonical_formula('if( "a b"=Bids!$E$3, 0.50, 1E-009 )')
        'IF("a b"=BIDS!$E$3,0.5,1E-9)'
    """
    plain = _TOKEN.sub(_one_spelling, formula.removeprefix("="))
    return plain.replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")


def _one_spelling(match: re.Match[str]) -> str:
    piece = match[0]
    match match.lastgroup:
        case "tab":
            return piece[1:-1].replace("''", "'").upper()
        case "number":
            return str(Decimal(piece).normalize())
        case "space":
            return ""
        case "word":
            for prefix in _PREFIXES:
                piece = piece.removeprefix(prefix)
            return piece.upper()
        case _:
            return piece
