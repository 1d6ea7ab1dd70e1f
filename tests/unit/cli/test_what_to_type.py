"""A terminal says what helps as options and commands that there are."""

import re

from evaluation.cli.commands import COMMANDS
from evaluation.cli.what_to_type import STEPS
from evaluation.core.next_step import Deed


def test_every_deed_is_an_option_or_a_command() -> None:
    """In both languages alike, and each command is one that runs."""
    assert set(STEPS) == set(Deed)
    for words in STEPS.values():
        typed = [re.findall(r"--[a-z]+", text) for text in (words.zh, words.en)]
        named = [re.findall(r"tender ([a-z]+)", text) for text in (words.zh, words.en)]
        assert typed[0] == typed[1] and (typed[0] or named[0] == named[1] != [])
        assert {*named[0], *named[1]} <= set(COMMANDS)
