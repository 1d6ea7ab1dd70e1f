"""Rules by which each district gets a part of the value, as the Policy sheet writes them.

Such a row has the metric value, the sense at least, a share such as 0.80, the base *proportional
part* 应得份额, and holds for each district. A district's part is its share of the people and their
need, of what the best plan without these rows is worth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluation.allocation.beside.equity import equity_floors
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.policy.words import EACHES, EVERYTHING, METRICS, SENSES, word
from evaluation.allocation.problem import Each, Goal, Metric, Problem, Rule
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import best
from evaluation.core.exact import ratio, show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Policy
from evaluation.planning.shares import districts_without_population, shares_of

PARTS = frozenset({"proportional part", "proportional_part", "应得份额"})
"""The base of a share that means: of what the district may expect."""


def is_equity(row: Policy) -> bool:
    """Return whether `row` gives districts a part of the value.

    Example:
        >>> is_equity(Policy(id="R6", metric="价值", sense="不少于", base="应得份额"))
        True
    """
    return word(row.base or "") in PARTS


def equity_findings(dossier: Dossier, rows: Sequence[Policy]) -> Iterator[Finding]:
    """Yield what is wrong with the equity `rows` of the Policy sheet, each at its cell."""
    for row in rows:
        wanted = (
            (METRICS.get(word(row.metric)) is Metric.VALUE, "metric", "价值", "value"),
            (SENSES.get(word(row.sense)) == "at_least", "sense", "不少于", "at least"),
            (EACHES.get(word(row.each or "")) is Each.DISTRICT, "each", "区域", "district"),
            (row.amount is None, "amount", "空白", "nothing"),
            (word(row.lots or "") in EVERYTHING, "lots", "空白", "nothing"),
            (word(row.organisations or "") in EVERYTHING, "organisations", "空白", "nothing"),
            (row.share is not None and 0 < row.share <= 1, "share", "0.80", "0.80"),
        )
        for right, key, zh, en in wanted:
            if not right:
                yield _wrong(
                    row,
                    key,
                    f"以“应得份额”为基数的规则，此处应为{zh}",
                    f"a rule whose base is the proportional part says {en} here",
                )
        missing = "、".join(
            name or "（未分区域）" for name in districts_without_population(dossier)
        )
        if missing:
            yield _wrong(
                row,
                "base",
                f"“需求”表没有 {missing} 的人口，无法计算应得份额；请填写",
                f"the sheet Needs has no population for {missing}, so that no part can be computed; "
                "write it there",
            )


def with_equity(problem: Problem, dossier: Dossier, rows: Sequence[Policy]) -> Problem:
    """Return `problem` with the rules that the equity `rows` ask for.

    Where the other rules leave no plan there is no value to have a part of, and nothing is added.
    """
    reached = best_value(problem) if rows else None
    if reached is None:
        return problem
    shares = {each.district: each.share for each in shares_of(dossier)}
    rules = tuple(
        _own(floor, row)
        for row in rows
        for floor in equity_floors(shares, reached, ratio(row.share or 0), row.priority or 0)
    )
    return replace(problem, rules=(*problem.rules, *rules))


def best_value(problem: Problem) -> int | None:
    """Return the most that a plan of `problem` can be worth; None where there is no plan."""
    program = program_of(problem)
    found = best(task_of(program, gain_of(Goal.VALUE, program)))
    return None if found.chosen is None else found.gain


def _own(floor: Rule, row: Policy) -> Rule:
    """Return `floor` under the name, the law and the words of its row."""
    (district,) = floor.of.districts
    share = show(ratio(row.share or 0) * 100)
    said = Text(
        f"{district} 得到的价值不少于其应得份额的 {share}%。",
        f"{district} receives at least {share} % of its proportional part of the value.",
    )
    return replace(
        floor,
        id=f"{row.id}.{district}",
        law=Text(row.legal_basis, row.legal_basis) if row.legal_basis else None,
        text=Text(f"{row.sentence}（{district}）", f"{row.sentence} ({district})")
        if row.sentence
        else said,
    )


def _wrong(row: Policy, key: str, zh: str, en: str) -> Finding:
    place = row.at(key) if row.at(key).cell else row.at("id")
    return Finding(code="F231", severity=Severity.ERROR, message=Text(zh, en), place=place)
