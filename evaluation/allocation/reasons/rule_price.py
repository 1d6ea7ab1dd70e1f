"""What each rule of the policy costs: what the plan would gain without it, and lose to it alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePrice:
    """What a rule costs, in units of the first goal.

    Args:
        last_in: gained if it alone is dropped from all; 0 means that it does not bind today.
        first_in: lost if it alone is added to no rules at all. The two differ where rules interact.
        changed: ids of the lots that would be funded otherwise if it alone were dropped.
    """

    rule: str
    last_in: int
    first_in: int
    changed: tuple[str, ...]


def rule_prices(decision: Decision, solvers: Sequence[Solver] = SOLVERS) -> Iterator[RulePrice]:
    """Yield the price of every rule, in the order of their ids; none where the solver tells none.

    Funds and the conditions of bids stay as they are. All mandates count as one rule, as do all
    exclusions and all prerequisites.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Metric, Option, Problem, Rule
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=v),))
        ...              for k, v in (("A", 9), ("B", 7)))
        >>> rule = Rule(id="few", metric=Metric.COUNT, at_most=1)
        >>> plan = allocate_problem(Problem(funds={}, lots=lots, rules=(rule,)))
        >>> next(rule_prices(plan))
        RulePrice(rule='few', last_in=7, first_in=7, changed=('B',))
    """
    program = decision.program
    gain = gain_of(decision.problem.goals[0], program)

    def reached(rows: Sequence[LinearRow]) -> frozenset[int] | None:
        answer = quick(Task(lots=program.spans, gain=gain, rows=rows), solvers[0])
        return answer.chosen if answer.final else None

    funds = [row for row in program.rows if given(row)]
    policy = [row for row in program.rows if not given(row)]
    free, before = reached(funds), frozenset(decision.chosen)
    for name in sorted({family(row) for row in policy}):
        without = reached([*funds, *(row for row in policy if family(row) != name)])
        alone = reached([*funds, *(row for row in policy if family(row) == name)])
        if free is None or without is None or alone is None:
            continue
        lots = {program.pairs[column][0].id for column in before ^ without}
        yield RulePrice(
            rule=name,
            last_in=total(gain, without) - total(gain, before),
            first_in=total(gain, free) - total(gain, alone),
            changed=tuple(sorted(lots)),
        )


def given(row: LinearRow) -> bool:
    """Return whether `row` is a fund or a condition of a bid, which no policy can drop."""
    return row.id.startswith(("funds.", "bids."))


def family(row: LinearRow) -> str:
    """Return the rule that `row` belongs to; mandates, exclusions, prerequisites are one each.

    Example:
        >>> from evaluation.allocation.linear_row import row_of
        >>> family(row_of("lots.L1.mandatory", {0: 1}, "at_least", 1))
        'mandatory'
    """
    if row.id.startswith("lots."):
        return "mandatory"
    for name in ("exclusive", "requires"):
        if row.id.startswith(f"{name}."):
            return name
    return row.id
