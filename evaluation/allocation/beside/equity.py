"""Fair parts between districts: a floor for each, Nash welfare as second opinion, the worst-off.

A district's part is its share (of population, need, or both) of the best total value. Its
satisfaction is the value it receives over its part.

Source: Bertsimas, Farias and Trichakis, The price of fairness, Operations Research 59 (2011).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil

from evaluation.allocation.decision import Decision
from evaluation.allocation.problem import Metric, Rule, Selection
from evaluation.core.text import Text


def equity_floors(
    shares: Mapping[str, Fraction], best: int, floor: Fraction, priority: int = 0
) -> tuple[Rule, ...]:
    """Return one rule a district: at least `floor` of its proportional part of the value `best`.

    Args:
        shares: each district's share, adding up to 1.
        best: the value of the best plan without these rules.
        floor: 0 to 1, such as 4/5.

    Example:
        >>> shares = {"D1": Fraction(1, 3), "D2": Fraction(2, 3)}
        >>> rules = equity_floors(shares, 1000, Fraction(4, 5))
        >>> [(rule.id, rule.at_least) for rule in rules]
        [('equity.D1', 267), ('equity.D2', 534)]
    """
    return tuple(
        Rule(
            id=f"equity.{district}",
            metric=Metric.VALUE,
            of=Selection(districts=frozenset({district})),
            at_least=ceil(floor * share * best),
            priority=priority,
            text=Text(
                f"{district} 至少得到其应得价值的 {floor * 100}%",
                f"{district} receives at least {floor * 100} % of its part of the value",
            ),
        )
        for district, share in sorted(shares.items())
        if share
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """A plan judged by what each district receives.

    Args:
        received: value by district.
        parts: proportional part by district, in value units.
        worst: the lowest satisfaction.
        welfare: sum of share x log of satisfaction, to nine decimals; None where a district
            receives nothing.
        limit: no plan reaches more of what was maximised; None where nothing was.
    """

    chosen: tuple[int, ...]
    value: int
    received: Mapping[str, int]
    parts: Mapping[str, Fraction]
    worst: Fraction
    welfare: Decimal | None
    limit: Fraction | Decimal | None = None


def fairness(
    decision: Decision, shares: Mapping[str, Fraction], chosen: Sequence[int], best: int
) -> Fairness:
    """Return how fair the plan `chosen` is.

    Args:
        best: the value of which each district has a part.
    """
    program = decision.program
    received = dict.fromkeys(sorted(shares), 0)
    for column in chosen:
        district = program.pairs[column][0].district
        if district in received:
            received[district] += program.values[column]
    parts = {district: share * best for district, share in sorted(shares.items())}
    levels = {d: Fraction(received[d]) / parts[d] for d in parts if parts[d]}
    return Fairness(
        chosen=tuple(sorted(chosen)),
        value=sum(program.values[column] for column in chosen),
        received=received,
        parts=parts,
        worst=min(levels.values(), default=Fraction(1)),
        welfare=_welfare(shares, levels),
    )


def _welfare(shares: Mapping[str, Fraction], levels: Mapping[str, Fraction]) -> Decimal | None:
    if any(not level for level in levels.values()):
        return None
    with localcontext(prec=40):
        terms = (decimal(shares[d]) * decimal(level).ln() for d, level in levels.items())
        return sum(terms, Decimal(0)).quantize(Decimal("1e-9"))


def decimal(value: Fraction) -> Decimal:
    """Return `value` as a decimal in the precision of the moment."""
    return Decimal(value.numerator) / Decimal(value.denominator)
