"""The points with which a bid would have entered where rules ask for value, found by trying.

Such a rule sees the value of the bid as well, so that the difference of two plans does not tell
what is lacking. But a floor is only easier to keep when a bid is worth more: what enters with some
points enters with more, and halving the range finds the fewest.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from evaluation.allocation import Decision, RankedBid, TenderProblem
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.linear_row import row_of
from evaluation.allocation.problem import Goal, Metric, Option, ProblemLot, Rule
from evaluation.allocation.program import program_of
from evaluation.allocation.solving.best import quick
from evaluation.allocation.solving.verify import total
from evaluation.allocation.tender.values import size_of
from evaluation.core.exact import half_up, ratio, scaled
from evaluation.planning.facts import Facts


@dataclass(frozen=True, slots=True)
class Tried:
    """The fewest points that are enough; None where not even the most there are would do."""

    points: Decimal | None


def fewest_points(
    facts: Facts, built: TenderProblem, decision: Decision, column: int, full: Decimal
) -> Tried | None:
    """Return with how many points the bid of `column` would have entered a plan as good.

    None where a rule adds up its value in another way than as a floor: more might then be worse.

    Args:
        full: the most points a bid can have.
    """
    lot, option = decision.program.pairs[column]
    problem = decision.problem
    rules = [rule for rule in problem.rules if rule.metric is Metric.VALUE]
    if problem.goals[0] is not Goal.VALUE or not all(
        _is_floor(rule) for rule in rules if rule.counts(lot, option)
    ):
        return None
    bid = built.bids[lot.id, option.id]
    places = max(0, -int(bid.points.as_tuple().exponent))
    low, high = int(bid.points.scaleb(places)), int(full.scaleb(places))
    asking = _PointsAsked(facts=facts, built=built, decision=decision, lot=lot, bid=bid)
    if not asking.enters(scaled(high, places)):
        return Tried(None)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if asking.enters(scaled(middle, places)) else (middle, high)
    return Tried(scaled(high, places))


def _is_floor(rule: Rule) -> bool:
    others = (rule.at_most, rule.exactly, rule.at_least_share, rule.at_most_share)
    return rule.at_least is not None and all(limit is None for limit in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PointsAsked:
    """A bid whose points are asked for, with every level that it offers."""

    facts: Facts
    built: TenderProblem
    decision: Decision
    lot: ProblemLot
    bid: RankedBid

    def enters(self, points: Decimal) -> bool:
        """Return whether a plan as good as the decision has the bid at `points`."""
        problem, best = self.decision.problem, self.decision.met[0].amount
        changed = replace(
            self.lot, options=tuple(self.worth(option, points) for option in self.lot.options)
        )
        lots = tuple(changed if lot.id == changed.id else lot for lot in problem.lots)
        program = program_of(replace(problem, lots=lots))
        own = [
            column
            for column, (lot, option) in enumerate(program.pairs)
            if lot.id == self.lot.id and self.is_own(option)
        ]
        task = task_of(program, gain_of(Goal.VALUE, program))
        forced = row_of("forced", dict.fromkeys(own, 1), "at_least", 1)
        chosen = quick(replace(task, rows=[*task.rows, forced])).chosen
        return chosen is not None and total(task.gain, chosen) >= best

    def is_own(self, option: Option) -> bool:
        """Return whether `option` is a level of the bid."""
        return self.built.bids[self.lot.id, option.id].bid == self.bid.bid

    def worth(self, option: Option, points: Decimal) -> Option:
        """Return `option` as it would be worth with `points`, where it is of the bid."""
        if not self.is_own(option):
            return option
        offer, lot = self.built.bids[self.lot.id, option.id], self.facts.lot(self.lot.id)
        each = ratio(lot.need) * size_of(lot) * Fraction(offer.scope, 1000) * self.built.unit
        value = ratio(points) * each
        return replace(option, value=half_up(value.numerator, value.denominator))
