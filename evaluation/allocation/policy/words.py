"""The words a bureau may use on the Policy sheet, in both languages."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from evaluation.allocation.problem import Each, Metric
from evaluation.core.glossary import vocabulary
from evaluation.core.text import normal

Known = TypeVar("Known", bound=str)


def _typed(name: str, kind: Callable[[str], Known]) -> Mapping[str, Known]:
    """Every word that may be typed for a value of the list `name`, in the form of `word`."""
    return {
        word(typed): kind(key)
        for key, said in vocabulary()[name].items()
        for typed in (key, said.zh, said.en, *said.also)
    }


EVERYTHING = frozenset({"", "all", "全部", "所有"})

SETTINGS: Mapping[str, str] = {"农村": "rural", "乡村": "rural", "城市": "urban", "城镇": "urban"}
"""Chinese words for the settings of a lot."""


def word(text: str) -> str:
    """Return `text` in the form in which words of a policy are compared.

    Example:
        >>> word("  Ｒural "), word("农村")
        ('rural', 'rural')
    """
    plain = normal(text).casefold()
    return SETTINGS.get(plain, plain)


METRICS = _typed("metric", Metric)
SENSES = _typed("sense", str)
EACHES = _typed("each", Each)
BASES = _typed("base", str)
