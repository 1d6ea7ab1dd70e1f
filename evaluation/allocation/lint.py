"""What is wrong with a policy before anything is solved: floors nobody can reach, contradictions.

A problem that passes can still have no plan; one that fails certainly has none, or has a rule that
does something nobody meant.
"""

from collections.abc import Iterator, Sequence

from evaluation.allocation.problem import Problem
from evaluation.allocation.program import Program
from evaluation.allocation.row import Row
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
        >>> from evaluation.allocation.problem import Lot, Metric, Option, Rule
        >>> from evaluation.allocation.program import program_of
        >>> lot = Lot(id="L1", options=(Option(id="B", value=1),))
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


def _most(row: Row, lot_of: Sequence[int]) -> int:
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


def _error(code: str, zh: str, en: str) -> Said:
    return code, Severity.ERROR, Text(zh, en)
