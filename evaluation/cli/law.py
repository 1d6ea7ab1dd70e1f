"""``tender law [KEY] [--on DATE]``: a value of the law with its citation and how sure we are."""

import argparse
from datetime import date
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say, table
from evaluation.core.errors import LawError, Unusable
from evaluation.core.text import Text
from evaluation.law.book import law_book
from evaluation.law.law_files import NO_LAW, law_in
from evaluation.law.listing import describe
from evaluation.law.method import methods
from evaluation.tables.law import parameters_table
from evaluation.tables.methods import methods_table


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "key",
        nargs="?",
        help=parser.says("参数的键，或要查找的词", "key of a parameter, or words to look for"),
    )
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help=parser.says("按哪一天适用（默认今天）", "the day that counts (default: today)"),
    )
    parser.add_argument(
        "--methods",
        action="store_true",
        help=parser.says("列出采购方式", "list the procurement methods"),
    )
    parser.add_argument(
        "--folder",
        type=Path,
        help=parser.says("本单位法规文件夹", "the bureau's own law folder"),
    )
    parser.takes_lang()


def run(options: argparse.Namespace) -> int:
    """Print one parameter, those that match, or all of them."""
    day = options.on or date.today()  # noqa: DTZ011 - only what is shown, never what is decided
    try:
        own = law_in(options.folder) if options.folder else NO_LAW
        book = law_book(own)
        if options.methods:
            say(table(methods_table(methods(own)), options.lang))
        elif options.key is None:
            say(table(parameters_table(book, day), options.lang))
        elif options.key in book:
            say(describe(book.on(options.key, day), options.lang))
        else:
            found = book.search(options.key)
            if not found:
                _elsewhere(options.key)
                book.parameter(options.key)
            say("\n\n".join(describe(each.on(day), options.lang) for each in found))
    except LawError as problem:
        raise Unusable(problem.text, next_step=problem.next_step) from None
    return 0


def _elsewhere(word: str) -> None:
    """Point to the handbook where `word` is no figure of the law, but a method, a formula ...

    Raises:
        Unusable: the handbook has it.
    """
    from evaluation.cli.described import handbook
    from evaluation.handbook.lookup import named

    for entry in named(word, handbook())[:1]:
        raise Unusable(
            Text(
                f"{word} 不是法规参数，手册中有“{entry.title.zh}”；请用 tender explain {word}",
                f"{word} is no figure of the law; the handbook has it as '{entry.title.en}': "
                f"tender explain {word}",
            )
        )
