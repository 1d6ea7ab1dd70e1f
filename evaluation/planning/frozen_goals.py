"""Goals in order, as the Tender sheet writes them; each is met and frozen before the next.

Rules that have to hold always come first. What stands before the value becomes a rule at what can
be reached: as many lots as possible, or as much as possible for the worst-off district.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from evaluation.allocation.beside.equity_goals import best_worst
from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import (
    DEFAULT_GOALS,
    Goal,
    Metric,
    Problem,
    Rule,
    Selection,
)
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import Grade, best
from evaluation.core.errors import TenderError, refusal
from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Tender
from evaluation.dossier.schema import meant
from evaluation.planning.equity_rules import best_value
from evaluation.planning.shares import districts_without_population, shares_of

EQUITY = "equity"
RULES = "rules"
FIRST = frozenset({EQUITY, Goal.MOST_LOTS})
"""What may stand before the value. Least spend would fund nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A problem in which what stands before the value is frozen.

    Args:
        notes: what was reached, and what no plan can pass.
    """

    problem: Problem
    notes: tuple[Finding, ...] = ()


def goals_of(tender: Tender) -> tuple[str, ...]:
    """Return the goals of `tender` in order; the usual ones where it names none.

    Raises:
        TenderError: a goal is not known or stands twice, value is missing, or something stands
            before it that cannot.

    Example:
        >>> from datetime import date
        >>> tender = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2),
        ...                 allocation_goals="公平; 价值; 支出最少")
        >>> [str(goal) for goal in goals_of(tender)]
        ['equity', 'value', 'least_spend']
        >>> more = replace(tender, allocation_goals="Legal minima, equity, value, least spend")
        >>> goals_of(more) == goals_of(tender)
        True
    """
    said = [
        part for part in re.split(r"[;；,，、>\n]", tender.allocation_goals or "") if part.strip()
    ]
    if not said:
        return DEFAULT_GOALS
    words = vocabulary()["goal"]
    goals = [meant(words, part) or "" for part in said]
    unknown = [part.strip() for part, goal in zip(said, goals, strict=True) if not goal]
    if unknown:
        raise _refused(
            tender,
            f"目标“{unknown[0]}”不认识；可写{'、'.join(each.zh for each in words.values())}",
            f"the goal “{unknown[0]}” is not known; write {', '.join(each.en for each in words.values())}",
        )
    goals = goals[goals[0] == RULES :]  # they come first in any case
    before = goals[: goals.index(Goal.VALUE)] if Goal.VALUE in goals else goals
    wrong = len(set(goals)) < len(goals) or Goal.VALUE not in goals or set(before) - FIRST
    if wrong or {EQUITY, RULES} & set(goals[len(before) :]):
        raise _refused(
            tender,
            "目标须各写一次并包含“价值”；只有公平、包数可以排在价值之前，公平不能排在价值之后；"
            "法定要求只能写在最前",
            "each goal stands once and value is among them; only equity and lots may come before "
            "value, and equity not after it; legal minima can only stand first",
        )
    return tuple(goals)


def frozen_goals(problem: Problem, dossier: Dossier, goals: Sequence[str]) -> Frozen:
    """Return `problem` with what stands before the value in `goals` frozen as rules.

    Raises:
        TenderError: equity is a goal, and the population of a district is not known.
    """
    notes = list[Finding]()
    at = list(goals).index(Goal.VALUE)
    for goal in goals[:at]:
        freeze = _equity if goal == EQUITY else _lots
        problem, note = freeze(problem, dossier)
        notes += [note] if note else []
    kept = tuple(Goal(goal) for goal in goals[at:])
    return Frozen(problem=replace(problem, goals=kept), notes=tuple(notes))


def _lots(problem: Problem, dossier: Dossier) -> tuple[Problem, Finding | None]:
    program = program_of(problem)
    found = best(task_of(program, gain_of(Goal.MOST_LOTS, program)))
    if found.chosen is None:
        return problem, None
    text = Text(
        f"先使安排的包最多：{found.gain} 个。", f"First as many lots as possible: {found.gain}."
    )
    rule = Rule(id="goal.lots", metric=Metric.COUNT, at_least=found.gain, text=text)
    return replace(problem, rules=(*problem.rules, rule)), _note(dossier, text)


def _equity(problem: Problem, dossier: Dossier) -> tuple[Problem, Finding | None]:
    missing = districts_without_population(dossier)
    if missing:
        names = "、".join(name or "（未分区域）" for name in missing)
        raise _refused(
            dossier.tender,
            f"以公平为目标须知道各区域人口；“需求”表没有 {names} 的人口，请填写",
            f"the goal equity needs the population of each district; the sheet Needs has none for "
            f"{names}, so write it there",
        )
    reached = best_value(problem)
    if reached is None:
        return problem, None
    shares = {each.district: each.share for each in shares_of(dossier)}
    plain = replace(problem, goals=(Goal.VALUE,))
    fair = best_worst(_undecided(plain), shares, reached)
    if fair is None:
        return problem, None
    text = _reached(fair.worst, fair.limit)
    rules = tuple(
        Rule(
            id=f"goal.equity.{district}",
            metric=Metric.VALUE,
            of=Selection(districts=frozenset({district})),
            at_least=ceil(fair.worst * part),
            text=text,
        )
        for district, part in fair.parts.items()
    )
    return replace(problem, rules=(*problem.rules, *rules)), _note(dossier, text)


def _reached(worst: Fraction, limit: object) -> Text:
    """Return what the worst-off district receives, rounded down; and the limit, rounded up."""
    percent = show(Fraction(floor(worst * 10_000), 100))
    zh = f"先使得益最少的区域达到其应得份额的 {percent}%"
    en = f"First the worst-off district: it receives {percent} % of its proportional part"
    if not isinstance(limit, Fraction):
        return Text(f"{zh}。", f"{en}.")
    most = show(Fraction(ceil(limit * 10_000), 100))
    return Text(f"{zh}；任何方案至多 {most}%。", f"{en}; no plan reaches more than {most} %.")


def _undecided(problem: Problem) -> Decision:
    """Return `problem` in the shape in which equity is asked for; nothing is decided in it."""
    return Decision(problem=problem, program=program_of(problem), grade=Grade.UNKNOWN)


def _note(dossier: Dossier, text: Text) -> Finding:
    place = dossier.tender.at("allocation_goals")
    return Finding(code="F233", severity=Severity.NOTE, message=text, place=place)


def _refused(tender: Tender, zh: str, en: str) -> TenderError:
    finding = Finding(
        code="F232",
        severity=Severity.ERROR,
        message=Text(zh, en),
        place=tender.at("allocation_goals"),
    )
    return refusal([finding])
