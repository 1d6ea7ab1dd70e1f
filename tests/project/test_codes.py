"""Every code that the program can print is explained in the handbook, and none that it cannot."""

import ast
import re
from functools import cache

from evaluation.checks.registry import all_checks
from evaluation.handbook.chapters import codes
from tests.project.source import modules

CODE = re.compile(r"[A-Z]\d{3}")


@cache
def printable() -> frozenset[str]:
    """Return every text in the package's code that is a code and nothing else."""
    texts = (
        node.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return frozenset(text for text in texts if CODE.fullmatch(text))


def explained() -> set[str]:
    """Return the codes of the handbook that are no checks."""
    return {entry.names[0] for entry in codes.entries()}


def test_every_code_is_explained() -> None:
    """Whatever code stands in the package has an entry, as a check or by itself."""
    missing = sorted(printable() - {check.code for check in all_checks()} - explained())
    assert not missing, (
        f"{', '.join(missing)}: write in evaluation/handbook/codes/ what each means, why it stops, "
        "what to do and which law, like the entries there"
    )


def test_no_code_is_explained_that_is_gone() -> None:
    """An entry whose code nothing in the package can print is taken out."""
    assert explained() <= printable()
