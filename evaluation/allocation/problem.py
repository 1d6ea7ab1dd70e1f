"""The allocation problem as records: funds, lots with their options, rules. Whole numbers only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from evaluation.core.text import Text

LARGEST = 10**12
"""The largest number a problem may hold: ten thousand million yuan in fen. Beyond it the binary
floats inside the solvers can no longer tell neighbouring whole numbers apart reliably."""


class Metric(StrEnum):
    """What a rule adds up over the options it selects."""

    COUNT = "count"
    MONEY = "money"
    VALUE = "value"
    REFERENCE = "reference"


class Each(StrEnum):
    """Over what a rule is repeated: one row for each of these."""

    ORGANISATION = "organisation"
    GROUP = "group"
    DISTRICT = "district"
    CATEGORY = "category"
    LOT = "lot"


class Goal(StrEnum):
    """What the plan is chosen for; goals are met in order, each frozen before the next."""

    VALUE = "value"
    LEAST_SPEND = "least_spend"
    LEAST_RANK = "least_rank"
    MOST_LOTS = "most_lots"


DEFAULT_GOALS = (Goal.VALUE, Goal.LEAST_SPEND, Goal.LEAST_RANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to fund a lot: one bid at one funding level.

    Args:
        id: unique within the lot.
        value: what the option is worth, 0 or more, in value units.
        uses: money taken from each fund, in minor units, 0 or more.
        organisations: who delivers it; every member of a consortium.
        groups: the affiliated groups behind them; the organisations themselves where empty.
        rank: the place of the bid in its lot's ranking, 1 or more.
    """

    id: str
    value: int
    uses: Mapping[str, int] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    rank: int = 1

    @property
    def money(self) -> int:
        """Return what the option costs over all funds, in minor units."""
        return sum(self.uses.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLot:
    """A lot: at most one of its options is funded, exactly one where it is mandatory.

    Args:
        reference: the published reference value of the lot, in minor units.
        position: the place of the lot in the published order; None where no order is published.
    """

    id: str
    options: tuple[Option, ...]
    mandatory: bool = False
    district: str = ""
    category: str = ""
    tags: frozenset[str] = frozenset()
    reference: int = 0
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which options a rule looks at; every part that is given must hold.

    Args:
        tags: the option or its lot carries *all* of these.
        without: neither the option nor its lot carries *any* of these.
    """

    lots: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    def holds(self, lot: ProblemLot, option: Option) -> bool:
        """Return whether `option` of `lot` is selected."""
        carried = lot.tags | option.tags
        return (
            (not self.lots or lot.id in self.lots)
            and (not self.districts or lot.district in self.districts)
            and (not self.categories or lot.category in self.categories)
            and (not self.organisations or not self.organisations.isdisjoint(option.organisations))
            and self.tags <= carried
            and self.without.isdisjoint(carried)
        )


@dataclass(frozen=True, slots=True)
class RuleTerm:
    """One member of a rule that is given by explicit terms: so much if this option is funded."""

    lot: str
    option: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the policy: a sum over selected options, at least, at most or exactly so much.

    Args:
        metric: what is added up; None where `terms` are given instead.
        each: repeats the rule for each organisation, district ... of the selection.
        at_least_share: lower limit as a share, 0 to 1, of the same sum over `base`.
        at_most_share: upper limit as a share, 0 to 1, of the same sum over `base`.
        base: what a share is a share of; everything that is funded, where left out.
        priority: 0 has to hold; where rules have to give way, the largest number gives way first.
        law: what the rule rests on.
        text: the rule in the words of the bureau.
    """

    id: str
    metric: Metric | None = None
    of: Selection = Selection()
    each: Each | None = None
    terms: tuple[RuleTerm, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    exactly: int | None = None
    at_least_share: Fraction | None = None
    at_most_share: Fraction | None = None
    base: Selection = Selection()
    priority: int = 0
    law: Text | None = None
    text: Text | None = None

    def counts(self, lot: ProblemLot, option: Option) -> bool:
        """Return whether `option` of `lot` is in what is added up, or in the base of a share."""
        shared = self.at_least_share is not None or self.at_most_share is not None
        return self.of.holds(lot, option) or (shared and self.base.holds(lot, option))


@dataclass(frozen=True, slots=True)
class Carry:
    """What is left of one fund may be spent from another, such as that of the next year.

    Args:
        most: the most that may be carried over, in minor units; None where all of it may.
    """

    source: str
    target: str
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything the allocation decides on.

    Args:
        funds: ceiling of each fund or year, in minor units.
        carries: where what is left of a fund goes; each fund gives to at most one other.
        total: ceiling over all funds together, in minor units; None where there is none.
        conditions: what bidders attach to their bids; they hold like the law and give way to
            nothing.
        exclusive: sets of lots of which at most one is funded.
        requires: pairs of lots; the first is funded only if the second is.
        goals: what the plan is chosen for, in order.
    """

    funds: Mapping[str, int]
    lots: tuple[ProblemLot, ...]
    rules: tuple[Rule, ...] = ()
    carries: tuple[Carry, ...] = ()
    total: int | None = None
    conditions: tuple[Rule, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()
    requires: tuple[tuple[str, str], ...] = ()
    goals: tuple[Goal, ...] = DEFAULT_GOALS
