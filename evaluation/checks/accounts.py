"""What a check compared, in a line: for the report and the audit workbook."""

from collections.abc import Mapping
from functools import cache

from evaluation.checks.check import Answer, Checked, State
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Lang, Text
from evaluation.formula.catalogue import catalogue
from evaluation.formula.properties import PROPERTIES

TOLD = (State.FAILED, State.RAISED, State.INSUFFICIENT)
"""The answers that are told; of the others the state of the check says all."""


def told_answers(checked: Checked) -> tuple[Answer, ...]:
    """Return the answers of a check that a reader has to see one by one."""
    return tuple(answer for answer in checked.answers if answer.state in TOLD)


def figures_of(answer: Answer, lang: Lang) -> str:
    """Return the figures that were compared, by name; empty where there are none.

    Example:
        >>> answer = Answer(state=State.RAISED, subject="L04", figures={"mean": "0.4 %"})
        >>> figures_of(answer, "en"), figures_of(answer, "zh")
        ('mean 0.4 %', '平均 0.4 %')
    """
    names = vocabulary()["figure"]
    between = Text("；", "; ").say(lang)
    return between.join(
        f"{names.get(key, Text(key, key)).say(lang)} {said_figure(key, value, lang)}"
        for key, value in answer.figures.items()
    )


def said_figure(name: str, value: str | Text, lang: Lang) -> str:
    """Return a figure in words where it is a value of a list, such as a kind of organisation.

    Example:
        >>> said_figure("type", "company", "zh"), said_figure("mean", "0.4", "zh")
        ('企业', '0.4')
    """
    if isinstance(value, Text):
        return value.say(lang)
    words = _lists().get(name, {})
    said = (words[each].say(lang) if each in words else each for each in value.split(", "))
    return Text("、", ", ").say(lang).join(said) if words else value


@cache
def _lists() -> Mapping[str, Mapping[str, Text]]:
    """The words of the values of figures that are chosen from a list."""
    listed = {
        name: vocabulary()[name] for name in ("type", "status", "role", "kind", "declaration")
    }
    formulas = {key: known.title for key, known in catalogue().items()}
    return {**listed, "properties": PROPERTIES, "formula": formulas}


def said_threshold(answer: Answer, lang: Lang) -> str:
    """Return what the figures were compared with; empty where there is nothing."""
    held = answer.threshold
    return held.say(lang) if isinstance(held, Text) else held


def account(answer: Answer, lang: Lang) -> str:
    """Return an answer in a line: what it is about, the figures and what they were held against.

    What has no figures says its sentence instead.

    Example:
        >>> account(Answer(state=State.RAISED, subject="L04", figures={"mean": "0.4 %"},
        ...                threshold="1 %"), "en")
        'L04: mean 0.4 % (compared with 1 %)'
    """
    said = figures_of(answer, lang) or answer.message.say(lang)
    begin = Text(f"{answer.subject}：", f"{answer.subject}: ").say(lang)
    if answer.subject and not said.startswith(answer.subject):
        said = f"{begin}{said}"
    if answer.threshold:
        held = said_threshold(answer, lang)
        said += Text(f"（对照 {held}）", f" (compared with {held})").say(lang)
    return said
