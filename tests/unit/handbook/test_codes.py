"""Every code that the program can print is explained, and none that it cannot."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import evaluation
from evaluation.checks.registry import all_checks
from evaluation.core.text import LANGS
from evaluation.handbook.chapters import codes
from evaluation.handbook.handbook_entry import Prose

PACKAGE = Path(evaluation.__file__).parent
CODE = re.compile(r"[A-Z]\d{3}")
GOLDEN = Path(__file__).parents[2] / "golden"
PRINTED = re.compile(r"\] (error|warning|note) ([A-Z]\d{3}):")

EXPLAINED = {entry.names[0]: entry for entry in codes.entries()}


@cache
def printable() -> set[str]:
    """Return every text in the package's code that is a code and nothing else."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        if isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_every_code_is_explained() -> None:
    """Whatever code stands in the package has an entry, as a check or by itself."""
    assert printable() - {check.code for check in all_checks()} <= set(EXPLAINED)


def test_no_code_is_explained_that_is_gone() -> None:
    """An entry whose code nothing in the package can print is taken out."""
    assert set(EXPLAINED) <= printable()


@pytest.mark.parametrize("code", EXPLAINED)
def test_an_entry_says_what_why_and_what_to_do(code: str) -> None:
    """Weight, meaning, reason and what to do stand there, in both languages."""
    said = [block for block in EXPLAINED[code].blocks if isinstance(block, Prose)]
    heads = [block.head for block in said]
    wanted = [codes.HEADS[key] for key in ("means", "why", "todo")]
    assert heads[:4] == [codes.WEIGHT, *wanted]
    assert all(block.text.say(lang).strip() for block in said for lang in LANGS)


def test_the_weight_is_that_of_the_finding() -> None:
    """Each weight with which a golden text prints a code is one that its entry says."""
    raw = codes._codes()
    lines = "\n".join(path.read_text("utf-8") for path in GOLDEN.rglob("*.txt"))
    printed = {(weight, code) for weight, code in PRINTED.findall(lines) if code in raw}
    assert not [(w, code) for w, code in printed if w not in raw[code]["weights"]]
