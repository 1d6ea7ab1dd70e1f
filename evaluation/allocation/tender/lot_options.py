"""The options of every lot: each bid at each level and price that its bidder offers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.bids import LotFacts, Organisation, RankedBid
from evaluation.allocation.problem import Option, ProblemLot
from evaluation.allocation.tender.conditions import with_offers
from evaluation.allocation.tender.values import values_of

WHOLE = 10_000
"""The parts of a price, in 1/100 percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Every option there is, before anybody says who may be funded.

    Args:
        bids: the bid that each option, named by lot and id, stands for.
        options: each of them.
        facts: the lots in the published order.
        unit: value units in one point x need x size.
    """

    bids: Mapping[tuple[str, str], RankedBid]
    options: Mapping[tuple[str, str], Option]
    facts: tuple[LotFacts, ...]
    unit: Fraction

    def lots(self, eligible: Collection[tuple[str, str]]) -> tuple[ProblemLot, ...]:
        """Return the lots with those of their options that are `eligible`."""
        chosen = dict[str, list[Option]]()
        for choice, option in self.options.items():
            if choice in eligible:
                chosen.setdefault(choice[0], []).append(option)
        return tuple(
            _lot(lot, chosen.get(lot.id, []), number) for number, lot in enumerate(self.facts, 1)
        )


def offers_of(
    lots: Sequence[LotFacts],
    bids: Sequence[RankedBid],
    organisations: Sequence[Organisation],
    fund: str,
) -> Offers:
    """Return every option of `lots`.

    Args:
        fund: pays for lots that name none.
    """
    offered = [offer for bid in bids for offer in with_offers(bid)]
    by_lot = {lot.id: lot for lot in lots}
    values, unit = values_of(offered, by_lot)  # of all bids, so that the modes can be compared
    who = {one.id: one for one in organisations}
    options = {
        (bid.lot, option_id(bid)): _option(bid, value, by_lot[bid.lot], fund, who)
        for bid, value in zip(offered, values, strict=True)
    }
    return Offers(
        bids={(bid.lot, option_id(bid)): bid for bid in offered},
        options=options,
        facts=tuple(lots),
        unit=unit,
    )


def option_id(bid: RankedBid) -> str:
    """Return the id of the option that `bid` becomes.

    Example:
        >>> from decimal import Decimal
        >>> option_id(RankedBid(lot="L1", bid="B1", organisation="O1", points=Decimal(1), rank=1,
        ...                     price=1, level=80))
        'B1@80%'
    """
    level = "" if bid.level == 100 else f"@{bid.level}%"
    return f"{bid.bid}{level}" + (f"-{bid.earned.percent}" if bid.earned else "")


def split(price: int, spread: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return what each fund pays of `price`: rounded down as it adds up, the last one the rest.

    Example:
        >>> split(1001, [("2026", 6000), ("2027", 4000)])
        {'2026': 600, '2027': 401}
    """
    paid, part, uses = 0, 0, dict[str, int]()
    for fund, share in spread:
        part += share
        upto = price * part // WHOLE
        uses[fund] = uses.get(fund, 0) + upto - paid
        paid = upto
    return uses


def _option(
    bid: RankedBid, value: int, lot: LotFacts, fund: str, who: Mapping[str, Organisation]
) -> Option:
    bidder = who[bid.organisation]
    all_of = [bidder, *(who.get(id, Organisation(id=id)) for id in bidder.members)]
    return Option(
        id=option_id(bid),
        value=value,
        uses=split(bid.price, lot.spread or ((lot.fund or fund, WHOLE),)),
        organisations=tuple(dict.fromkeys(one.id for one in all_of)),
        groups=tuple(dict.fromkeys(one.group or one.id for one in all_of)),
        rank=bid.rank,
    )


def _lot(lot: LotFacts, options: Sequence[Option], position: int) -> ProblemLot:
    named = (lot.setting, lot.audience, *lot.tags)
    return ProblemLot(
        id=lot.id,
        options=tuple(options),
        mandatory=lot.mandatory,
        district=lot.district,
        category=lot.category,
        tags=frozenset(name for name in named if name),
        reference=lot.reference,
        position=position,
    )
