"""Labelled facts, one a row: how a table of two columns is made of them."""

from collections.abc import Mapping

from evaluation.core.glossary import glossary
from evaluation.core.table import Cell, Table, Value, column, row
from evaluation.core.text import Text


def pairs_table(key: str, title: Text, facts: Mapping[str, Value | Cell]) -> Table:
    """Return a row for each fact.

    Args:
        facts: by their terms in the glossary.

    Example:
        >>> pairs_table("facts", Text("事实", "Facts"), {"buyer": "文化馆"}).texts("en")
        [['Buyer', '文化馆']]
    """
    return Table(
        key=key,
        title=title,
        columns=(column("item", term="key"), column("value")),
        rows=tuple(row(glossary()[term], fact) for term, fact in facts.items()),
    )
