"""What one option would have needed to enter the plan: value, price, money; checked on both sides.

At the figure there is a plan as good as the decision with the option in it, re-added in whole
numbers; one step beyond, the bound or a further solver finds none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.funds import TOTAL, purses
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.problem import Goal, Metric, Option, Problem, ProblemLot
from evaluation.allocation.program import program_of
from evaluation.allocation.reasons.better_plan import behind
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.best import SOLVERS, quick
from evaluation.allocation.solving.reach import Silence, end_of, out_of_reach, reaching, within
from evaluation.allocation.solving.task import Solver, Task
from evaluation.allocation.solving.verify import total


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at which an option enters, and whether one step beyond it does not."""

    amount: int
    confirmed: bool


def value_needed(
    decision: Decision,
    column: int,
    solvers: Sequence[Solver] = SOLVERS,
    *,
    lacking: int | None = None,
) -> Figure | None:
    """Return the least value at which the option enters a best plan; None where no value would do.

    Exact because plans without the option do not see its value; so it is not given where a rule
    adds up the value of the option, or where value is not the first goal.

    Args:
        lacking: by how much the best plan with the option falls behind, where that is proven.

    Raises:
        BetterPlan: the decision is not the best plan.
        Silence: no solver tells.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> lots = [ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"f": 8}, lots=tuple(lots)))
        >>> value_needed(plan, 1)
        Figure(amount=14, confirmed=True)
    """
    lot, option = decision.program.pairs[column]
    if decision.problem.goals[0] is not Goal.VALUE or any(
        rule.metric is Metric.VALUE and rule.counts(lot, option) for rule in decision.problem.rules
    ):
        return None
    if lacking is not None:
        return Figure(option.value + lacking, True)
    task = forcing(decision, decision.program.rows, column)
    answer = quick(task, solvers[0])
    if answer.chosen is None:
        end_of(answer)
        return None
    lacking = behind(decision, Goal.VALUE, answer.chosen)
    better = total(task.gain, answer.chosen) + 1
    return Figure(option.value + lacking, out_of_reach(task, better, solvers[-1]))


def highest_price(
    decision: Decision, column: int, solvers: Sequence[Solver] = SOLVERS
) -> Figure | None:
    """Return the highest price, below its own, at which the option enters a best plan.

    None where no price would do, or where the option draws on several funds.

    Raises:
        Silence: no solver tells.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> lots = [ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...         for k, v, c in (("L1", 14, 7), ("L2", 11, 5))]
        >>> plan = allocate_problem(Problem(funds={"f": 8}, lots=tuple(lots)))
        >>> highest_price(plan, 1)
        Figure(amount=1, confirmed=True)
    """
    option = decision.program.pairs[column][1]
    if len(option.uses) != 1:
        return None
    (own,) = option.uses.values()
    asking = _Asking.of(decision, column)
    top = own
    while top > 0:
        price, sure = asking.dearest(top, solvers[0])
        if price is None:
            return None
        if sure:
            return Figure(price, price + 1 >= own or asking.stays_out(price + 1, solvers[-1]))
        top = price  # a hint of the solver that did not hold: look below it
    if own:
        raise Silence
    return None


def least_extra(
    decision: Decision,
    column: int,
    solvers: Sequence[Solver] = SOLVERS,
    *,
    instead: Sequence[int] = (),
) -> Figure | None:
    """Return the least extra money in its fund with which the option enters a plan as good.

    The rest of the plan may change. None where no money would do, or where the option draws on
    several funds.

    Args:
        instead: further columns of the lot that would do as well.

    Raises:
        Silence: no solver tells.
    """
    option = decision.program.pairs[column][1]
    columns = {column, *instead}
    if any(len(decision.program.pairs[one][1].uses) != 1 for one in columns):
        return None
    (fund,) = option.uses
    ends = {
        (one.id, one.each)
        for one in purses(decision.problem)
        if fund in one.funds or one.id == TOTAL
    }
    best, rows = decision.met[0].amount, decision.program.rows
    limits = [row for row in rows if (row.id, row.each) in ends]

    def short(plan: frozenset[int]) -> int:
        return max(0, *(row.activity(plan) - row.limit for row in limits))

    def task(more: int) -> Task:
        raised = [replace(r, limit=r.limit + more) if (r.id, r.each) in ends else r for r in rows]
        return forcing(decision, raised, *columns)

    all_of_it = sum(decision.program.spends)
    plan, more = None, max(1, option.money)
    while plan is None:
        plan = reaching(task(more), best, solvers[0])
        if plan is None and more >= all_of_it:
            return None
        more = min(4 * more, all_of_it)
    extra = _least(task(short(plan)), limits, best, decision.program.size, solvers[0])
    found = short(plan) if extra is None else min(short(extra), short(plan))
    return Figure(found, not found or out_of_reach(task(found - 1), best, solvers[-1]))


