"""The least relaxation: which rules have to give way, by how little, last priorities first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Problem
from evaluation.allocation.program import Program
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.best import SOLVERS
from evaluation.allocation.solving.task import Solver, Task


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A rule that gives way: its limit as written, and the least change that makes a plan possible.

    Args:
        name: the rule, and whom it is repeated for.
        short: by how much the plan misses the limit, in the unit of the row.
    """

    name: str
    priority: int
    limit: int
    activity: int
    short: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """A plan that misses the policy as little as possible.

    Args:
        chosen: the funded columns of that plan; None where rules that have to hold contradict
            each other.
        relaxed: every row it misses.
    """

    chosen: frozenset[int] | None
    relaxed: tuple[Relaxed, ...] = ()


def least_relaxation(
    problem: Problem, program: Program, solvers: Sequence[Solver] = SOLVERS
) -> Relaxation:
    """Return the plan that keeps the policy best.

    Rules of priority 0, funds, mandates, exclusions and prerequisites always hold. The others give
    way from the largest priority number to the smallest: in each tier, from the one kept longest,
    first the number of broken rows is made least, then what each of them misses, row by row.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Metric, Option, Rule
        >>> from evaluation.allocation.program import program_of
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=1, uses={"f": 6}),)) for k in "AB")
        >>> rule = Rule(id="R1", metric=Metric.COUNT, at_least=2, priority=1)
        >>> problem = Problem(funds={"f": 10}, lots=lots, rules=(rule,))
        >>> least_relaxation(problem, program_of(problem)).relaxed[0].short
        1
    """
    priorities = {rule.id: rule.priority for rule in problem.rules}
    soft = [row for row in program.rows if priorities.get(row.id, 0)]
    rows = [row for row in program.rows if not priorities.get(row.id, 0)]
    plan = _solved(program, rows, {}, solvers)
    for tier in sorted({priorities[row.id] for row in soft}):
        if plan is None:
            break
        mine = [row for row in soft if priorities[row.id] == tier]
        fewest = _fewest_broken(program, rows, mine, solvers)
        plan = fewest if fewest is not None else plan
        rows += [row for row in mine if row.kept(plan)]
        for row in mine:
            if not row.kept(plan):
                plan = _nearest(program, rows, row, solvers) or plan
                rows.append(replace(row, limit=row.activity(plan)))
    if plan is None:
        return Relaxation(chosen=None)
    return Relaxation(chosen=plan, relaxed=tuple(_missed(soft, priorities, plan)))


def _solved(
    program: Program, rows: Sequence[LinearRow], gain: dict[int, int], solvers: Sequence[Solver]
) -> frozenset[int] | None:
    task = Task(lots=program.spans, gain=gain, rows=rows)
    return next((plan for s in solvers if (plan := ask(task, s).chosen) is not None), None)


def _fewest_broken(
    program: Program,
    rows: Sequence[LinearRow],
    mine: Sequence[LinearRow],
    solvers: Sequence[Solver],
) -> frozenset[int] | None:
    """Return a plan that keeps `rows` and breaks as few of `mine` as possible."""
    switches = range(program.size, program.size + len(mine))
    eased = [_eased(row, switch, program) for row, switch in zip(mine, switches, strict=True)]
    task = Task(
        lots=[*program.spans, *([switch] for switch in switches)],
        gain=dict.fromkeys(switches, -1),
        rows=[*rows, *eased],
    )
    for solver in solvers:
        found = ask(task, solver).chosen
        if found is not None:
            return found - set(switches)
    return None


def _eased(row: LinearRow, switch: int, program: Program) -> LinearRow:
    """Return `row` with a switch that lets it be broken by any amount."""
    sign = 1 if row.sense == "at_most" else -1
    worst = dict[int, int]()
    for column, amount in zip(row.columns, row.amounts, strict=True):
        lot = program.lot_of[column]
        worst[lot] = max(worst.get(lot, 0), sign * amount)
    room = max(0, sum(worst.values()) - sign * row.limit)
    return LinearRow(
        id=row.id,
        sense=row.sense,
        columns=(*row.columns, switch),
        amounts=(*row.amounts, -sign * room),
        limit=row.limit,
    )


def _nearest(
    program: Program, rows: Sequence[LinearRow], row: LinearRow, solvers: Sequence[Solver]
) -> frozenset[int] | None:
    """Return a plan that keeps `rows` and comes as near to `row` as possible."""
    sign = -1 if row.sense == "at_most" else 1
    gain = {c: sign * a for c, a in zip(row.columns, row.amounts, strict=True)}
    return _solved(program, rows, gain, solvers)


def _missed(
    soft: Sequence[LinearRow], priorities: dict[str, int], plan: frozenset[int]
) -> Iterator[Relaxed]:
    for row in soft:
        if not row.kept(plan):
            yield Relaxed(
                name=row.name,
                priority=priorities[row.id],
                limit=row.limit,
                activity=row.activity(plan),
                short=row.shortfall(plan),
            )
