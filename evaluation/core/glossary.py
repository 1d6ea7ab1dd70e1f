"""The words of the field in both languages; sheet headers, documents and notebooks read them here."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from evaluation.core.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Word(Text):
    """A value of a list, in words.

    Args:
        also: what a person may type for it, too.
        says: what it means.
    """

    also: tuple[str, ...] = ()
    says: Text | None = None


@cache
def glossary() -> dict[str, Text]:
    """Return every term of ``glossary.toml`` by its key."""
    raw = resources.files("evaluation.core").joinpath("glossary.toml").read_text("utf-8")
    return {key: Text(**words) for key, words in tomllib.loads(raw).items()}


def term(key: str, lang: Lang) -> str:
    """Return the word for `key` in `lang`.

    Raises:
        KeyError: the glossary has no such key.

    Example:
        >>> term("tenderer", "zh"), term("tenderer", "en")
        ('供应商', 'Tenderer')
    """
    return glossary()[key].say(lang)


@cache
def vocabulary() -> dict[str, dict[str, Word]]:
    """Return every list of drop-down values: list name, then value, then its words."""
    folder = resources.files("evaluation.core")
    lists = tomllib.loads(folder.joinpath("vocabulary.toml").read_text("utf-8"))
    lists["ruling"] = tomllib.loads(folder.joinpath("rulings.toml").read_text("utf-8"))
    return {
        name: {key: _word(words) for key, words in values.items()} for name, values in lists.items()
    }


def _word(words: dict[str, Any]) -> Word:
    says = words.get("says")
    return Word(
        words["zh"], words["en"], tuple(words.get("also", ())), Text(**says) if says else None
    )


def word(name: str, value: str, lang: Lang) -> str:
    """Return the word for the `value` of the drop-down list `name`.

    Example:
        >>> word("kind", "price", "zh")
        '价格'
    """
    return vocabulary()[name][value].say(lang)