def _least(
    task: Task, limits: Sequence[LinearRow], best: int, measure: int, solver: Solver
) -> frozenset[int] | None:
    """Return the plan of `task` that gains `best` and passes `limits` by least."""
    asked = within(task, best)
    if asked is None:
        return None
    names = {(row.id, row.each): row for row in limits}
    most = max((sum(row.amounts) for row in limits), default=0)
    rows = [
        _priced(names[row.id, row.each], measure, -1) if (row.id, row.each) in names else row
        for row in asked.rows
    ]
    rows.append(row_of("goal", task.gain, "at_least", best))
    least = replace(asked, gain={measure: -1}, rows=rows, amounts={measure: most})
    return ask(least, solver).chosen


def forcing(decision: Decision, rows: Sequence[LinearRow], *columns: int) -> Task:
    """Return the task of gaining most under `rows` with one of the options funded."""
    program = replace(decision.program, rows=tuple(rows))
    task = task_of(program, gain_of(decision.problem.goals[0], program))
    return replace(
        task, rows=[*task.rows, row_of("forced", dict.fromkeys(columns, 1), "at_least", 1)]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    """An option whose price is asked for.

    Args:
        free: the rows where it costs nothing.
        steps: what each of them gains when its price rises by 1.
    """

    decision: Decision
    column: int
    free: tuple[LinearRow, ...]
    steps: tuple[int, ...]

    @classmethod
    def of(cls, decision: Decision, column: int) -> "_Asking":
        lot, option = decision.program.pairs[column]
        (fund,) = option.uses
        free, dear = (
            program_of(changed(decision.problem, lot, replace(option, uses={fund: price}))).rows
            for price in (0, 1)
        )
        steps = (
            amount_in(b, column) - amount_in(a, column) for a, b in zip(free, dear, strict=True)
        )
        return cls(decision=decision, column=column, free=free, steps=tuple(steps))

    def at(self, price: int) -> list[LinearRow]:
        """Return the rows at `price`; the option is funded, so that it is a constant there."""
        return [
            replace(row, limit=row.limit - step * price) if step else row
            for row, step in zip(self.free, self.steps, strict=True)
        ]

    def loosest(self, top: int) -> list[LinearRow]:
        """Return the rows, each at whichever price up to `top` leaves it most room."""
        prices = (self.at(0), self.at(top))
        return [
            max(pair, key=lambda row: row.limit if row.sense == "at_most" else -row.limit)
            for pair in zip(*prices, strict=True)
        ]

    def stays_out(self, price: int, solver: Solver) -> bool:
        """Return whether it is settled that no plan as good has the option at `price`."""
        task = forcing(self.decision, self.at(price), self.column)
        return out_of_reach(task, self.decision.met[0].amount, solver)

    def dearest(self, top: int, solver: Solver) -> tuple[int | None, bool]:
        """Return the largest price below `top` that some plan as good leaves room for.

        The price is a measuring column: how much a unit of it adds to each row is its step. Beside
        it stands whether that plan, re-added, keeps every row at the price.
        """
        best, price = self.decision.met[0].amount, self.decision.program.size
        loose = forcing(self.decision, self.loosest(top), self.column)
        task = within(loose, best)
        if task is None:
            return None, False
        priced = [_priced(r, price, step) for r, step in zip(self.free, self.steps, strict=True)]
        rows = [*priced, *task.rows[len(priced) :], row_of("goal", loose.gain, "at_least", best)]
        asked = replace(task, gain={price: 1}, rows=rows, amounts={price: top - 1})
        answer = ask(asked, solver)
        chosen = answer.chosen
        if chosen is None:
            end_of(answer)
            return None, False
        highest = top - 1
        for row, step in zip(self.free, self.steps, strict=True):
            room = row.limit - row.activity(chosen)
            if row.sense == "at_most" and step > 0:
                highest = min(highest, room // step)
            if row.sense == "at_least" and step < 0:
                highest = min(highest, -room // -step)
        if highest < 0:
            raise Silence
        return highest, all(row.kept(chosen) for row in self.at(highest))


def changed(problem: Problem, lot: ProblemLot, option: Option) -> Problem:
    """Return `problem` with one option of `lot` replaced."""
    options = tuple(option if one.id == option.id else one for one in lot.options)
    changed = replace(lot, options=options)
    return replace(
        problem, lots=tuple(changed if one.id == lot.id else one for one in problem.lots)
    )


def _priced(row: LinearRow, price: int, step: int) -> LinearRow:
    if not step:
        return row
    return replace(row, columns=(*row.columns, price), amounts=(*row.amounts, step))


def amount_in(row: LinearRow, column: int) -> int:
    """Return what `column` adds to `row`."""
    return next((a for c, a in zip(row.columns, row.amounts, strict=True) if c == column), 0)
