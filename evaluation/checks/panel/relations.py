"""Pairs of a member of the panel and a bidder whom the member judges."""

from collections.abc import Callable, Iterator

from evaluation.checks.answers import clear, raised
from evaluation.checks.bidders import bidding, bodies
from evaluation.checks.check import Answer, Case
from evaluation.core.text import Text
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Expert, Tenderer

LOOKBACK = "cn/reg/conflict_lookback_years"
"""Law key of the years for which ties of the past count."""

Tie = tuple[str, Text]
"""The column of the tenderer in which it shows, and what was found."""


def judged(case: Case) -> dict[str, tuple[Tenderer, ...]]:
    """Return, by the id of each member, the bodies whose bids the member judges.

    Who stepped down on a lot does not judge its bids.
    """
    behind = {
        bidder: (lots, bodies(case.dossier, bidder)) for bidder, lots in bidding(case).items()
    }
    sits: dict[str, set[str]] = {member.id: set() for member in case.dossier.panel}
    for lot in case.dossier.lots:
        for member in seated(case.dossier, lot.id):
            sits[member.id].add(lot.id)
    return {
        id: tuple(
            {
                body.id: body
                for own, group in behind.values()
                if not lots.isdisjoint(own)
                for body in group
            }.values()
        )
        for id, lots in sits.items()
    }


def ties(
    case: Case, field: str, between: Callable[[Expert, Tenderer], Iterator[Tie]]
) -> Iterator[Answer]:
    """Yield what `between` finds for each member with each bidder, or that it finds nothing.

    Args:
        field: the column of the panel that is looked at.
    """
    law = (case.law(LOOKBACK),) if case.dossier.panel else ()
    of = judged(case)
    for member in case.dossier.panel:
        bidders = of[member.id]
        found = [(body, tie) for body in bidders for tie in between(member, body)]
        for body, (column, what) in found:
            yield raised(
                f"{member.name}与{body.name}：{what.zh}；请核实是否应当回避",
                f"{member.name} and {body.name}: {what.en}; find out whether the member has to "
                "step down",
                member.at(field),
                body.at(column),
                subject=member.id,
                figures={"tenderer": body.id},
                law=law,
            )
        if bidders and not found:
            yield clear(
                member.id, member.at(field), figures={"tenderers": str(len(bidders))}, law=law
            )
