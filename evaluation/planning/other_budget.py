"""The same tender with another budget: every fund grows or shrinks in the same proportion."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from evaluation.core.currency import minor_digits
from evaluation.core.exact import ratio, scaled
from evaluation.dossier.records import Dossier


def whole_budget(dossier: Dossier) -> Fraction:
    """Return all the money of `dossier`: its budget, or what its funds hold where that is less.

    What the funds hold in reserve is no money of the tender.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> whole_budget(run(shipped("tenders") / "qinghe-2026").dossier)
        Fraction(3000000, 1)
    """
    held = sum((ratio(f.amount) - ratio(f.reserve or 0) for f in dossier.funds), Fraction(0))
    if dossier.tender.budget is None:
        return held
    budget = ratio(dossier.tender.budget)
    return min(budget, held) if dossier.funds else budget


def with_budget(dossier: Dossier, budget: Fraction) -> Dossier:
    """Return `dossier` with `budget` as all its money; amounts are cut to minor units.

    Args:
        budget: in the unit of the sheets, 0 or more.
    """
    whole, places = whole_budget(dossier), minor_digits(dossier.tender.currency)

    def part(amount: Decimal) -> Decimal:
        rate = budget / whole if whole else Fraction(1)
        return scaled(int(ratio(amount) * rate * 10**places), places)

    funds = tuple(
        replace(
            fund,
            amount=part(fund.amount),
            reserve=None if fund.reserve is None else part(fund.reserve),
            carry_most=None if fund.carry_most is None else part(fund.carry_most),
        )
        for fund in dossier.funds
    )
    tender = dossier.tender
    if tender.budget is not None:
        tender = replace(tender, budget=scaled(int(budget * 10**places), places))
    return replace(dossier, tender=tender, funds=funds)
