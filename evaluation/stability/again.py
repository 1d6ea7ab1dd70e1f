"""One lot scored again, as if nothing else were tendered: with another panel, with another mark."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from evaluation.core.errors import TenderError
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Dossier, Expert, Ruling
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import LotResult

Item = TypeVar("Item")
Watched = Callable[[Iterable[Item]], Iterable[Item]]
"""Passes items on, and may show how far the work has come."""

LAST = datetime.max  # noqa: DTZ901
"""A ruling made then comes after every other."""


def alone(dossier: Dossier, lot: str) -> Dossier:
    """Return `dossier` with one lot and its bids only."""
    bids = dossier.bids_on(lot)
    ids = {bid.id for bid in bids}
    return replace(
        dossier,
        lots=(dossier.lot(lot),),
        bids=bids,
        facts=tuple(fact for fact in dossier.facts if fact.bid in ids),
        screening=tuple(row for row in dossier.screening if row.bid in ids),
    )


def with_panel(dossier: Dossier, seats: Sequence[str]) -> Dossier:
    """Return a dossier of one lot on whose panel exactly `seats` sit, with what each wrote.

    Rulings about a member's marks hold for every seat that the member takes.

    Args:
        seats: ids of experts; who stands there twice counts twice.
    """
    taken = _names(seats)
    experts = {expert.id: expert for expert in dossier.panel}
    panel = tuple(_seat(experts[who], name) for who, names in taken.items() for name in names)
    bids = {bid.id for bid in dossier.bids}
    values = {
        key: {name: mark for who, mark in given.items() for name in taken.get(who, ())}
        for key, given in dossier.marks.values.items()
        if key[0] in bids
    }
    rulings = tuple(
        replace(ruling, expert=name)
        for ruling in dossier.rulings
        if ruling.what != "recusal"  # who recused has no seat
        for name in (taken.get(ruling.expert, ()) if ruling.expert else (None,))
    )
    return replace(dossier, panel=panel, marks=Marks(values=values), rulings=rulings)


def _names(seats: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return a name for each seat, by the expert who takes it."""
    return {
        who: tuple(f"{who}#{number}" if number else who for number in range(seats.count(who)))
        for who in dict.fromkeys(seats)
    }


def _seat(expert: Expert, name: str) -> Expert:
    return replace(expert, id=name, lots=())


def with_marks(dossier: Dossier, marks: Mapping[tuple[str, str, str], Decimal]) -> Dossier:
    """Return `dossier` as if an expert had given a bid another mark.

    Args:
        marks: by expert, bid and criterion.
    """
    changed = tuple(
        Ruling(
            what="correction",
            subject=bid,
            criterion=criterion,
            expert=expert,
            decision=f"{mark:f}",
            reason="",
            who="",
            when=LAST,
        )
        for (expert, bid, criterion), mark in marks.items()
    )
    return replace(dossier, rulings=(*dossier.rulings, *changed))


def scored(dossier: Dossier) -> LotResult | None:
    """Return the outcome of the one lot of `dossier`; None where it cannot be scored."""
    try:
        return evaluate(dossier).lots[0]
    except TenderError:  # too few marks are left to be aggregated
        return None


def firsts(result: LotResult | None) -> frozenset[str]:
    """Return the bids that share the first place; nobody where nothing could be scored."""
    ranked = result.ranked if result else ()
    return frozenset(score.bid.id for score in ranked if score.rank == 1)
