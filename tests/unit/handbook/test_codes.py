"""What is said of a code: its weight, what it means, why it stops, what to do."""

import re
from pathlib import Path

import pytest

from evaluation.core.text import LANGS
from evaluation.handbook.chapters import codes
from evaluation.handbook.handbook_entry import Prose

GOLDEN = Path(__file__).parents[2] / "golden"
PRINTED = re.compile(r"\] (error|warning|note) ([A-Z]\d{3}):")

EXPLAINED = {entry.names[0]: entry for entry in codes.entries()}


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
