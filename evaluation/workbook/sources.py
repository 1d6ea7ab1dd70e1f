"""Which input cell each figure starts from, as a formula that reads it.

A decision of people that replaces a figure (a confirmed price, a corrected or agreed mark) is read
from the sheet of rulings, where it stands as text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from evaluation.core.glossary import word
from evaluation.core.text import Lang
from evaluation.dossier.decided.rulings import decided_number, is_rejection, last_ruling, rulings_on
from evaluation.dossier.records import Bid, Criterion, Dossier, Lot, Ruling, Tenderer
from evaluation.dossier.writing.addresses import Addresses
from evaluation.scoring.price import RATE_OF_STATUS

_PLAIN = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from.

    Args:
        formula: what reads it; None where it is a decision that no cell holds as a number.
        value: what a ruling decided; None where the cell itself says.
    """

    formula: str | None
    value: Decimal | None = None


class InputCells:
    """The input cells of one dossier.

    Args:
        where: what `evaluation.dossier.writing.workbooks.write_sheets` returned for it.
    """

    def __init__(self, dossier: Dossier, where: Addresses, lang: Lang) -> None:
        self.dossier = dossier
        self.where = where
        self.lang = lang
        self._rows: Mapping[str, Mapping[str, int]] = {
            "lots": {lot.id: row for row, lot in enumerate(dossier.lots)},
            "bids": {bid.id: row for row, bid in enumerate(dossier.bids)},
            "criteria": {criterion.code: row for row, criterion in enumerate(dossier.criteria)},
        }
        self._facts = {(fact.bid, fact.criterion): row for row, fact in enumerate(dossier.facts)}

    def bid(self, bid: Bid, column: str) -> str:
        """Return the cell of a fact about `bid`."""
        return self.where.cell("bids", self._rows["bids"][bid.id], column)

    def criterion(self, criterion: Criterion, column: str) -> str:
        """Return the cell of a fact about `criterion`."""
        return self.where.cell("criteria", self._rows["criteria"][criterion.code], column)

    def weight(self, criterion: Criterion) -> str:
        """Return what reads the weight of `criterion`; a blank weight is 1."""
        return f"{self.criterion(criterion, 'weight')}"

    def ceiling(self, lot: Lot) -> Source:
        """Return the most a bid on `lot` may ask: its ceiling, or else its budget."""
        column = "ceiling" if lot.ceiling is not None else "budget"
        return Source(self.lot(lot, column))

    def lot(self, lot: Lot, column: str) -> str:
        """Return the cell of a fact about `lot`."""
        return self.where.cell("lots", self._rows["lots"][lot.id], column)

    def fact(self, bid: str, criterion: str) -> Source:
        """Return the fact of `bid` that a model turns into points; no cell where none is given."""
        row = self._facts.get((bid, criterion))
        return Source(None if row is None else self.where.cell("facts", row, "value"))

    def quote(self, bid: Bid) -> Source:
        """Return what `bid` asks: the confirmed or negotiated price where one was ruled."""
        for what in ("negotiated", "price"):
            ruling = last_ruling(self.dossier, what, bid.id)
            if ruling is not None and not is_rejection(ruling):
                return self.ruled(ruling)
        return Source(self.bid(bid, "quote"))

    def mark(self, expert: str, bid: str, criterion: str) -> Source:
        """Return the mark of `expert`, or what a ruling put in its place."""
        corrections = [
            ruling
            for ruling in rulings_on(self.dossier, "correction", bid)
            if (ruling.expert, ruling.criterion) == (expert, criterion)
        ]
        if corrections:
            return self.ruled(corrections[-1])
        known = (expert, bid, criterion) in self.where.marks
        return Source(self.where.mark(expert, bid, criterion) if known else None)

    def consensus(self, bid: str, criterion: str) -> Source | None:
        """Return the mark on which the panel agreed, or None where it did not have to."""
        made = [r for r in rulings_on(self.dossier, "consensus", bid) if r.criterion == criterion]
        return self.ruled(made[-1]) if made else None

    def ruled(self, ruling: Ruling) -> Source:
        """Return the number that `ruling` decides."""
        if not _PLAIN.fullmatch(ruling.decision or ""):
            return Source(None, decided_number(ruling))
        row = self.dossier.rulings.index(ruling)
        cell = self.where.cell("rulings", row, "decision")
        return Source(f"VALUE({cell})", decided_number(ruling))

    def rate(self, tenderer: Tenderer, rate: Decimal) -> Source:
        """Return what adds up to the policy deduction `rate` of `tenderer`: rates of the tender."""
        keys = tuple(
            dict.fromkeys(RATE_OF_STATUS[s] for s in tenderer.status if s in RATE_OF_STATUS)
        )
        for number in range(1, len(keys) + 1 if rate else 0):
            for chosen in combinations(keys, number):
                if (
                    sum(
                        (getattr(self.dossier.tender, key) or Decimal(0) for key in chosen),
                        Decimal(0),
                    )
                    == rate
                ):
                    return Source("+".join(self.where.tender(key) for key in chosen), rate)
        return Source(None)

    def failed(self, bid_cell: str) -> str | None:
        """Return what counts the requirements that the bid named in `bid_cell` fails."""
        if "screening" not in self.where.tabs:
            return None
        bids, passed = (self.where.column("screening", key) for key in ("bid", "passed"))
        return f'COUNTIFS({bids},{bid_cell},{passed},"{word("flag", "no", self.lang)}")'
