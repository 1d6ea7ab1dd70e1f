"""The handbook with a chapter on the commands, as their own parsers describe them."""

import argparse
from collections.abc import Iterator

from evaluation.cli.commands import COMMANDS
from evaluation.cli.running import parser_of
from evaluation.core.text import Text
from evaluation.handbook.book import chapters
from evaluation.handbook.chapters.commands import Command
from evaluation.handbook.entry import Chapter

UNSAID = {"lang": "language: zh or en", "stage": "the stage", "sheet": "the sheet"}
"""What goes without saying in a command's own help."""


def handbook() -> tuple[Chapter, ...]:
    """Return every chapter, that on the commands among them."""
    return chapters(map(_described, COMMANDS))


def _described(name: str) -> Command:
    parser = parser_of(name)
    usage = " ".join(parser.format_usage().split()).removeprefix("usage: ")
    return Command(name=name, does=Text(*COMMANDS[name]), usage=usage, takes=tuple(_takes(parser)))


def _takes(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in parser._actions:
        if action.dest == "help":
            continue
        shown = ", ".join(action.option_strings) or _positional(action)
        if action.option_strings and action.nargs != 0:
            shown = f"{shown} {_positional(action)}"
        yield shown, action.help or UNSAID.get(action.dest, "")


def _positional(action: argparse.Action) -> str:
    if action.choices is not None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or action.dest).upper()
