"""A draw that anybody can repeat: tied bids in the order of a hash of a public value.

Why:
    A lot drawn in a room proves nothing afterwards. Here the seed is a public value that nobody
    knew when it was named in the tender document; every bid is hashed with it, and the smallest
    hash comes first. No bid's place depends on the order of rows or on which other bids take part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Dossier

CITE = Text(zh="财政部令第87号第六十八条", en="Order 87, art. 68")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Ticket:
    """A bid in the draw; tickets sort in the order drawn.

    Args:
        digest: SHA-256 of `text` in UTF-8, as 64 hexadecimal digits.
        text: what is hashed: seed, tender, lot and bid, joined by ``|``.
    """

    digest: str
    text: str
    bid: str

    @property
    def command(self) -> str:
        """The line for a terminal that prints the digest.

        Example:
            >>> tickets("384617", "T-1", "L04", ["B1"])[0].command
            "printf '%s' '384617|T-1|L04|B1' | sha256sum"
        """
        quoted = self.text.replace("'", "'\"'\"'")
        return f"printf '%s' '{quoted}' | sha256sum"


def tickets(seed: str, tender: str, lot: str, bids: Iterable[str]) -> tuple[Ticket, ...]:
    """Return a ticket for each of `bids`, first drawn first.

    Args:
        seed: the public value.
        tender: id of the tender, so that two tenders with one seed are drawn apart.
        lot: id of the lot, so that each lot is drawn anew.

    Example:
        >>> [ticket.bid for ticket in tickets("384618", "T-1", "L04", ["B1", "B2", "B3"])]
        ['B2', 'B1', 'B3']
        >>> [ticket.bid for ticket in tickets("384619", "T-1", "L04", ["B1", "B2", "B3"])]
        ['B1', 'B3', 'B2']
    """
    texts = {bid: "|".join((seed, tender, lot, bid)) for bid in bids}
    made = (
        Ticket(digest=sha256(text.encode()).hexdigest(), text=text, bid=bid)
        for bid, text in texts.items()
    )
    return tuple(sorted(made))


def draw(dossier: Dossier, lot: str, bids: Iterable[str] | None = None) -> tuple[Ticket, ...]:
    """Return the draw of `lot`, first drawn first.

    Args:
        bids: the tied bids; all bids on the lot where None. A smaller draw keeps the order.

    Raises:
        TenderError: the tender names no seed.
    """
    tender = dossier.tender
    seed = normal(tender.draw_seed or "")
    if not seed:
        text = Text(
            zh="没有抽签种子，不能抽签；请在“抽签种子”写明开标前公布的公开随机值及来源",
            en="there is no seed to draw with; write in Draw seed the public value that was named "
            "before the opening, and its source",
        )
        place = tender.at("draw_seed")
        finding = Finding(
            code="T102", severity=Severity.ERROR, message=text, place=place, cite=CITE
        )
        raise TenderError(text, [finding])
    named = [bid.id for bid in dossier.bids_on(lot)] if bids is None else bids
    return tickets(seed, tender.id, lot, named)


def recipe(drawn: Iterable[Ticket]) -> Text:
    """Return how anybody repeats the draw, line by line, with the digests to compare.

    Example:
        >>> print(recipe(tickets("384617", "T-1", "L04", ["B1"])).en.splitlines()[-1].strip())
        printf '%s' '384617|T-1|L04|B1' | sha256sum
    """
    lines = [
        f"{place}. {ticket.bid}  {ticket.digest}\n   {ticket.command}"
        for place, ticket in enumerate(drawn, 1)
    ]
    return Text(
        zh="\n".join(
            [
                "每份响应与种子一起取散列值（“种子|项目|包|响应”UTF-8 编码的 SHA-256），按散列值从小到大排列。"
                "在终端逐行运行下列命令即可重复：",
                *lines,
            ]
        ),
        en="\n".join(
            [
                'Each bid is hashed with the seed (SHA-256 of "seed|tender|lot|bid" in UTF-8); the '
                "smallest hash comes first. The commands repeat it in any terminal:",
                *lines,
            ]
        ),
    )
