"""The handbook with a chapter on the commands, as their own parsers describe them."""

import argparse
from collections.abc import Iterator

from evaluation.cli.commands import COMMANDS
from evaluation.cli.parser import Parser
from evaluation.cli.running import parser_of
from evaluation.core.text import LANGS, Text
from evaluation.handbook.chapters.commands import Command
from evaluation.handbook.handbook import chapters
from evaluation.handbook.handbook_entry import Chapter


def handbook() -> tuple[Chapter, ...]:
    """Return every chapter, that on the commands among them."""
    return chapters(map(_described, COMMANDS))


def _described(name: str) -> Command:
    chinese, english = (parser_of(name, lang) for lang in LANGS)
    usage = " ".join(english.format_usage().split()).removeprefix("usage: ")
    takes = tuple(_takes(chinese, english))
    return Command(name=name, does=Text(*COMMANDS[name]), usage=usage, takes=takes)


def _takes(chinese: Parser, english: Parser) -> Iterator[tuple[str, Text]]:
    for one, other in zip(chinese._actions, english._actions, strict=True):
        if one.dest == "help":
            continue
        shown = ", ".join(one.option_strings) or _positional(one)
        if one.option_strings and one.nargs != 0:
            shown = f"{shown} {_positional(one)}"
        yield shown, Text(one.help or "", other.help or "")


def _positional(action: argparse.Action) -> str:
    if action.choices is not None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or action.dest).upper()
