"""Finds the words of ``words.toml`` in what a criterion says."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from evaluation.checks.answers import Look, chinese, clear, raised
from evaluation.checks.check import Answer, Case
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Criterion
from evaluation.law.parameter import Dated


@cache
def _groups() -> dict[str, dict[str, list[str]]]:
    raw = resources.files("evaluation.checks.notice").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(raw)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    listed = _groups()[group]
    english = (rf"\b(?:{each})\b" if each[-1].isalpha() else each for each in listed["en"])
    return re.compile("|".join(f"(?:{each})" for each in (*listed["zh"], *english)), re.IGNORECASE)


def betraying(text: str, group: str) -> tuple[str, ...]:
    """Return the words of `group` that stand in `text`, each once, in their order.

    Args:
        text: what a criterion says, in any width and case.
        group: a table of ``words.toml``.

    Example:
        >>> betraying("注册资本500万元以上得2分，年营业收入每1000万元得1分", "size")
        ('注册资本', '营业收入')
        >>> betraying("Registered  CAPITAL of 5 million", "size")
        ('Registered CAPITAL',)
    """
    found = (match[0] for match in _pattern(group).finditer(normal(text)))
    return tuple(dict.fromkeys(found))


def standard(criterion: Criterion) -> str:
    """Return everything that a criterion says about its points, as one text."""
    said = (criterion.title, criterion.descriptor, criterion.model)
    return "。".join(part for part in said if part)


def factors(case: Case) -> tuple[Criterion, ...]:
    """Return the criteria that are not the price."""
    return tuple(c for c in case.dossier.criteria if c.kind != "price")


def worded(group: str, key: str, why: Text) -> Look:
    """Return a look for the words of `group` in every criterion that is not the price.

    Args:
        key: law key that says whether such a factor is allowed.
        why: what is wrong with such words, and what to do.
    """

    @chinese
    def look(case: Case) -> Iterator[Answer]:
        criteria = factors(case)
        law = case.law(key) if criteria else None
        if law is None or law.value is True:
            return
        for criterion in criteria:
            words = betraying(standard(criterion), group)
            if words:
                yield wording(criterion, words, why, law)
            else:
                yield clear(criterion.code, criterion.at("descriptor"), law=(law,))

    return look


def wording(
    criterion: Criterion, words: tuple[str, ...], why: Text, law: Dated | None = None
) -> Answer:
    """Return the answer that `criterion` uses `words`, which is wrong for the reason `why`."""
    listed = words[:4]
    english = ", ".join(f"'{word}'" for word in listed)
    return raised(
        f"“{criterion.title}”写有“{'”“'.join(listed)}”：{why.zh}",
        f"'{criterion.title}' says {english}: {why.en}",
        criterion.at("descriptor"),
        subject=criterion.code,
        figures={"words": ", ".join(words)},
        law=(law,) if law else (),
        cite=law.cite if law else None,
    )
