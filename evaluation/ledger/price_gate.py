"""The second envelope: prices stay closed until the technical marks are sealed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from evaluation.core.finding import Finding, Severity
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Dossier, Fact, Screening
from evaluation.dossier.schema import sheet
from evaluation.ledger.ledger import Ledger
from evaluation.ledger.stage_changes import stage_findings
from evaluation.ledger.stages import stages_of

MARKED = "technical_marks"
"""The stage in which experts mark."""

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A dossier as its stages allow it to be seen.

    Args:
        dossier: without any price where they are closed.
        prices: whether prices may be read.
        findings: what is wrong with the ledger and the sheets it sealed, and what stays closed.
    """

    dossier: Dossier
    prices: bool = True
    findings: tuple[Finding, ...] = ()


def kept_in_stages(ledger: Ledger | None, dossier: Dossier) -> Staged:
    """Return `dossier` as its stages allow it to be seen, with what is wrong with them.

    Args:
        ledger: of the dossier; None where none was begun.
        dossier: as read.
    """
    found = stage_findings(ledger, dossier) if ledger else ()
    closed = prices_closed(ledger, dossier)
    if closed is None:
        return Staged(dossier=dossier, findings=found)
    found = (*found, closed, *prices_in_technical_sheets(dossier))
    return Staged(dossier=without_prices(dossier), prices=False, findings=found)


def prices_closed(ledger: Ledger | None, dossier: Dossier) -> Finding | None:
    """Return why no price of `dossier` may be read yet; None where prices may be read.

    Args:
        ledger: of the dossier; where none was begun, nothing is sealed.
        dossier: whose Tender sheet says how many envelopes there are.
    """
    tender = dossier.tender
    if tender.envelopes != "two" or MARKED not in stages_of(tender, dossier.law):
        return None
    if ledger is not None and MARKED in ledger.sealed:
        return None
    return Finding(
        code="S110",
        severity=Severity.WARNING,
        message=Text(
            "双信封采购，技术商务评分尚未封存：报价和分项报价未读取，只计算技术商务分，不排序；"
            "评分完成后请封存",
            "two envelopes, and the technical marks are not sealed: no price was read, there are "
            "technical points only and no ranking; when all marks are in, seal them",
        ),
        next_step=NextStep(Deed.SEAL, MARKED),
        place=tender.at("envelopes"),
    )


def without_prices(dossier: Dossier) -> Dossier:
    """Return `dossier` as if no price had been read.

    Example:
        >>> from datetime import date
        >>> from evaluation.dossier.records import Bid, Tender
        >>> tender = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> bid = Bid(id="B01", lot="L01", tenderer="S01", quote=Decimal(9))
        >>> without_prices(Dossier(tender=tender, bids=(bid,))).bids[0].quote is None
        True
    """
    columns = (column.key for column in sheet("bids").columns if column.price_envelope)
    closed: dict[str, Any] = dict.fromkeys(columns)
    return replace(dossier, bids=tuple(replace(bid, **closed) for bid in dossier.bids), items=())


def prices_in_technical_sheets(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each cell of Facts or Screening that gives away the quote of its bid."""
    quotes = {bid.id: bid.quote for bid in dossier.bids if bid.quote}
    records: dict[str, tuple[Fact | Screening, ...]] = {
        "facts": dossier.facts,
        "screening": dossier.screening,
    }
    for key, record in ((key, each) for key, found in records.items() for each in found):
        for column in _telling(key):
            quote = quotes.get(record.bid)
            if quote is not None and quote in _numbers(getattr(record, column)):
                yield Finding(
                    code="S111",
                    severity=Severity.ERROR,
                    message=Text(
                        f"双信封采购，{record.bid} 的报价出现在技术部分；请删去，并评估评审是否受影响",
                        f"two envelopes, and the quote of {record.bid} stands in a technical sheet; "
                        "remove it, and consider whether the marks were affected",
                    ),
                    place=record.at(column),
                )


def _telling(key: str) -> tuple[str, ...]:
    """The columns of a sheet in which a person can write a number."""
    return tuple(each.key for each in sheet(key).columns if each.kind in ("text", "fact"))


def _numbers(cell: Decimal | str | None) -> set[Decimal]:
    if isinstance(cell, Decimal):
        return {cell}
    return {Decimal(number.replace(",", "")) for number in _NUMBER.findall(normal(cell or ""))}
