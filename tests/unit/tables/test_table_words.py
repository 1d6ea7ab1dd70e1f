"""The words of all tables: one name for a figure, and no language inside the other."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import evaluation.tables
from evaluation.core.glossary import glossary
from evaluation.core.text import Text

TABLES = Path(evaluation.tables.__file__).parent
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(TABLES.rglob("*.py"))}
KEY = re.compile(r"\b[a-z]+_[a-z_]+\b")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = frozenset({"SHA"})
"""Names that are the same in both languages."""


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call of `name` in a table module, with its file."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield path, node


def literal(node: ast.expr | None) -> str:
    """Return what a literal says; of one with figures in it, the words around them."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    said = (part.value for part in parts if isinstance(part, ast.Constant))
    return " ".join(each for each in said if isinstance(each, str))


def heads() -> list[tuple[str, str]]:
    """Return key and term of every column whose key is written out."""
    found = []
    for _, call in calls("column"):
        key = literal(call.args[0])
        terms = [literal(each.value) for each in call.keywords if each.arg == "term"]
        found.append((key, terms[0] if terms and terms[0] else key))
    return [pair for pair in found if pair[0]]


def texts() -> list[Text]:
    """Return the heads of all tables, and every sentence of their modules."""
    written = [
        Text(literal(call.args[0]), literal(call.args[1]))
        for _, call in calls("Text")
        if len(call.args) == 2
    ]
    return [*(glossary()[term] for _, term in heads()), *written]


def test_every_module_of_tables_is_read() -> None:
    """The pages below speak about many heads and sentences, not about none."""
    assert len(heads()) > 100 and len(texts()) > 200


def test_no_english_word_in_chinese() -> None:
    """What a Chinese reader sees is Chinese; names that have no other form stay."""
    wrong = [text.zh for text in texts() for word in ENGLISH.findall(text.zh) if word not in NAMES]
    assert not wrong, "\n".join(wrong)


def test_no_raw_key_is_shown() -> None:
    """A key of ours is for programs; people read its words."""
    wrong = [said for text in texts() for said in (text.zh, text.en) if KEY.search(said)]
    assert not wrong, "\n".join(wrong)


def test_no_head_is_written_beside_the_glossary() -> None:
    """A module builds its columns from terms; only heads that hold a name are made on the spot."""
    wrong = [
        f"{path.name}:{call.lineno}"
        for path, call in calls("Column")
        for each in call.keywords
        if each.arg == "head" and isinstance(each.value, ast.Call)
        if all(isinstance(arg, ast.Constant) for arg in each.value.args)
        and getattr(each.value.func, "id", "") == "Text"
    ]
    assert not wrong, "\n".join(wrong)


def test_two_terms_of_tables_never_read_the_same() -> None:
    """A figure has one term: no two that tables use have the same words in both languages."""
    words = {term: glossary()[term] for _, term in heads()}
    counts = Counter(words.values())
    wrong = sorted(term for term, said in words.items() if counts[said] > 1)
    assert not wrong, ", ".join(wrong)
