"""The upper bound of a plan, case by case and term by term, as anybody can add it up."""

from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.linear_row import Sense
from evaluation.allocation.proof.cases import ProofCase
from evaluation.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundTerm:
    """What one rule contributes to a bound: multiplier × limit, a floor counted negative.

    Args:
        id: of the rule.
        each: whom it stands for, where the rule is repeated.
        multiplier: of the row, 0 or more.
        limit: of the row, in whole numbers, money in minor units.
    """

    id: str
    each: str
    sense: Sense
    multiplier: Fraction
    limit: int

    @property
    def product(self) -> Fraction:
        """Return what it adds to the bound."""
        signed = self.multiplier if self.sense == "at_most" else -self.multiplier
        return signed * self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The bound of one case as a sum.

    Args:
        inside: lots that the plans of this case fund; every plan falls into one of the cases.
        outside: bids that they do not fund, each as lot and bid.
        terms: of the rules whose multiplier is not 0.
        lots: what the lots add: of each the best of 0 and value less the multipliers' share.
    """

    inside: tuple[str, ...]
    outside: tuple[tuple[str, str], ...]
    terms: tuple[BoundTerm, ...]
    lots: Fraction

    @property
    def bound(self) -> Fraction:
        """Return what no plan of this case can pass."""
        return sum((term.product for term in self.terms), self.lots)


def bound_sums(plan: Plan) -> tuple[Sum, ...]:
    """Return the bound of `plan`, a sum for each case; nothing where there is no bound.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> max(int(added.bound) for added in bound_sums(plan)) == plan.proof.bound
        True
    """
    decision = plan.decision
    if decision.bound is None or plan.proof is None:
        return ()
    cases = decision.cases or (ProofCase(bound=decision.bound),)
    return tuple(_sum(plan, case) for case in cases)


def _sum(plan: Plan, case: ProofCase) -> Sum:
    program, bound = plan.decision.program, case.bound
    scale = bound.multipliers.scale
    pairs = zip(program.rows, bound.multipliers.weights, strict=True)
    return Sum(
        inside=tuple(program.lots[number].id for number in case.inside),
        outside=tuple(
            (lot.id, bid.id) for lot, bid in map(program.pairs.__getitem__, case.outside)
        ),
        terms=tuple(
            BoundTerm(
                id=row.id,
                each=row.each,
                sense=row.sense,
                multiplier=Fraction(weight, scale),
                limit=row.limit,
            )
            for row, weight in pairs
            if weight
        ),
        lots=Fraction(sum(bound.best), scale),
    )
