"""What the scoring hands to the allocation: lots, ranked bids with conditions, organisations."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFacts:
    """A lot as it was published.

    Args:
        need: need weight from the needs map; 1 is average.
        size: the published size, such as persons reached; None where only the ceiling is known.
        reference: published reference value or ceiling, in minor units.
        fund: the fund or year that pays for it.
        spread: where several pay for it, each with its part in 1/100 percent, 10,000 in all.
        needs: lots without which this one is not funded.
        excludes: lots that are not funded together with it.
    """

    id: str
    district: str = ""
    category: str = ""
    setting: str = ""
    audience: str = ""
    tags: frozenset[str] = frozenset()
    need: Decimal = Decimal(1)
    size: int | None = None
    reference: int = 0
    fund: str = ""
    spread: tuple[tuple[str, int], ...] = ()
    mandatory: bool = False
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """What a bidder takes off a bid where it is awarded enough of some lots.

    Args:
        lots: the lots that count.
        least: how many of them it has to be awarded, 1 or more.
        per_mille: what is taken off the price of the bid, 1 to 999.
    """

    lots: tuple[str, ...]
    least: int
    per_mille: int

    @property
    def percent(self) -> str:
        """Return what is taken off, as it is written."""
        whole, part = divmod(self.per_mille, 10)
        return f"{whole}.{part}%" if part else f"{whole}%"


@dataclass(frozen=True, slots=True)
class Package:
    """A bid stands only where its bidder is awarded all of these lots as well."""

    lots: tuple[str, ...]


Condition = Discount | Package


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedBid:
    """An admitted bid after scoring, at one funding level that the bidder offers.

    Args:
        points: total points as printed, 0 or more.
        rank: place in the lot, 1 for the first candidate.
        price: what the bidder asks at this level, in minor units.
        level: the funding level in percent; 100 is the whole bid.
        scope: share of the work delivered at this level, in per mille.
        conditions: what the bidder attaches to it.
        earned: the discount that `price` already contains.
    """

    lot: str
    bid: str
    organisation: str
    points: Decimal
    rank: int
    price: int
    level: int = 100
    scope: int = 1000
    conditions: tuple[Condition, ...] = ()
    earned: Discount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A bidder.

    Args:
        kinds: what it is, in the words the policy may use, such as ``social`` or ``社会组织``.
        group: the affiliated group it belongs to; blank where it stands alone.
        members: the organisations of a consortium; blank where it bids alone.
        most_awards: how many lots it can carry, as it states; None where it states none.
        most_money: how much money it can carry in all, in minor units.
    """

    id: str
    kinds: frozenset[str] = frozenset()
    group: str = ""
    members: tuple[str, ...] = ()
    most_awards: int | None = None
    most_money: int | None = None
