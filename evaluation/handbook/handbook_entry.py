"""What the handbook is made of: chapters of entries, entries of text, tables and samples.

A chapter says what there is; how it looks on paper, on a page or in a terminal is the business of
the modules that set it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from evaluation.core.table import Table
from evaluation.core.text import Text

Kind = Literal[
    "check", "code", "column", "command", "document", "form", "formula", "function", "goal",
    "ledger", "method", "metric", "mode", "page", "quantity", "ruling", "sheet", "stage", "word",
]  # fmt: skip
"""What an entry is about."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph.

    Args:
        head: in bold before it, such as "What to do"; None where it needs none.
    """

    text: Text
    head: Text | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """Lines as they are typed or printed: a command, a formula, a file."""

    text: Text


Block = Prose | Sample | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookEntry:
    """One thing that somebody may look up.

    Args:
        key: its address in the handbook, used once: ``code.D003``, ``column.bids.quote``.
        names: the words by which it is found, besides the words of its title.
        inside: the key of the entry whose table says it already; such an entry is looked up, and
            not printed again.
    """

    key: str
    kind: Kind
    title: Text
    names: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    inside: str = ""

    @property
    def address(self) -> str:
        """The key of the entry under which it is printed."""
        return self.inside or self.key

    def within(self, key: str) -> "HandbookEntry":
        """Return the entry as one that a table of the entry `key` says already."""
        return replace(self, inside=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter.

    Args:
        blocks: what stands before its first entry.
    """

    key: str
    title: Text
    blocks: tuple[Block, ...] = ()
    entries: tuple[HandbookEntry, ...] = ()

    def printed(self) -> Iterator[HandbookEntry]:
        """Yield the entries that are printed by themselves."""
        return (entry for entry in self.entries if not entry.inside)


def sample(text: str) -> Sample:
    """Return lines that are the same in both languages."""
    return Sample(Text(text, text))
