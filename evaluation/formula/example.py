"""A worked example of a known formula: bids as they were published, and what each of them gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evaluation.formula.exact_reader import Quantity
from evaluation.formula.quantities import OWN, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Bids of one lot, and the figure of each.

    Args:
        cell: what the tender writes, such as ``bilinear(x=0.85)``.
        bids: the price or the measured value of each bid.
        technical: the technical points of each bid, where the formula looks at them.
        given: quantities that the bids share.
        gives: the figure of each bid, to the decimals to which it was published.
    """

    cell: str
    bids: tuple[Decimal, ...]
    gives: tuple[str, ...]
    technical: tuple[Decimal, ...] = ()
    given: Mapping[str, Decimal] = field(default_factory=dict)

    def shared(self, kind: Kind) -> dict[str, Quantity]:
        """Return the quantities and lists that all bids share."""
        lists = {"prices" if kind == "price" else "values": self.bids}
        technicals = {"technicals": self.technical} if self.technical else {}
        return {"points": Decimal(1), **self.given, **lists, **technicals}

    def own(self, kind: Kind) -> list[dict[str, Quantity]]:
        """Return the quantities that each bid brings, in order."""
        ordered = sorted(set(self.bids))
        found = []
        for at, bid in enumerate(self.bids):
            own: dict[str, Quantity] = {OWN[kind]: bid}
            if self.technical:
                own["technical"] = self.technical[at]
            if kind == "objective":
                own["rank_low"] = Decimal(ordered.index(bid) + 1)
                own["rank"] = Decimal(len(ordered) - ordered.index(bid))
            found.append(own)
        return found


def read_example(raw: Mapping[str, Any]) -> Example:
    """Return the example that one table of a formula's file says.

    Raises:
        ValueError: it has a key that nobody knows, or not a figure for each bid.
    """
    listed = {key: tuple(map(Decimal, raw.get(key, ()))) for key in ("bids", "technical")}
    odd = set(raw) - {"cell", "gives", "given", *listed}
    if odd or len(raw["gives"]) != len(listed["bids"]):
        raise ValueError(f"example {raw['cell']}: {', '.join(odd) or 'not a figure for each bid'}")
    return Example(
        cell=raw["cell"],
        gives=tuple(raw["gives"]),
        given={name: Decimal(number) for name, number in raw.get("given", {}).items()},
        **listed,
    )
