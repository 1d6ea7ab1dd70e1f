"""The price and the money that were missing where several funds pay, or a bid has a discount.

At each price the bid draws on its funds what the split, or the discount, makes of the price. Where
the rows it draws on are ceilings, what enters at a price enters at a lower one; then the highest
price of a plan is found by halving, and a further solve shows that no plan reaches a step more.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from evaluation.allocation.decision import Decision
from evaluation.allocation.funds import TOTAL
from evaluation.allocation.linear_row import LinearRow, row_of
from evaluation.allocation.program import program_of
from evaluation.allocation.reasons.entry import Figure, amount_in, changed, forcing
from evaluation.allocation.solving.ask import ask
from evaluation.allocation.solving.best import SOLVERS
from evaluation.allocation.solving.reach import Silence, end_of, reaching, within
from evaluation.allocation.solving.task import Solver

Uses = Callable[[int], Mapping[str, int]]
"""What an option draws on each fund where the bid asks a price; never less where it asks more."""

_TRIES = 200
"""Plans that are looked at before a price is called not confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """An option whose bid is asked at other prices.

    Args:
        free: the rows where it costs nothing.
        steps: what each of them gains for each unit drawn on a fund.
    """

    decision: Decision
    column: int
    uses: Uses
    free: tuple[LinearRow, ...]
    steps: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, decision: Decision, column: int, uses: Uses) -> "Priced":
        """Return the option of `column`, which draws on the funds as `uses` says."""
        lot, option = decision.program.pairs[column]

        def rows(drawn: Mapping[str, int]) -> tuple[LinearRow, ...]:
            return program_of(changed(decision.problem, lot, replace(option, uses=drawn))).rows

        free = rows({})
        steps = {
            fund: tuple(
                amount_in(dear, column) - amount_in(row, column)
                for row, dear in zip(free, rows({fund: 1}), strict=True)
            )
            for fund in option.uses
        }
        return cls(decision=decision, column=column, uses=uses, free=free, steps=steps)

    @property
    def only_ceilings(self) -> bool:
        """Return whether a lower price is never worse: no row asks that money be spent."""
        return len(self.steps) <= 2 and all(
            step >= 0 if row.sense == "at_most" else step <= 0
            for steps in self.steps.values()
            for row, step in zip(self.free, steps, strict=True)
        )

    def at(self, price: int) -> list[LinearRow]:
        """Return the rows at `price`; the option is funded, so that it is a constant there."""
        drawn = [(self.steps[fund], amount) for fund, amount in self.uses(price).items()]
        return [
            replace(row, limit=row.limit - sum(steps[k] * amount for steps, amount in drawn))
            for k, row in enumerate(self.free)
        ]

    def enters(self, price: int, solver: Solver) -> frozenset[int] | None:
        """Return a plan as good as the decision with the option at `price`; None if none is.

        Raises:
            Silence: the solver comes to no end.
        """
        task = forcing(self.decision, self.at(price), self.column)
        return reaching(task, self.decision.met[0].amount, solver)

    def highest(self, plan: frozenset[int], low: int, top: int) -> int:
        """Return the highest price up to `top` that `plan` leaves room for; `low` is known to."""
        while low < top:
            middle = (low + top + 1) // 2
            if all(row.kept(plan) for row in self.at(middle)):
                low = middle
            else:
                top = middle - 1
        return low


def highest_shared_price(
    options: Sequence[Priced], own: int, solvers: Sequence[Solver] = SOLVERS
) -> Figure | None:
    """Return the highest price, below its `own`, at which a bid enters with one of its options.

    Args:
        options: the bid without and with its discounts; ceilings only (`Priced.only_ceilings`).
    """
    found = [each for each in (_highest(one, own - 1, solvers) for one in options) if each]
    return max(found, key=lambda each: each.amount, default=None)


def _highest(option: Priced, top: int, solvers: Sequence[Solver]) -> Figure | None:
    plan = option.enters(0, solvers[0])
    if plan is None:
        return None
    price = option.highest(plan, 0, top)
    low, high = price, top
    with suppress(Silence):  # then what was found so far is not confirmed
        while low < high:  # where it stops is only a guess: the other solver confirms it
            middle = (low + high + 1) // 2
            plan = option.enters(middle, solvers[0])
            if plan is None:
                high = middle - 1
            else:
                low = price = option.highest(plan, middle, top)
        for _ in range(_TRIES):
            plan = None if price >= top else option.enters(price + 1, solvers[-1])
            if plan is None:
                return Figure(price, True)
            price = option.highest(plan, price + 1, top)
    return Figure(price, False)


def least_extra_together(
    decision: Decision, columns: Sequence[int], solvers: Sequence[Solver] = SOLVERS
) -> Figure | None:
    """Return the least money, added up over their funds, with which one of `columns` enters.

    None where no money would do. Nothing may be carried over between the funds.
    """
    pairs, size = decision.program.pairs, decision.program.size
    funds = sorted({fund for column in columns for fund in pairs[column][1].uses})
    measures = {f"funds.{fund}": size + k for k, fund in enumerate(funds)}
    best, rows, much = decision.met[0].amount, decision.program.rows, sum(decision.program.spends)
    limits = {row.id: row for row in rows if row.id in measures or row.id == TOTAL}

    def extra(plan: frozenset[int]) -> int:
        over = {id: max(0, row.activity(plan) - row.limit) for id, row in limits.items()}
        return max(sum(v for id, v in over.items() if id != TOTAL), over.get(TOTAL, 0))

    raised = [replace(r, limit=r.limit + much) if r.id in limits else r for r in rows]
    asked = within(forcing(decision, raised, *columns), best)
    if asked is None:
        return None
    measured = [_measured(limits[r.id], measures) if r.id in limits else r for r in asked.rows]
    goal = row_of("goal", asked.gain, "at_least", best)
    everything = dict.fromkeys(measures.values(), 1)
    least = replace(
        asked,
        gain=dict.fromkeys(everything, -1),
        rows=[*measured, goal],
        amounts=dict.fromkeys(everything, much),
    )
    answer = ask(least, solvers[0])
    answer = ask(least, solvers[-1]) if answer.chosen is None else answer
    if answer.chosen is None:
        end_of(answer)
        return None
    plan, settled = answer.chosen, False
    found = extra(plan)
    while found and not settled:
        fewer = row_of("fewer", everything, "at_most", found - 1)
        answer = ask(replace(least, rows=[*least.rows, fewer]), solvers[-1])
        settled = answer.final and answer.chosen is None
        if answer.chosen is None or extra(answer.chosen) >= found:
            return Figure(found, settled)
        found = extra(answer.chosen)
    return Figure(found, True)


def _measured(row: LinearRow, measures: Mapping[str, int]) -> LinearRow:
    """Return `row` with what is added to it as measuring columns."""
    mine = list(measures.values()) if row.id == TOTAL else [measures[row.id]]
    return replace(row, columns=(*row.columns, *mine), amounts=(*row.amounts, *(-1 for _ in mine)))
