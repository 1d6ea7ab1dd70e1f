"""The organisations behind a bid as documents print them: one alone, or each one of a consortium."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE
from evaluation.dossier.parties import members_line, parties
from evaluation.dossier.records import Bid, Dossier, Tenderer
from evaluation.dossier.schema import sheet
from evaluation.tables.record_facts import Pair, fact_text

LEAD, MEMBER = Text("牵头人", "Lead"), Text("联合体成员", "Member")
SHARED = ("address", "account")
"""What a consortium may state for all of its members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation that is bound by a bid.

    Args:
        role: in the consortium; empty where it bids alone.
        facts: what the document prints about it, by the key of the column.
    """

    role: str
    name: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consortium:
    """A tenderer that is a consortium, and who forms it."""

    name: str
    parties: tuple[Party, ...]


def party_rows(dossier: Dossier, tenderer: Tenderer, lang: Lang, *keys: str) -> tuple[Party, ...]:
    """Return who is bound by the bids of `tenderer`, the lead of a consortium first.

    Args:
        keys: of the columns that the document prints.
    """
    every = parties(dossier, tenderer)
    roles = (LEAD, *[MEMBER] * (len(every) - 1)) if every != (tenderer,) else (Text("", ""),)
    return tuple(
        Party(
            role=role.say(lang),
            name=each.name,
            facts={key: _fact(each, key, lang) for key in keys},
        )
        for role, each in zip(roles, every, strict=True)
    )


def _fact(each: Tenderer, key: str, lang: Lang) -> str:
    said = getattr(each, key)
    return NONE if said is None else fact_text(said, sheet("tenderers").column(key), "", lang)


def shared_facts(dossier: Dossier, tenderer: Tenderer, lang: Lang) -> tuple[Pair, ...]:
    """Return address and account that a consortium states for itself, where no member has them."""
    every = parties(dossier, tenderer)
    return tuple(
        Pair(term(key, lang), said)
        for key in SHARED
        if (said := getattr(tenderer, key)) and said not in {getattr(each, key) for each in every}
    )


def consortia(
    dossier: Dossier, tenderers: Iterable[Tenderer], lang: Lang, *keys: str
) -> tuple[Consortium, ...]:
    """Return those of `tenderers` that are consortia; `keys` as for `party_rows`."""
    return tuple(
        Consortium(name=each.name, parties=party_rows(dossier, each, lang, *keys))
        for each in tenderers
        if members_line(dossier, each) is not None
    )


def members_by_bid(dossier: Dossier, bids: Iterable[Bid], lang: Lang) -> Mapping[str, str]:
    """Return who forms the consortium of each bid that one submitted, by the id of the bid."""
    lines = {bid.id: members_line(dossier, dossier.tenderer(bid.tenderer)) for bid in bids}
    return {bid: line.say(lang) for bid, line in lines.items() if line is not None}
