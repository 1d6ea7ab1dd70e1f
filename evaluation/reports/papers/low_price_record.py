"""The record of reviews of low quotes 异常低价审查记录: lines, figures, explanation, ruling.

Law:
    Caiku [2026] No. 2: cause, opinion and result stand in the evaluation report; the tenderer's
    papers are kept. Before 1 February 2026: Order 87, art. 60, without figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluation.checks.check import Case
from evaluation.checks.quotes.conforming import conforming
from evaluation.checks.quotes.q205_low_price import BASES, KEYS, lines
from evaluation.core.exact import ratio
from evaluation.core.text import Lang, Text
from evaluation.core.wording import amount, percent
from evaluation.dossier.decided.offers import ceiling_of
from evaluation.dossier.decided.rulings import accepts, last_ruling
from evaluation.dossier.parties import full_name
from evaluation.dossier.records import Bid, Lot, Ruling
from evaluation.law.unit import show_value
from evaluation.reports.document import WHOLE, Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.evaluation_view import Member
from evaluation.reports.views.table_view import row_texts
from evaluation.reports.views.tender_view import member_row
from evaluation.tables.rulings import rulings_table

MINUTES = "cn/2026_2/low_price_explanation_minutes_min"
OUTCOME = "cn/2026_2/low_price_unproven_outcome"

ACCEPTED = Text("说明成立，保留评审资格", "explained; the bid stays")
REJECTED = Text("不能证明报价合理，响应无效", "not shown to be reasonable; the bid is out")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line that opens a review: base × share = line, and whether the quote is below it."""

    base: str
    figure: str
    share: str
    line: str
    below: bool
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LowBid:
    """A bid that was, or has to be, reviewed."""

    bid: str
    lot: str
    tenderer: str
    quote: str
    lines: tuple[LineRow, ...]
    ruling: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LowPriceRecord(Frame):
    """The record; `minutes` is the time a tenderer has to explain, empty where no law sets it."""

    bids: tuple[LowBid, ...]
    panel: tuple[Member, ...]
    minutes: str
    outcome: str
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> LowPriceRecord:
    """Return the record as text in `lang`."""
    minutes = occasion.law(MINUTES) if occasion.chinese else None
    outcome = occasion.law(OUTCOME) if occasion.chinese else None
    known = minutes is not None and minutes.value is not None
    return LowPriceRecord(
        **frame(occasion, lang),
        bids=tuple(_low_bid(occasion, lot, bid, lang) for lot, bid in _found(occasion)),
        panel=tuple(member_row(expert, lang) for expert in occasion.dossier.panel),
        minutes=show_value(minutes.value, minutes.unit, lang) if minutes and known else "",
        outcome=show_value(outcome.value, None, lang) if outcome else "",
        cite=outcome.cite.say(lang) if outcome else "",
    )


def _found(occasion: Occasion) -> list[tuple[Lot, Bid]]:
    """Every bid below a line, and every bid that people ruled on."""
    return [
        (lot, bid)
        for lot in occasion.dossier.lots
        for bid in occasion.dossier.bids_on(lot.id)
        if last_ruling(occasion.dossier, "low_price", bid.id) is not None
        or any(
            _quotes(occasion, lot).get(bid.id, base * share) < base * share
            for base, share in _lines(occasion, lot).values()
        )
    ]


def _quotes(occasion: Occasion, lot: Lot) -> Mapping[str, Fraction]:
    tender = occasion.dossier.tender
    case = Case(
        dossier=occasion.dossier, method=occasion.method, law=occasion.law, day=tender.published
    )
    return conforming(case, lot)


def _lines(occasion: Occasion, lot: Lot) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Base and share of each line of the law of the day; none where it has no figures."""
    tender = occasion.dossier.tender
    law = {field: occasion.law(key) for field, key in KEYS.items()} if occasion.chinese else {}
    if not law or any(dated.value is None for dated in law.values()):
        return {}
    raised = {field: getattr(tender, field) for field in KEYS}
    shares = {
        field: dated.number if raised[field] is None else ratio(raised[field])
        for field, dated in law.items()
    }
    ceiling = ceiling_of(lot, occasion.method)
    if ceiling is None and len(occasion.dossier.lots) == 1:
        ceiling = tender.budget
    quotes = _quotes(occasion, lot).values()
    return lines(quotes, None if ceiling is None else ratio(ceiling), shares)


def _low_bid(occasion: Occasion, lot: Lot, bid: Bid, lang: Lang) -> LowBid:
    dossier, quote = occasion.dossier, _quotes(occasion, lot).get(bid.id)
    ruling = last_ruling(dossier, "low_price", bid.id)
    return LowBid(
        bid=bid.id,
        lot=lot.id,
        tenderer=full_name(dossier, dossier.tenderer(bid.tenderer)).say(lang),
        quote=amount(bid.quote if quote is None else quote),
        lines=tuple(
            LineRow(
                base=BASES[field].say(lang),
                figure=amount(base),
                share=percent(share),
                line=amount(base * share),
                below=quote is not None and quote < base * share,
                cite=occasion.law(KEYS[field]).cite.say(lang),
            )
            for field, (base, share) in _lines(occasion, lot).items()
        ),
        ruling=() if ruling is None else _ruled(ruling, lang),
    )


def _ruled(ruling: Ruling, lang: Lang) -> tuple[Mapping[str, str], ...]:
    decision = ACCEPTED if accepts(ruling) else REJECTED
    (row,) = row_texts(rulings_table([ruling]), lang)
    return ({**row, "decision": decision.say(lang)},)


def _copies(occasion: Occasion) -> Copies:
    if _found(occasion):
        return Copies(subjects=(WHOLE,))
    return Copies(why_not=(Text("没有低于启动线的报价", "no quote is below a line of review"),))


DOCUMENT = Document(
    key="low_price_record",
    title=Text("异常低价审查记录", "Record of low price reviews"),
    stage="price",
    per="tender",
    copies=_copies,
    view=view,
    template="low_price_record.html.j2",
    scored=False,
)
