"""What one option would have needed to enter the plan: value, price, money; checked by re-solving.

Each figure comes with its proof: at the figure the option enters a plan that is as good as the
decision, one step beyond it does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.allocation.best import SOLVERS, quick
from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Goal, Lot, Metric, Option, Problem
from evaluation.allocation.program import Program, program_of
from evaluation.allocation.row import Row, row_of
from evaluation.allocation.task import Solver, Task
from evaluation.allocation.verify import total


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at which an option enters, and whether re-solving on both sides confirms it."""

    amount: int
    confirmed: bool


def value_needed(
    decision: Decision, column: int, solvers: Sequence[Solver] = SOLVERS
) -> Figure | None:
    """Return the least value at which the option enters a best plan; None where no value would do.

    Exact because plans without the option do not see its value; so it is not given where a rule
    adds up the value of the option, or where value is not the first goal.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> lots = [Lot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"f": 8}, lots=tuple(lots)))
        >>> value_needed(plan, 1)
        Figure(amount=14, confirmed=True)
    """
    lot, option = decision.program.pairs[column]
    rules = decision.problem.rules
    if decision.problem.goals[0] is not Goal.VALUE or any(
        rule.metric is Metric.VALUE and rule.of.holds(lot, option) for rule in rules
    ):
        return None
    best = decision.met[0].amount
    reached = _with(decision.problem, decision.program, column, solvers)
    if reached is None:
        return None
    needed = option.value + best - reached

    def enters(value: int) -> bool:
        changed = _changed(decision.problem, lot, replace(option, value=value))
        gained = _with(changed, program_of(changed), column, solvers)
        return gained is not None and gained >= best

    return Figure(needed, enters(needed) and not (needed > 0 and enters(needed - 1)))


def highest_price(
    decision: Decision, column: int, solvers: Sequence[Solver] = SOLVERS
) -> Figure | None:
    """Return the highest price, below its own, at which the option enters a best plan.

    None where no price would do, or where the option draws on several funds.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> lots = [Lot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"f": 8}, lots=tuple(lots)))
        >>> highest_price(plan, 1)
        Figure(amount=1, confirmed=True)
    """
    lot, option = decision.program.pairs[column]
    if len(option.uses) != 1:
        return None
    (fund,) = option.uses
    best = decision.met[0].amount

    def enters(price: int) -> bool:
        changed = _changed(decision.problem, lot, replace(option, uses={fund: price}))
        gained = _with(changed, program_of(changed), column, solvers)
        return gained is not None and gained >= best

    top = option.uses[fund]
    free = program_of(_changed(decision.problem, lot, replace(option, uses={fund: 0})))
    dear = program_of(_changed(decision.problem, lot, replace(option, uses={fund: 1})))
    while top > 0:
        price = _dearest(decision, column, free, dear, top, solvers[0])
        if price is None:
            return None
        if enters(price):
            return Figure(price, price + 1 >= option.uses[fund] or not enters(price + 1))
        top = price  # a hint of the solver that did not hold: look below it
    return None


def least_extra(
    decision: Decision, column: int, solvers: Sequence[Solver] = SOLVERS
) -> Figure | None:
    """Return the least extra money in its fund with which the option enters a plan as good.

    The rest of the plan may change. None where no money would do, or where the option draws on
    several funds.
    """
    option = decision.program.pairs[column][1]
    if len(option.uses) != 1:
        return None
    (fund,) = option.uses
    task = _at_least(decision.problem, decision.program, column, decision.met[0].amount)
    name = f"funds.{fund}"
    (ceiling,) = (row for row in task.rows if row.id == name)
    gain = {c: -a for c, a in zip(ceiling.columns, ceiling.amounts, strict=True)}
    without = replace(task, gain=gain, rows=[row for row in task.rows if row.id != name])
    found = quick(without, solvers[0])
    if found.chosen is None:
        return None
    extra = max(0, ceiling.activity(found.chosen) - ceiling.limit)

    def enters(more: int) -> bool:
        rows = [replace(r, limit=r.limit + more) if r.id == name else r for r in task.rows]
        return quick(replace(task, gain={}, rows=rows), solvers[-1]).chosen is not None

    return Figure(extra, enters(extra) and not (extra > 0 and enters(extra - 1)))


def _changed(problem: Problem, lot: Lot, option: Option) -> Problem:
    """Return `problem` with one option of `lot` replaced."""
    options = tuple(option if one.id == option.id else one for one in lot.options)
    changed = replace(lot, options=options)
    return replace(
        problem, lots=tuple(changed if one.id == lot.id else one for one in problem.lots)
    )


def _forced(task: Task, column: int) -> Task:
    return replace(task, rows=[*task.rows, row_of("forced", {column: 1}, "at_least", 1)])


def _with(problem: Problem, program: Program, column: int, solvers: Sequence[Solver]) -> int | None:
    """Return what the first goal reaches with `column` funded; None where no plan has it."""
    task = _forced(task_of(program, gain_of(problem.goals[0], program)), column)
    chosen = quick(task, solvers[0]).chosen
    return None if chosen is None else total(task.gain, chosen)


def _at_least(problem: Problem, program: Program, column: int, best: int) -> Task:
    """Return the task of a plan with `column` whose first goal reaches `best`."""
    task = Task(lots=program.spans, gain=gain_of(problem.goals[0], program), rows=program.rows)
    reached = row_of("goal", task.gain, "at_least", best)
    forced = _forced(task, column)
    return replace(forced, gain={}, rows=[*forced.rows, reached])


def _dearest(
    decision: Decision, column: int, free: Program, dear: Program, top: int, solver: Solver
) -> int | None:
    """Return the largest price below `top` that some plan as good as the decision leaves room for.

    The price is a measuring column: how much a unit of it adds to each row is what the row gains
    when the price of the option rises from 0 to 1.
    """
    price = free.size
    task = _at_least(decision.problem, free, column, decision.met[0].amount)
    steps = {
        (row.id, row.each, row.sense): _amount(after, column) - _amount(row, column)
        for row, after in zip(free.rows, dear.rows, strict=True)
    }
    rows = [_priced(row, price, steps.get((row.id, row.each, row.sense), 0)) for row in task.rows]
    asked = replace(task, gain={price: 1}, rows=rows, amounts={price: top - 1})
    chosen = quick(asked, solver).chosen
    if chosen is None:
        return None
    highest = top - 1
    for row in rows:
        step = _amount(row, price)
        if row.sense == "at_most" and step > 0:
            highest = min(highest, (row.limit - row.activity(chosen)) // step)
        if row.sense == "at_least" and step < 0:
            highest = min(highest, (row.activity(chosen) - row.limit) // -step)
    return highest if highest >= 0 else None


def _priced(row: Row, price: int, step: int) -> Row:
    if not step:
        return row
    return replace(row, columns=(*row.columns, price), amounts=(*row.amounts, step))


def _amount(row: Row, column: int) -> int:
    return next((a for c, a in zip(row.columns, row.amounts, strict=True) if c == column), 0)
