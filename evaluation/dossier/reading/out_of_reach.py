"""Limits that nobody can meet, so that a lot, or an organisation, can never be funded."""

from collections.abc import Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier, Lot


def check_reach(dossier: Dossier) -> Iterator[Finding]:
    """Yield lots that rule themselves out, and capacities below every quote."""
    for lot in dossier.lots:
        yield from _lot(lot)
    yield from _capacities(dossier)


def _lot(lot: Lot) -> Iterator[Finding]:
    for key, wrong in (
        ("needs_lots", {lot.id} & {*lot.needs_lots}),
        ("excludes_lots", {lot.id} & {*lot.excludes_lots}),
        ("excludes_lots", {*lot.needs_lots} & {*lot.excludes_lots} - {lot.id}),
    ):
        if wrong:
            named = ", ".join(sorted(wrong))
            yield _found(
                lot,
                key,
                Severity.ERROR,
                f"{lot.id} 的“{term(key, 'zh')}”写了 {named}，即它自己或它的前置包；这样的要求没有意义或永远达不到，请改正",
                f"{term(key, 'en')} of {lot.id} names {named}, which is the lot itself or one that it "
                "needs; that says nothing, or can never be met, so correct it",
            )


def _capacities(dossier: Dossier) -> Iterator[Finding]:
    for tenderer in dossier.tenderers:
        asked = [bid.quote for bid in dossier.bids if bid.tenderer == tenderer.id and bid.quote]
        if asked and tenderer.most_money is not None and tenderer.most_money < min(asked):
            yield _found(
                tenderer,
                "most_money",
                Severity.WARNING,
                f"声明最多承接 {tenderer.most_money}，低于其全部报价（最低 {min(asked)}），分配时一个包也不能安排给它；"
                "请核对响应文件，金额以元为单位",
                f"it can carry {tenderer.most_money} at most, less than each of its quotes (the lowest is "
                f"{min(asked)}), so that no lot can be funded with it; compare it with the bid, and "
                "write whole units of the currency",
            )


def _found(record: Record, key: str, severity: Severity, zh: str, en: str) -> Finding:
    return Finding(code="R113", severity=severity, message=Text(zh, en), place=record.at(key))
