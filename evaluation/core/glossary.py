"""The words of the field in both languages; sheet headers, documents and notebooks read them here."""

import tomllib
from functools import cache
from importlib import resources

from evaluation.core.text import Lang, Text


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
def vocabulary() -> dict[str, dict[str, Text]]:
    """Return every list of drop-down values: list name, then value, then its words."""
    raw = resources.files("evaluation.core").joinpath("vocabulary.toml").read_text("utf-8")
    return {
        name: {key: Text(**words) for key, words in values.items()}
        for name, values in tomllib.loads(raw).items()
    }


def word(name: str, value: str, lang: Lang) -> str:
    """Return the word for the `value` of the drop-down list `name`.

    Example:
        >>> word("kind", "price", "zh")
        '价格'
    """
    return vocabulary()[name][value].say(lang)
