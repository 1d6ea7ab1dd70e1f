"""Only a front end knows what a person types: below it, sentences name no option and no command."""

import ast
import re
from collections.abc import Iterator

import pytest

from evaluation.cli.commands import COMMANDS
from tests.project.source import PACKAGE, Module, modules

TYPED = re.compile(rf"(?<!\()--[a-z]|\btender (?:{'|'.join(COMMANDS)})\b")
"""An option, though not a property of CSS such as ``var(--song)``; or a command."""

SPEAKS_OF_IT = {
    PACKAGE / "cli": "the command line itself",
    PACKAGE / "handbook" / "chapters": "chapters teach the command line",
    PACKAGE / "display" / "what_to_write.py": "a notebook has a terminal, for what has no call",
}
"""Who may say what is typed, and why; the guide and the codes of the handbook are data, not code."""


def below() -> list[Module]:
    """Return the modules that may not."""
    return [
        module
        for module in modules()
        if not any(module.path.is_relative_to(speaker) for speaker in SPEAKS_OF_IT)
    ]


@pytest.mark.parametrize("module", below(), ids=str)
def test_no_sentence_names_what_is_typed(module: Module) -> None:
    """What helps is a `NextStep`, which the command line and the notebook say each in their words."""
    found = [f"{line}: {text[:80]}" for line, text in written(module.tree) if TYPED.search(text)]
    assert found == []


def test_each_speaker_is_there() -> None:
    """Nobody is allowed to speak who does not."""
    assert [path for path in SPEAKS_OF_IT if not path.exists()] == []


def written(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that is no docstring and no sheet of CSS."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docstrings and "<style>" not in node.value:
                yield node.lineno, node.value
