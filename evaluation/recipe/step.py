"""A step of the recipe, and the sections that steps stand in."""

from dataclasses import dataclass

from evaluation.core.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is done at one point of an evaluation.

    Args:
        key: the same in every language, for a program that follows the recipe.
        what: the name of the step.
        value: the number, formula, seed or name that this tender has there; empty where it has
            none.
        says: what to do with it, in a sentence or two.
    """

    key: str
    what: Text
    value: str = ""
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Steps that belong together, in the order in which they are done."""

    title: Text
    steps: tuple[Step, ...]


def same(text: str) -> Text:
    """Return a text that is the same in both languages.

    Example:
        >>> same("B01").say("zh")
        'B01'
    """
    return Text(text, text)
