"""What is wrong with a policy before anything is solved: floors nobody can reach, contradictions.

A problem that passes can still have no plan; one that fails certainly has none, or has a rule that
does something nobody meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Each, Option, Problem, ProblemLot, Rule
from evaluation.allocation.problem_rows import names
from evaluation.allocation.program import Program
from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text

_POLICY = Place("", "Policy")


def lint(problem: Problem, program: Program) -> tuple[Finding, ...]:
    """Return what can be said about the rules of `problem` without solving it.

    Args:
        program: the canonical form of `problem`.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Metric, Option, Rule
        >>> from evaluation.allocation.program import program_of
        >>> lot = ProblemLot(id="L1", options=(Option(id="B", value=1),))
        >>> rule = Rule(id="R1", metric=Metric.COUNT, at_least=2)
        >>> problem = Problem(funds={}, lots=(lot,), rules=(rule,))
        >>> print(lint(problem, program_of(problem))[0].message.en)
        rule R1 asks for at least 2, but no more than 1 can be reached
    """
    return tuple(
        Finding(code=code, severity=severity, message=message, place=_POLICY)
        for code, severity, message in (
            *_mandates(problem),
            *_unreachable(program),
            *_empty_shares(program),
            *_passed_by(problem),
        )
    )


Said = tuple[str, Severity, Text]


def _mandates(problem: Problem) -> Iterator[Said]:
    mandatory = {lot.id for lot in problem.lots if lot.mandatory}
    for lot in problem.lots:
        if lot.mandatory and not lot.options:
            yield _error(
                "F301",
                f"必须安排的包 {lot.id} 没有合格的投标",
                f"lot {lot.id} is mandatory but has no admissible bid",
            )
    for group in problem.exclusive:
        both = sorted(mandatory & set(group))
        if len(both) > 1:
            names = ", ".join(both)
            yield _error(
                "F302",
                f"包 {names} 都必须安排，却又互斥",
                f"the lots {names} are mandatory and exclude each other",
            )
    empty = {lot.id for lot in problem.lots if not lot.options}
    for first, second in problem.requires:
        if first in mandatory and second in empty:
            yield _error(
                "F302",
                f"必须安排的包 {first} 以 {second} 为前提，而后者没有合格的投标",
                f"lot {first} is mandatory and needs {second}, which has no admissible bid",
            )


def _unreachable(program: Program) -> Iterator[Said]:
    """Yield the floors above the most that one option a lot can add up to."""
    for row in program.rows:
        if row.sense != "at_least" or row.share is not None or row.id.startswith("lots."):
            continue
        most = _most(row, program.lot_of)
        if most < row.limit:
            yield _error(
                "F303",
                f"规则 {row.name} 要求至少 {row.limit}，但最多只能达到 {most}",
                f"rule {row.name} asks for at least {row.limit}, "
                f"but no more than {most} can be reached",
            )


def _most(row: LinearRow, lot_of: Sequence[int]) -> int:
    best = dict[int, int]()
    for column, amount in zip(row.columns, row.amounts, strict=True):
        lot = lot_of[column]
        best[lot] = max(best.get(lot, 0), amount)
    return sum(best.values())


def _empty_shares(program: Program) -> Iterator[Said]:
    """Yield the shares of an empty group: they can only hold where nothing at all is funded."""
    for row in program.rows:
        if row.share and row.sense == "at_least" and not any(row.counted):
            share = show(row.share * 100)
            yield (
                "F304",
                Severity.WARNING,
                Text(
                    f"规则 {row.name} 要求占比至少 {share}%，但所选范围内没有任何可计数额；"
                    "它只在什么都不安排时成立",
                    f"rule {row.name} asks for a share of at least {share} %, but nothing it "
                    "selects adds anything; it holds only where nothing is funded",
                ),
            )


def _passed_by(problem: Problem) -> Iterator[Said]:
    """Yield the floors for every district, category or lot that some of them can never meet."""
    for rule in problem.rules:
        floor = rule.at_least or rule.exactly or rule.at_least_share
        if not floor or rule.each not in (Each.DISTRICT, Each.CATEGORY, Each.LOT):
            continue
        asked, met = set[str](), set[str]()
        for lot in problem.lots:
            called = names(rule.each, lot, _ANYBODY)
            if rule.of.holds(lot, _ANYBODY) or _by_bidder(rule, lot):
                asked.update(called)
            if any(rule.of.holds(lot, option) for option in lot.options):
                met.update(called)
        if asked - met:
            missing = ", ".join(sorted(asked - met))
            yield (
                "F305",
                Severity.WARNING,
                Text(
                    f"规则 {rule.id} 对每个对象有下限，但 {missing} 没有任何可安排的响应，未对其适用",
                    f"rule {rule.id} has a floor for each, but nothing can be funded for {missing}; "
                    "it does not hold there",
                ),
            )


_ANYBODY = Option(id="", value=0)


def _by_bidder(rule: Rule, lot: ProblemLot) -> bool:
    """Return whether `rule` asks for some bidders of `lot`, whoever they are."""
    whoever = replace(rule.of, organisations=frozenset(), tags=frozenset(), without=frozenset())
    return bool(rule.of.organisations) and whoever.holds(lot, _ANYBODY)


def _error(code: str, zh: str, en: str) -> Said:
    return code, Severity.ERROR, Text(zh, en)
