"""The price of a bid: the quote after confirmed corrections, and the price that is evaluated.

Law:
    Order 87 of the Ministry of Finance, art. 55: after a policy adjustment the adjusted price is
    used both as the base and as the bidder's own; the contract is made at the quote.
    Caiku [2020] No. 46, art. 9, as amended by Caiku [2022] No. 19: deductions for small and micro
    enterprises; several preferences are computed on the quote and summed.
"""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.core.exact import ratio
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import word
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.decided.offers import quote_of
from evaluation.dossier.records import Bid, Dossier, Tender, Tenderer
from evaluation.law.method import Method
from evaluation.scoring.result import Price
from evaluation.scoring.settings import Settings

RATE_OF_STATUS = {
    "small_micro": "small_rate",
    "prison_enterprise": "small_rate",
    "disability_unit": "small_rate",
    "consortium_or_subcontract": "partner_rate",
    "domestic_product": "domestic_rate",
}
"""Which rate of the tender a declared status is given."""

SMALL = ("small_micro", "prison_enterprise", "disability_unit", "consortium_or_subcontract")
"""Statuses of the small-firm policy; they do not add up."""


def price_of(
    dossier: Dossier, bid: Bid, tenderer: Tenderer, method: Method, settings: Settings
) -> Price | None:
    """Return the price of `bid`; None where it asks none.

    Example:
        A quote of 100 with 20 % and 10 % becomes 100 × (1 − 0.20 − 0.10) = 70, not 72.
    """
    quote = quote_of(dossier, bid)
    if quote is None:
        return None
    rate, why = (
        _deduction(dossier.tender, tenderer) if method.deductions_apply else (Decimal(0), None)
    )
    exact = ratio(quote) * (1 - ratio(rate))
    return Price(
        quote=quote,
        rate=rate,
        evaluated=settings.rounded(exact, "evaluated"),
        exact=exact,
        why=why,
    )


def _deduction(tender: Tender, tenderer: Tenderer) -> tuple[Decimal, Text | None]:
    rates: dict[str, Decimal] = {}
    for status in tenderer.status:
        if status == "none" or (status in SMALL and tender.reserved):
            continue
        rates[status] = getattr(tender, RATE_OF_STATUS[status]) or Decimal(0)
    small = [status for status in rates if status in SMALL]
    for status in sorted(small, key=lambda status: rates[status])[:-1]:
        del rates[status]
    given = {status: rate for status, rate in rates.items() if rate}
    if not given:
        return Decimal(0), None
    why = Text(
        zh="、".join(f"{word('status', s, 'zh')} {percent(rate)}" for s, rate in given.items()),
        en=", ".join(f"{word('status', s, 'en')} {percent(rate)}" for s, rate in given.items()),
    )
    return sum(given.values(), Decimal(0)), why


def no_quote(bid: Bid, quote: Decimal | None) -> Finding:
    """Return the finding that an admitted bid asks no price above zero."""
    return Finding(
        code="Q101",
        severity=Severity.ERROR,
        message=Text(
            zh=f"{bid.id} 的报价为{'空' if quote is None else quote}；请写大于 0 的报价，或记录响应无效及理由",
            en=f"the quote of {bid.id} is {'blank' if quote is None else quote}; write a quote above 0, or "
            "record why the bid is invalid",
        ),
        place=bid.at("quote"),
    )


def check_deductions(dossier: Dossier) -> Iterator[Finding]:
    """Yield declared statuses for which the tender names no rate."""
    for tenderer in dossier.tenderers:
        yield from _without_rate(dossier.tender, tenderer)


def _for_goods(tender: Tender, status: str) -> bool:
    """Whether `status` concerns goods, and the tender buys none: then no rate belongs there."""
    return status == "domestic_product" and tender.purchase != "goods"


def _without_rate(tender: Tender, tenderer: Tenderer) -> Iterator[Finding]:
    for status in tenderer.status:
        if status == "none" or _for_goods(tender, status):
            continue
        if getattr(tender, RATE_OF_STATUS[status]) is None:
            yield Finding(
                code="Q111",
                severity=Severity.WARNING,
                message=Text(
                    zh=f"{tenderer.name}声明“{word('status', status, 'zh')}”，但采购文件没有写扣除比例，"
                    "按 0 处理；请核对“采购项目”表的扣除比例",
                    en=f"{tenderer.name} declares '{word('status', status, 'en')}', but the tender names no "
                    "rate; none is deducted, so check the rates on the sheet Tender",
                ),
                place=tenderer.at("status"),
            )
