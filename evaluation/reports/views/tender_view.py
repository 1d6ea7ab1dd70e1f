"""The tender and its people, as a report tells them."""

from evaluation.core.glossary import term, word
from evaluation.core.text import Lang
from evaluation.core.wording import NONE
from evaluation.dossier.records import Dossier, Expert, Lot, Tender
from evaluation.dossier.schema import SheetColumn
from evaluation.reports.views.bidding_parties import party_rows
from evaluation.reports.views.evaluation_view import Member, TendererRow
from evaluation.tables.record_facts import Pair, fact_columns, fact_lines, fact_text


def tender_facts(tender: Tender, lang: Lang) -> tuple[Pair, ...]:
    """Return the facts of the tender that the law wants in the report."""
    with_address = {
        "buyer": _with(tender.buyer, tender.buyer_address, lang),
        "agency": _with(tender.agency, tender.agency_address, lang),
    }

    def text(column: SheetColumn) -> str:
        value = getattr(tender, column.key)
        blank = value is None or value == ()
        return NONE if blank else fact_text(value, column, tender.currency, lang)

    return tuple(
        Pair(column.label(lang), with_address.get(column.key) or text(column))
        for column in fact_columns("tender", "everywhere", "report")
    )


def _with(name: str | None, address: str | None, lang: Lang) -> str:
    if not name or not address:
        return name or NONE
    return f"{name}（{address}）" if lang == "zh" else f"{name}, {address}"


def tenderer_rows(dossier: Dossier, lang: Lang) -> tuple[TendererRow, ...]:
    """Return the tenderers, each with its lots, and who forms a consortium."""
    bid_on: dict[str, list[str]] = {}
    for bid in dossier.bids:
        bid_on.setdefault(bid.tenderer, []).append(bid.lot)
    return tuple(
        TendererRow(
            name=tenderer.name,
            credit_code=tenderer.credit_code or NONE,
            type=word("type", tenderer.type, lang) if tenderer.type else NONE,
            lots=", ".join(bid_on[tenderer.id]),
            parties=tuple(
                each
                for each in party_rows(dossier, tenderer, lang, "credit_code", "type")
                if each.role
            ),
        )
        for tenderer in dossier.tenderers
        if tenderer.id in bid_on
    )


def member_row(expert: Expert, lang: Lang) -> Member:
    """Return a member of the panel as text."""
    return Member(
        id=expert.id,
        name=expert.name,
        unit=expert.unit or NONE,
        role=word("role", expert.role, lang),
        chair=expert.chair,
        lots=", ".join(expert.lots),
        declaration=word("declaration", expert.declaration, lang) if expert.declaration else NONE,
    )


def lot_pairs(lot: Lot, currency: str, lang: Lang) -> tuple[Pair, ...]:
    """Return what a lot is about, as far as the dossier says."""
    return fact_lines(lot, "lots", currency, lang, "everywhere")


def contact_lines(tender: Tender, lang: Lang) -> tuple[Pair, ...]:
    """Return whom to ask: purchaser, agency, person of the project."""
    texts = {
        "buyer": _contact(tender.buyer, tender.buyer_address, tender.buyer_contact, lang),
        "agency": _contact(tender.agency, tender.agency_address, tender.agency_contact, lang),
        "project_contact": tender.project_contact or "",
    }
    return tuple(Pair(term(key, lang), text) for key, text in texts.items() if text)


def _contact(name: str | None, address: str | None, contact: str | None, lang: Lang) -> str:
    joint = "，" if lang == "zh" else ", "
    return joint.join(part for part in (name, address, contact) if part)
