"""The upper bound of a plan, term by term, as anybody can add it up."""

from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.row import Sense
from evaluation.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What one rule contributes to the bound: multiplier × limit, a floor counted negative.

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
    """The bound as a sum.

    Args:
        terms: of the rules whose multiplier is not 0.
        lots: what the lots add: of each the best of 0 and value less the multipliers' share.
    """

    terms: tuple[Term, ...]
    lots: Fraction

    @property
    def bound(self) -> Fraction:
        """Return what no plan can pass."""
        return sum((term.product for term in self.terms), self.lots)


def bound_sum(plan: Plan) -> Sum | None:
    """Return the bound of `plan` as a sum; None where there is no bound.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"))
        >>> added = bound_sum(plan)
        >>> [term.id for term in added.terms], added.bound == plan.proof.bound
        (['funds.budget', 'R1', 'R2', 'R5'], True)
    """
    bound = plan.decision.bound
    if bound is None or plan.proof is None:
        return None
    scale = bound.multipliers.scale
    pairs = zip(plan.decision.program.rows, bound.multipliers.weights, strict=True)
    return Sum(
        terms=tuple(
            Term(
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
