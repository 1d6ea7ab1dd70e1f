"""How wide the columns of a table are, by what stands in them."""

import re
import unicodedata

from evaluation.core.table import Table
from evaluation.core.text import Lang

ACROSS = 100
"""Letters that a line of a table holds on paper, so that a letter is a per cent."""
WORD, HANZI = 20, 12
"""The longest word, and the longest Chinese term, that a column keeps whole at any price."""
EDGE = 3
"""The room at the edges of a cell, in letters."""

_WORDS = re.compile(r"[!-~]+")


def widths(table: Table, lang: Lang) -> list[str]:
    """Return the width of each column in per cent of the table.

    Every column keeps its longest word whole. What is left goes to the columns with more than a
    line by what stands in them, a little less than in proportion: the longest presses nobody.

    Example:
        >>> from evaluation.core.table import Column, row
        >>> from evaluation.core.text import Text
        >>> columns = (Column(key="a", head=Text("", "a")), Column(key="b", head=Text("", "b")))
        >>> rows = (row("key", "a sentence that is a good deal longer than the key"),)
        >>> widths(Table(key="t", title=Text("", ""), columns=columns, rows=rows), "en")
        ['6%', '94%']
    """
    texts = [table.heads(lang), *table.texts(lang)]
    columns = [
        [row[at] for row in texts]
        + [line.say(lang) for row in table.rows for line in row.cells[at].lines]
        for at in range(len(table.columns))
    ]
    least = [_least(column) for column in columns]
    wanted = [_weight(column, at) for column, at in zip(columns, least, strict=True)]
    spare = max(0, ACROSS - sum(least))
    shares = [
        w / sum(wanted) if sum(wanted) else each / sum(least)
        for w, each in zip(wanted, least, strict=True)
    ]
    wide = [each + spare * share for each, share in zip(least, shares, strict=True)]
    parts = [round(100 * each / sum(wide)) for each in wide]
    parts[parts.index(max(parts))] += 100 - sum(parts)
    return [f"{part}%" for part in parts]


def _least(texts: list[str]) -> int:
    """The letters that `texts` need at least: their longest word, or a Chinese term."""
    words = [len(word) for text in texts for word in _WORDS.findall(text)]
    term = min(HANZI, max(map(letters, texts)))
    return min(WORD, max([term, *words])) + EDGE


def _weight(texts: list[str], least: int) -> float:
    lengths = [letters(text) for text in texts]
    if max(lengths) + EDGE <= least:
        return 0
    return float((sum(lengths) / len(lengths) + max(lengths) / 8) ** 0.8)


def letters(text: str) -> int:
    """Return the width of `text` in Latin letters.

    Example:
        >>> letters("报价 quote")
        10
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
