"""How a stranger redoes the tender, as the last annex of the evaluation report tells it."""

from dataclasses import dataclass

from evaluation.core.text import Lang
from evaluation.ledger.ledger import Ledger
from evaluation.recipe.recipe import recipe
from evaluation.recipe.step import Section
from evaluation.scoring.result import Evaluation

ELSEWHERE = ("sheet.", "marks.", "print.of.", "drawn.", "name.", "ledger.")
"""Keys of steps that the report prints elsewhere, or that only matter to who has the workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeStep:
    """A step; `value` is empty where this tender has none of its own there."""

    what: str
    value: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipePart:
    """Steps that belong together."""

    title: str
    steps: tuple[RecipeStep, ...]


def recipe_parts(
    evaluation: Evaluation, ledger: Ledger | None, lang: Lang
) -> tuple[RecipePart, ...]:
    """Return the recipe in short; the audit workbook has it in full."""
    parts = (_part(section, lang) for section in recipe(evaluation, ledger, lang))
    return tuple(part for part in parts if part.steps)


def _part(section: Section, lang: Lang) -> RecipePart:
    steps = tuple(
        RecipeStep(what=step.what.say(lang), value=step.value, says=step.says.say(lang))
        for step in section.steps
        if not step.key.startswith(ELSEWHERE)
    )
    return RecipePart(title=section.title.say(lang), steps=steps)
