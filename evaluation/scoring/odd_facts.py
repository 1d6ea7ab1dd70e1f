"""Facts that a model counts with, and that nobody can have measured."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Fact
from evaluation.scoring.criteria import Models

APART = 100
"""A fact that is so many times the next one on its lot is a slip, or an extraordinary bid."""


def odd_facts(dossier: Dossier, models: Models) -> Iterator[Finding]:
    """Yield numbers below 0 that no table lists, and those far above all others on their lot."""
    lots = {bid.id: bid.lot for bid in dossier.bids}
    kinds = {criterion.code: criterion for criterion in dossier.criteria}
    groups: dict[tuple[str, str], list[tuple[Decimal, Fact]]] = {}
    for fact in dossier.facts:
        model = models.get(fact.criterion)
        if model is None or not isinstance(fact.value, Decimal) or fact.bid not in lots:
            continue
        if fact.value < 0 and model.key != "intervals":
            title = kinds[fact.criterion].title
            yield _found(
                fact,
                f"{fact.bid} 的“{title}”为负数 {fact.value}，计分办法照此计算；请核对证明材料",
                f"'{title}' of {fact.bid} is {fact.value}, below 0, and the model counts with it; compare "
                "it with the proof and correct it",
            )
        groups.setdefault((lots[fact.bid], fact.criterion), []).append((fact.value, fact))
    for (_, code), facts in groups.items():
        yield from _apart(kinds[code].title, facts)


def _apart(title: str, facts: list[tuple[Decimal, Fact]]) -> Iterator[Finding]:
    if len(facts) < 3:
        return
    *_, (second, _), (most, fact) = sorted(facts, key=lambda each: each[0])
    if second > 0 and most >= second * APART:
        yield _found(
            fact,
            f"{fact.bid} 的“{title}”为 {most}，是同包其次 {second} 的 {APART} 倍以上，会影响各家得分；请核对单位和小数点",
            f"'{title}' of {fact.bid} is {most}, more than {APART} times the next one on the lot, {second}; "
            "check its unit and its decimal point",
        )


def _found(fact: Fact, zh: str, en: str) -> Finding:
    return Finding(
        code="C112", severity=Severity.WARNING, message=Text(zh, en), place=fact.at("value")
    )
