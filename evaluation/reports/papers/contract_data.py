"""The key data of the contract 合同要点: what the contract has to say as the award says it.

Law:
    Government Procurement Law, arts. 24 (all members of a consortium sign) and 43 to 47; Order 87,
    arts. 71 and 72: the contract departs in nothing essential from the document and the bid, is
    published within 2 working days of signing and filed within 7.
"""

from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, amount, plain
from evaluation.dossier.records import Dossier
from evaluation.law.unit import show_value
from evaluation.reports.copies import bids_that, winning_bids
from evaluation.reports.document import Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import Party, party_rows, shared_facts
from evaluation.reports.views.deadlines import Period, contract_period
from evaluation.reports.views.disclosure import AwardedBid, awarded_bid
from evaluation.reports.views.tender_view import contact_lines, lot_pairs
from evaluation.tables.record_facts import Pair, fact_lines

PUBLISHED, FILED = "cn/reg/contract_publication_within", "cn/law/contract_filing_within"

BOUND_BY = ("credit_code", "legal_representative", "address", "account")
"""What a contract says about each party that supplies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """A line of the price schedule."""

    item: str
    unit: str
    quantity: str
    unit_price: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractData(Frame):
    """The sheet; `periods` are those that follow the signing, with their articles.

    Args:
        parties: who supplies: each member of a consortium is bound and signs.
        shared: what a consortium states for all of its members.
        differs: whether the lines add up to another sum than the award, as after a discount.
    """

    lot: str
    lot_title: str
    award: AwardedBid
    parties: tuple[Party, ...]
    shared: tuple[Pair, ...]
    scope: tuple[Pair, ...]
    items: tuple[ItemRow, ...]
    differs: bool
    bid_facts: tuple[Pair, ...]
    signing: Period | None
    periods: tuple[Period, ...]
    contacts: tuple[Pair, ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> ContractData:
    """Return the sheet as text in `lang`."""
    lot, score = subject.the_lot.lot, subject.the_score
    awards = occasion.award.lot(lot.id).given
    given = next(each for each in awards if each.score.bid.id == score.bid.id)
    return ContractData(
        **frame(occasion, lang),
        lot=lot.id,
        lot_title=lot.title,
        award=awarded_bid(occasion, score, lang),
        parties=party_rows(occasion.dossier, score.tenderer, lang, *BOUND_BY),
        shared=shared_facts(occasion.dossier, score.tenderer, lang),
        scope=lot_pairs(lot, occasion.dossier.tender.currency, lang),
        items=item_rows(occasion.dossier, score.bid.id),
        differs=_lines(occasion.dossier, score.bid.id) != given.amount,
        bid_facts=fact_lines(
            score.bid, "bids", occasion.dossier.tender.currency, lang, "everywhere"
        ),
        signing=contract_period(occasion, lang) if occasion.chinese else None,
        periods=_after(occasion, lang) if occasion.chinese else (),
        contacts=contact_lines(occasion.dossier.tender, lang),
    )


def item_rows(dossier: Dossier, bid: str) -> tuple[ItemRow, ...]:
    """Return the price schedule of a bid as text."""
    return tuple(
        ItemRow(
            item=item.item,
            unit=item.unit or NONE,
            quantity=plain(item.quantity),
            unit_price=amount(item.unit_price),
            amount=amount(item.amount),
        )
        for item in dossier.items
        if item.bid == bid
    )


def _lines(dossier: Dossier, bid: str) -> Decimal:
    return sum((item.amount for item in dossier.items if item.bid == bid), Decimal(0))


def _after(occasion: Occasion, lang: Lang) -> tuple[Period, ...]:
    found = (occasion.law(key) for key in (PUBLISHED, FILED))
    return tuple(
        Period(length=show_value(each.value, each.unit, lang), until="", cite=each.cite.say(lang))
        for each in found
    )


DOCUMENT = Document(
    key="contract_data",
    title=Text("合同要点", "Contract key data"),
    stage="award",
    per="bid",
    copies=bids_that(winning_bids),
    view=view,
    template="contract_data.html.j2",
    recommends=True,
    awards=True,
)
