"""What a reader may learn about a bid: the one place that says which of its fields are shown.

Law:
    Order 87, art. 69: a tenderer is told its own score and rank; the result notice names the
    winner, its address and its price. Caibanku [2023] No. 243: the winner's total is published, or its
    evaluated price where the lowest wins.
    Nothing obliges anybody to publish more, and Order 87, art. 66 keeps the evaluation secret:
    so points by criterion, price lines and facts of another tenderer are never shown to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluation.awarding.lot_award import WHOLE
from evaluation.core.text import Lang
from evaluation.core.wording import NONE, amount, figure, sum_of_money
from evaluation.dossier.capitals import in_capitals
from evaluation.dossier.parties import full_name, parties
from evaluation.dossier.records import Tenderer
from evaluation.reports.occasion import Occasion
from evaluation.scoring.result import Score


class Reader(StrEnum):
    """Who reads about a bid."""

    OWNER = "owner"
    """The tenderer whose bid it is."""
    OTHERS = "others"
    """Other tenderers and the public, about the bid that wins."""
    PANEL = "panel"
    """The panel, the purchaser and the file."""


_NAMED = frozenset({"name", "credit_code", "address"})
_PUBLISHED = _NAMED | {"quote", "total"}
_OWN = _PUBLISHED | {"technical", "price_points", "evaluated", "rank"}

POLICY: Mapping[Reader, frozenset[str]] = {
    Reader.OWNER: _OWN,
    Reader.OTHERS: _PUBLISHED,
    Reader.PANEL: _OWN,
}
"""The fields of a bid that each reader is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """A bid as a reader may see it; what is kept from the reader is empty."""

    bid: str
    name: str
    credit_code: str
    address: str
    quote: str
    quote_words: str
    total: str
    technical: str
    price_points: str
    evaluated: str
    rank: str


def disclosed(occasion: Occasion, score: Score, reader: Reader, lang: Lang) -> Disclosed:
    """Return the bid of `score` as `reader` may see it."""
    tender, places = occasion.dossier.tender, occasion.scored.settings.places
    price, bidder = score.price, score.tenderer
    quote = price.quote if price else None
    lowest = occasion.method.direction == "lowest"  # the total is an amount of money there
    texts = {
        "name": full_name(occasion.dossier, bidder).say(lang),
        "credit_code": _of_each(occasion, bidder, "credit_code", lang),
        "address": _of_each(occasion, bidder, "address", lang),
        "quote": sum_of_money(quote, tender.currency, lang),
        "total": amount(score.total) if lowest else figure(score.total, places["total"]),
        "technical": figure(score.technical, places.get("technical", places.get("criterion"))),
        "price_points": figure(score.price_points, places.get("price")),
        "evaluated": amount(price.evaluated) if price else NONE,
        "rank": NONE if score.rank is None else str(score.rank),
    }
    shown = {key: text if key in POLICY[reader] else "" for key, text in texts.items()}
    words = in_capitals(quote) if quote is not None and tender.currency == "CNY" else ""
    return Disclosed(
        bid=score.bid.id, **shown, quote_words=words if "quote" in POLICY[reader] else ""
    )


def _of_each(occasion: Occasion, bidder: Tenderer, key: str, lang: Lang) -> str:
    """A fact of the tenderer; of a consortium that of each member, or what it states for all."""
    every = parties(occasion.dossier, bidder)
    own, facts = getattr(bidder, key), [getattr(each, key) for each in every]
    if every == (bidder,) or not any(facts):
        return own or NONE
    between, joint = ("：", "；") if lang == "zh" else (": ", "; ")
    return joint.join(
        f"{each.name}{between}{fact or NONE}" for each, fact in zip(every, facts, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardedBid:
    """A bid that is awarded, as its tenderer, the others and the public may see it.

    Args:
        amount: of the award, which is what the contract is made at.
        amount_words: the same in Chinese capitals; empty in other currencies.
        level: the funding level in per cent; empty where the whole bid is awarded.
    """

    bid: str
    name: str
    credit_code: str
    address: str
    amount: str
    amount_words: str
    level: str
    total: str


def awarded_bid(occasion: Occasion, score: Score, lang: Lang) -> AwardedBid:
    """Return the bid of `score` with the money that it is awarded; see `occasion.award`."""
    shown = disclosed(occasion, score, Reader.OTHERS, lang)
    award, tender = occasion.award.lot(score.bid.lot), occasion.dossier.tender
    given = next(each for each in award.given if each.score.bid.id == score.bid.id)
    words = given.amount is not None and tender.currency == "CNY"
    return AwardedBid(
        bid=shown.bid,
        name=shown.name,
        credit_code=shown.credit_code,
        address=shown.address,
        amount=sum_of_money(given.amount, tender.currency, lang),
        amount_words=in_capitals(given.amount) if words and given.amount is not None else "",
        level="" if given.level == WHOLE else f"{given.level}%",
        total=shown.total,
    )
