"""``tender explain WORD``: one entry of the handbook, such as a column, a formula or a code."""

import argparse

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say
from evaluation.core.text import Lang, Text

MOST = 4
"""Entries that are printed whole; of more, only the titles."""


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "word",
        nargs="+",
        help=parser.says(
            "代号、列名、公式、采购方式等", "a code, a column, a formula, a method ..."
        ),
    )
    parser.takes_lang()


def run(options: argparse.Namespace) -> int:
    """Print what the word names, or suggest what is near it."""
    say(explained(" ".join(options.word), options.lang))
    return 0


def explained(word: str, lang: Lang) -> str:
    """Return the entries that `word` names, as text.

    Raises:
        Unusable: it names nothing.
    """
    from evaluation.cli.described import handbook
    from evaluation.handbook.entry_text import shown
    from evaluation.handbook.lookup import find

    found = find(word, handbook())
    if len(found) <= MOST:
        return "\n\n".join(shown(entry, lang) for entry in found)
    head = Text(
        f"“{word}”有 {len(found)} 条；请写其中一条的名称：",
        f"{word} names {len(found)} entries; say which:",
    )
    lines = (f"  tender explain {entry.names[0]}  {entry.title.say(lang)}" for entry in found)
    return "\n".join((head.say(lang), *lines))
