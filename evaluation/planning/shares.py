"""Each district's share of what the plan is worth: its people, times what they need."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluation.core.exact import ratio
from evaluation.dossier.records import Dossier, Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a district may expect.

    Args:
        population: of the district, as the Needs sheet says.
        need: mean of its need weights there; 1 is average.
        share: population × need over that of all districts together, 0 to 1.
    """

    district: str
    population: int
    need: Fraction
    share: Fraction


def shares_of(dossier: Dossier) -> tuple[Share, ...]:
    """Return the share of every district with a lot, in the order of the Lots sheet.

    Nothing where a lot has no district, or the Needs sheet says no population for one: a share is
    not guessed.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> shares = shares_of(run(shipped("tenders") / "qinghe-2026").dossier)
        >>> [(each.district, each.population) for each in shares[:2]], sum(s.share for s in shares)
        ([('云溪县', 287000), ('石梁县', 164000)], Fraction(1, 1))
    """
    names = dict.fromkeys(lot.district or "" for lot in dossier.lots)
    rows = {name: [need for need in dossier.needs if need.district == name] for name in names}
    people = {name: _population(near) for name, near in rows.items()}
    if not all(people.values()):
        return ()
    needs = {
        name: Fraction(sum(ratio(n.need_weight) for n in near)) / len(near)
        for name, near in rows.items()
    }
    whole = sum(people[name] * needs[name] for name in names)
    if not whole:
        return ()
    return tuple(
        Share(
            district=name,
            population=people[name],
            need=needs[name],
            share=people[name] * needs[name] / whole,
        )
        for name in names
    )


def districts_without_population(dossier: Dossier) -> tuple[str, ...]:
    """Return the districts with lots of which the Needs sheet says no population."""
    names = dict.fromkeys(lot.district or "" for lot in dossier.lots)
    return tuple(
        name
        for name in names
        if not _population([need for need in dossier.needs if need.district == name])
    )


def _population(rows: list[Need]) -> int:
    """Return how many people a district has: of everybody, else of its audiences together."""
    most: Mapping[str | None, int] = {
        audience: max(row.population or 0 for row in rows if row.audience == audience)
        for audience in {row.audience for row in rows}
    }
    return most.get(None) or sum(most.values())
