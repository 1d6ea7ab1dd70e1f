"""The same scoring written once more, in fractions and as plainly as possible, for comparison.

Nothing of the scoring, the formulas or the law is imported; only the records are read.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from evaluation.dossier.records import Bid, Dossier

FEWEST = {"cn_open_comprehensive": 3, "cn_consultation": 2}
CHAINS = {"cn_open_comprehensive": ["quote"], "cn_consultation": ["quote", "technical"]}
MODELS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "[0,2) 5; [2,4] 10; (4,) 20": lambda value, high: Fraction(
        5 if value < 2 else 10 if value <= 4 else 20
    ),
    "= MIN(points, value * 3)": lambda value, high: min(Fraction(20), value * 3),
    "= points * value / high": lambda value, high: 20 * value / high,
}


@dataclass
class Outcome:
    """What is computed for a bid."""

    technical: Fraction | None = None
    price_points: Fraction | None = None
    total: Fraction | None = None
    rank: int | None = None
    tied: bool = False


class Oracle:
    """The outcome of each lot of a tender."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.chinese = dossier.tender.method.startswith("cn")
        self.places = {
            stage: int(places)
            for stage, places in (part.split() for part in dossier.tender.rounding.split("; "))
        }

    def lot(self, lot: str) -> tuple[bool, dict[str, Outcome], list[str]]:
        """Return whether the lot fails, the outcome of each bid, and the candidates."""
        bids = [bid for bid in self.dossier.bids if bid.lot == lot]
        outcomes = {bid.id: Outcome() for bid in bids}
        left = [bid for bid in bids if self.admitted(bid)]
        if len(left) < FEWEST.get(self.dossier.tender.method, 1):
            return True, outcomes, []
        highest = max(self.fact(bid) for bid in left)
        points = {bid.id: self.points(bid, highest) for bid in left}
        for bid in left:
            outcomes[bid.id].technical = self.rounded(sum(points[bid.id].values()), "technical")
        left = [bid for bid in left if self.enough(points[bid.id]["T1"], outcomes[bid.id])]
        if not left:
            return True, outcomes, []
        low = min(self.price(bid) for bid in left)
        for bid in left:
            found = outcomes[bid.id]
            found.price_points = self.rounded(30 * low / self.price(bid), "price")
            found.total = self.rounded((found.technical or 0) + found.price_points, "total")
        keys = {bid.id: self.key(bid, outcomes[bid.id], points[bid.id]) for bid in left}
        for bid in left:
            own = keys[bid.id]
            outcomes[bid.id].rank = 1 + sum(other < own for other in keys.values())
            outcomes[bid.id].tied = sum(other == own for other in keys.values()) > 1
        return False, outcomes, self.candidates(keys, outcomes)

    def candidates(self, keys: dict[str, list[Fraction]], found: dict[str, Outcome]) -> list[str]:
        """Return the first bids until one of them is tied."""
        most = self.dossier.tender.candidates or (3 if self.chinese else 1)
        named: list[str] = []
        for bid in sorted(keys, key=keys.__getitem__)[:most]:
            if found[bid].tied:
                break
            named.append(bid)
        return named

    def ruled(self, what: str, subject: str, criterion: str | None = None) -> str | None:
        """Return what was decided, or None."""
        for ruling in self.dossier.rulings:
            if (ruling.what, ruling.subject, ruling.criterion) == (what, subject, criterion):
                return ruling.decision or ""
        return None

    def admitted(self, bid: Bid) -> bool:
        """Return whether nothing keeps the bid out."""
        lot = next(lot for lot in self.dossier.lots if lot.id == bid.lot)
        most = lot.ceiling or (lot.budget if self.chinese else None)
        failed = any(row.bid == bid.id and not row.passed for row in self.dossier.screening)
        late = bid.received is not None and bid.received > self.dossier.tender.deadline  # type: ignore[operator]
        above = most is not None and self.quote(bid) > most
        return not (failed or late or above or self.ruled("exclusion", bid.id) is not None)

    def quote(self, bid: Bid) -> Fraction:
        """Return the quote, or what a ruling made of it."""
        corrected = self.ruled("price", bid.id)
        return Fraction(corrected if corrected is not None else bid.quote or 0)

    def price(self, bid: Bid) -> Fraction:
        """Return the evaluated price."""
        status = next(each.status for each in self.dossier.tenderers if each.id == bid.tenderer)
        rate = Fraction("0.15") * ("small_micro" in status)
        rate += Fraction("0.2") * ("domestic_product" in status)
        return self.rounded(self.quote(bid) * (1 - rate * self.chinese), "evaluated")

    def fact(self, bid: Bid) -> Fraction:
        """Return the measured fact."""
        return next(Fraction(fact.value) for fact in self.dossier.facts if fact.bid == bid.id)

    def points(self, bid: Bid, highest: Fraction) -> dict[str, Fraction]:
        """Return the points that are not price points."""
        text = next(c.model for c in self.dossier.criteria if c.code == "T2") or ""
        exact = {
            "T1": self.mark(bid, "T1"),
            "T2": MODELS[text](self.fact(bid), highest),
            "T3": self.mark(bid, "T3") / 2,
        }
        return {code: self.rounded(value, "criterion") for code, value in exact.items()}

    def mark(self, bid: Bid, code: str) -> Fraction:
        """Return the one mark that the experts' marks become."""
        agreed = self.ruled("consensus", bid.id, code)
        if agreed is not None:
            return Fraction(agreed)
        given = {e: Fraction(m) for e, m in self.dossier.marks.values[bid.id, code].items()}
        corrected = self.ruled("correction", bid.id, code)
        if corrected is not None:
            given["E0"] = Fraction(corrected)
        marks = sorted(given.values())
        if self.dossier.tender.aggregation == "median":
            return median(marks)
        if self.dossier.tender.aggregation == "trimmed_mean":
            marks = marks[1:-1]
        return sum(marks, Fraction(0)) / len(marks)

    def enough(self, first: Fraction, found: Outcome) -> bool:
        """Return whether the minimum points are reached."""
        minimum = next(c.minimum for c in self.dossier.criteria if c.code == "T1")
        whole = self.dossier.tender.technical_minimum
        below = minimum is not None and first < minimum
        return not (below or (whole is not None and (found.technical or 0) < whole))

    def key(self, bid: Bid, found: Outcome, points: dict[str, Fraction]) -> list[Fraction]:
        """Return figures of which the smallest comes first."""
        received = bid.received
        figures = {
            "quote": self.quote(bid),
            "evaluated_price": self.price(bid),
            "technical": -(found.technical or Fraction(0)),
            "received": Fraction(received.minute if received else 0),
            "criterion T1": -points["T1"],
        }
        text = self.dossier.tender.tie_chain
        chain = text.split("; ") if text else CHAINS.get(self.dossier.tender.method, [])
        order = (self.ruled("tie", bid.lot) or "").split("; ")
        drawn = order.index(bid.id) if bid.id in order else 99
        return [-(found.total or Fraction(0)), *(figures[step] for step in chain), Fraction(drawn)]

    def rounded(self, value: Fraction | int, stage: str) -> Fraction:
        """Return `value` rounded half up where the tender rounds; nothing here is below 0."""
        if stage not in self.places:
            return Fraction(value)
        scale = 10 ** self.places[stage]
        return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)
