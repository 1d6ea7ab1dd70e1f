"""The spreadsheet reader: the live formula that stands in a cell of the audit workbook.

Only functions that Excel, WPS and LibreOffice share. A spreadsheet computes in binary; two sides
of a comparison that were computed are therefore compared after rounding their difference, so that
0.1+0.2 is not above 0.3. Sides that are read from cells are compared as they stand.
"""

import re
from collections.abc import Mapping

from evaluation.core.errors import FormulaError
from evaluation.core.text import Text
from evaluation.formula.formula import Formula
from evaluation.formula.notation import Writer
from evaluation.formula.tree import (
    Binary,
    Call,
    Comparison,
    Name,
    Negative,
    Part,
    Series,
    TextWord,
    walk,
)

LENGTH = 8000
"""Longest formula text; a cell takes 8,192 characters."""

PLACES = 9
"""Decimals to which two computed numbers are compared."""

_PLAIN = re.compile(r"(?:'[^']+'!|[^\W\d][\w.]*!)?\$?\w[\w.]*(?::?\$[\w$]+|:\w+)*|-?[0-9.]+")


def excel(formula: Formula, references: Mapping[str, str]) -> str:
    """Return `formula` as the text of a cell, without the leading ``=``.

    Args:
        references: for each name a cell or a defined name, for each list a range. Blank cells of
            a range and empty text in it do not count, as in every spreadsheet.

    Raises:
        FormulaError: a name has no reference, or the text does not fit into a cell.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> excel(parse("points * MIN(prices) / price"),
        ...       {"points": "Criteria!$E$9", "prices": "$D$4:$D$12", "price": "D4"})
        'Criteria!$E$9*MIN($D$4:$D$12)/D4'
    """
    text = _Cell(references).text(formula.tree)
    if len(text) > LENGTH:
        zh = f"公式写入单元格后有{len(text)}个字符；最多{LENGTH}个，请简化公式"
        en = f"the formula takes {len(text)} characters in a cell; at most {LENGTH}: simplify it"
        raise FormulaError(Text(zh, en))
    return text


class _Cell(Writer):
    def __init__(self, references: Mapping[str, str]) -> None:
        self.references = references

    def name(self, node: Name) -> str:
        reference = self.reference(node.name)
        return reference if _PLAIN.fullmatch(reference) else f"({reference})"

    def series(self, node: Series) -> str:
        return self.reference(node.name)

    def reference(self, name: str) -> str:
        if name not in self.references:
            zh, en = f"没有给出 {name} 所在的单元格", f"no cell is given for {name}"
            raise FormulaError(Text(zh, en))
        return self.references[name]

    def comparison(self, node: Comparison) -> str:
        if isinstance(node.right, TextWord):
            return f'TRIM({self.text(node.left)}&""){node.relation}{self.text(node.right)}'
        if not (_computed(node.left) or _computed(node.right)):
            return super().comparison(node)
        difference = self.binary(Binary("-", node.left, node.right))
        return f"ROUND({difference},{PLACES}){node.relation}0"


def _computed(part: Part) -> bool:
    """Return whether binary arithmetic may have touched the number."""
    return any(
        isinstance(each, Negative | Binary)
        or (isinstance(each, Call) and each.function in {"AVERAGE", "MEDIAN", "SUM", "ROUND"})
        for each in walk(part)
    )
