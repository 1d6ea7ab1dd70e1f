"""The record of a single-source negotiation 单一来源采购协商情况记录: four heads, signed by all.

Law:
    Order 74, arts. 38 to 43: publicity where the threshold of a public tender is reached, the four
    heads of the record, a quote above the budget ends the purchase; dissent is signed with reasons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.exact import ratio
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, day, moment, sum_of_money
from evaluation.dossier.records import Lot
from evaluation.law.unit import Value, show_value
from evaluation.reports.document import Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.papers.contract_data import ItemRow, item_rows
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.bidding_parties import Party, party_rows
from evaluation.reports.views.disclosure import Disclosed, Reader, disclosed
from evaluation.reports.views.evaluation_view import Member, ReasonRow
from evaluation.reports.views.lot_view import reason
from evaluation.reports.views.table_view import row_texts
from evaluation.reports.views.tender_view import lot_pairs, member_row
from evaluation.scoring.result import Score
from evaluation.tables.record_facts import Pair, fact_lines
from evaluation.tables.rulings import rulings_table

HEADS, PUBLICITY = "cn/74/single_source_record", "cn/74/single_source_publicity_min"

SUPPLIER = ("credit_code", "legal_representative", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSourceRecord(Frame):
    """The record of one supplier for one lot.

    Args:
        heads: the contents that the law asks for, in its words and order.
        publicity: the shortest publicity, with its unit; `publicity_cite` is its article.
        agreed: the price agreed on; empty where the negotiation ended without one.
        below: what it stays below the budget by; empty where no budget is named.
        ended: why the purchase ends, where it does.
        rulings: what was decided about the bid, the negotiated price among it.
    """

    lot: str
    lot_title: str
    supplier: Disclosed
    parties: tuple[Party, ...]
    scope: tuple[Pair, ...]
    heads: tuple[str, ...]
    cite: str
    publicity: str
    publicity_cite: str
    media: str
    published: str
    negotiated: str
    place: str
    panel: tuple[Member, ...]
    items: tuple[ItemRow, ...]
    quote: str
    budget: str
    agreed: str
    below: str
    bid_facts: tuple[Pair, ...]
    ended: tuple[ReasonRow, ...]
    rulings: tuple[Mapping[str, str], ...]


def view(occasion: Occasion, subject: Subject, lang: Lang) -> SingleSourceRecord:
    """Return the record as text in `lang`."""
    result, score, tender = subject.the_lot, subject.the_score, occasion.dossier.tender
    heads, publicity = occasion.law(HEADS), occasion.law(PUBLICITY)
    ended = (*((result.failure,) if result.failure else ()), *score.reasons)
    agreed = score.price.quote if score.price and not ended else None
    budget = _budget(result.lot)
    below = None if agreed is None or budget is None else ratio(budget) - ratio(agreed)
    return SingleSourceRecord(
        **frame(occasion, lang),
        lot=result.lot.id,
        lot_title=result.lot.title,
        supplier=disclosed(occasion, score, Reader.OWNER, lang),
        parties=party_rows(occasion.dossier, score.tenderer, lang, *SUPPLIER),
        scope=lot_pairs(result.lot, occasion.dossier.tender.currency, lang),
        heads=_listed(heads.value, lang),
        cite=heads.cite.say(lang),
        publicity=show_value(publicity.value, publicity.unit, lang),
        publicity_cite=publicity.cite.say(lang),
        media=tender.media or NONE,
        published=day(tender.published, lang),
        negotiated=moment(tender.opened, lang) if tender.opened else day(tender.evaluated, lang),
        place=tender.opening_place or NONE,
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
        items=item_rows(occasion.dossier, score.bid.id),
        quote=sum_of_money(score.bid.quote, tender.currency, lang),
        budget=sum_of_money(budget, tender.currency, lang),
        agreed="" if agreed is None else sum_of_money(agreed, tender.currency, lang),
        below="" if below is None else sum_of_money(below, tender.currency, lang),
        bid_facts=fact_lines(
            score.bid, "bids", occasion.dossier.tender.currency, lang, "everywhere"
        ),
        ended=tuple(reason(each, lang) for each in dict.fromkeys(ended)),
        rulings=_rulings(occasion, score, lang),
    )


def _listed(value: Value, lang: Lang) -> tuple[str, ...]:
    each = value if isinstance(value, tuple) else (value,)
    return tuple(show_value(item, None, lang) for item in each)


def _budget(lot: Lot) -> Decimal | None:
    return lot.budget if lot.budget is not None else lot.ceiling


def _rulings(occasion: Occasion, score: Score, lang: Lang) -> tuple[Mapping[str, str], ...]:
    about = {score.bid.id, score.bid.lot}
    made = (each for each in occasion.dossier.rulings if each.subject in about)
    return row_texts(rulings_table(made), lang)


def _copies(occasion: Occasion) -> Copies:
    if not occasion.method.single_negotiated:
        why = Text("不是单一来源采购", "this is no single-source purchase")
        return Copies(why_not=(why,))
    subjects = tuple(
        Subject(lot=lot, score=score) for lot in occasion.scored.lots for score in lot.scores
    )
    return Copies(subjects=subjects)


DOCUMENT = Document(
    key="single_source_record",
    title=Text("单一来源采购协商情况记录", "Record of the single-source negotiation"),
    stage="price",
    per="bid",
    copies=_copies,
    view=view,
    template="single_source_record.html.j2",
)
