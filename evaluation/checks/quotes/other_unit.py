"""Amounts that only make sense in another unit: 17 where 170,000 was meant.

Offices think in 万元 and write 元, or the other way round. Such a slip looks like an abnormally low
quote, or like one above the ceiling, and must not be held against a tenderer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from evaluation.checks.check import Case
from evaluation.core.exact import exact, money
from evaluation.core.last_asked import last_asked
from evaluation.core.text import Text, normal
from evaluation.dossier.capitals import amount_in_words
from evaluation.dossier.decided.offers import ceiling_of
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.record import Record
from evaluation.dossier.records import Bid, Lot

UNITS = {10_000: Text("万元", "units of 10,000"), 1_000: Text("千元", "units of 1,000")}
"""The units that people write amounts in, by their size."""

FAR = 100
"""An amount is only doubted where it is off by more than this factor."""

SETTLED = ("low_price", "price")
"""Rulings by which people have settled what a quote is."""

DECIDED = ("price", "negotiated")
"""Rulings that put another amount in the place of a quote."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An amount in another unit: where it stands, and what it has to be multiplied or divided by.

    Args:
        record: the row it stands in.
        field: its column.
        unit: size of the unit.
        too_small: whether it is to be multiplied; else divided.
        bids: ids of the bids that look wrong because of it.
    """

    record: Record
    field: str
    unit: int
    too_small: bool
    bids: frozenset[str]

    @property
    def seen(self) -> Decimal:
        """The amount as it stands."""
        return exact(normal(str(getattr(self.record, self.field))))

    @property
    def working(self) -> Text:
        """What the amount would be, worked out."""
        meant = self.seen * self.unit if self.too_small else self.seen / self.unit
        sign = "×" if self.too_small else "÷"
        line = f"{self.seen.normalize():f} {sign} {self.unit:,} = {money(meant)}"
        return Text(line, line)


def slips(case: Case) -> Iterator[Slip]:
    """Yield every quote, ceiling or budget that makes sense only in another unit, decided or not."""
    yield from _whole_budget(case)
    for lot in case.dossier.lots:
        yield from _on(case, lot)


def doubted(case: Case, lot: Lot) -> frozenset[str]:
    """Return the bids on `lot` that nobody may accuse before the unit of an amount is put right."""
    return _doubted(case)[lot.id]


@last_asked
def _doubted(case: Case) -> Mapping[str, frozenset[str]]:
    """The doubted bids of each lot; a dozen checks ask for those of every lot."""
    return {
        lot.id: frozenset(bid for slip in _on(case, lot) for bid in slip.bids)
        for lot in case.dossier.lots
    }


def _on(case: Case, lot: Lot) -> Iterator[Slip]:
    bids = [bid for bid in case.dossier.bids_on(lot.id) if bid.quote and not _settled(case, bid)]
    limit, every = ceiling_of(lot, case.method), frozenset(bid.id for bid in bids)
    yield from _decided(case, lot, limit)
    if lot.budget and lot.ceiling and (unit := unit_of(lot.ceiling, lot.budget)):
        yield Slip(lot, "ceiling", unit, True, every)
    elif lot.budget and lot.ceiling and (unit := unit_of(lot.budget, lot.ceiling)):
        yield Slip(lot, "budget", unit, True, frozenset())
    elif limit and bids and (unit := _limit_in(limit, bids)):
        for field in ("ceiling", "budget"):
            if (amount := getattr(lot, field)) and _limit_in(amount, bids) == unit:
                yield Slip(lot, field, unit, True, every)
    else:
        yield from _quotes(lot, bids, limit)


def _settled(case: Case, bid: Bid) -> bool:
    return any(last_ruling(case.dossier, what, bid.id) is not None for what in SETTLED)


def _decided(case: Case, lot: Lot, limit: Decimal | None) -> Iterator[Slip]:
    """Yield the amounts that rulings put in the place of quotes, in another unit than these."""
    for bid in case.dossier.bids_on(lot.id):
        for ruling in filter(None, (last_ruling(case.dossier, what, bid.id) for what in DECIDED)):
            try:
                amount = exact(normal(ruling.decision or ""))
            except ValueError:
                continue  # a refusal, or what scoring reports
            known = [each for each in (bid.quote, limit) if each]
            for units, small in (
                ({unit_of(amount, each) for each in known}, True),
                ({unit_of(each, amount) for each in known}, False),
            ):
                unit = units.pop() if len(units) == 1 else None
                if unit:
                    yield Slip(ruling, "decision", unit, small, frozenset({bid.id}))


def _whole_budget(case: Case) -> Iterator[Slip]:
    tender, lots = case.dossier.tender, case.dossier.lots
    budgets = [lot.budget for lot in lots if lot.budget]
    if not tender.budget or not budgets:
        return
    if unit := unit_of(tender.budget, sum(budgets, Decimal(0))):
        yield Slip(tender, "budget", unit, True, frozenset())
    elif unit := unit_of(sum(budgets, Decimal(0)), tender.budget):
        if any(
            bid.quote and lot.budget and bid.quote <= lot.budget * 4
            for lot in lots
            for bid in case.dossier.bids_on(lot.id)
        ):
            yield Slip(tender, "budget", unit, False, frozenset())
            return
        for lot in (lot for lot in case.dossier.lots if lot.budget):
            yield Slip(lot, "budget", unit, True, frozenset())


def _limit_in(limit: Decimal, bids: list[Bid]) -> int | None:
    """The unit of a limit that every quote on the lot is far above, and near to in that unit."""
    units = {unit_of(limit, bid.quote or Decimal(0)) for bid in bids}
    return units.pop() if len(units) == 1 else None


def _quotes(lot: Lot, bids: list[Bid], limit: Decimal | None) -> Iterator[Slip]:
    for bid in bids:
        quote = bid.quote or Decimal(0)
        others = [other.quote or Decimal(0) for other in bids if other is not bid]
        usual = limit or (median(others) if others else None)
        words = amount_in_words(bid.quote_words or "")
        found = next((unit for unit in UNITS if words and words == quote * unit), None)
        found = found or (unit_of(quote, usual) if usual else None)
        over = unit_of(usual, quote) if usual and not found else None
        if found or over:
            yield Slip(bid, "quote", found or over or 1, bool(found), frozenset({bid.id}))


def unit_of(small: Decimal, large: Decimal) -> int | None:
    """The unit in which `small` would be about `large`: between a quarter and four times it."""
    if small <= 0 or small * FAR > large:
        return None
    return next((unit for unit in UNITS if large / 4 <= small * unit <= large * 4), None)
