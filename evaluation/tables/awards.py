"""The award of every lot: to whom, at which level, for how much, on what basis, and what it changes."""

from collections.abc import Iterator

from evaluation.awarding.award import TenderAward
from evaluation.awarding.lot_award import Given, LotAward
from evaluation.core.glossary import vocabulary
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text, both
from evaluation.core.wording import amount, unit_of_money

PROPOSED = Text("定标建议", "The award, as proposed")
DECIDED = Text("定标决定", "The award, as decided")
OPEN = Text("未定", "not decided")


def awards_table(award: TenderAward, now: TenderAward | None = None) -> Table:
    """Return a row for each award, and for each lot that nobody is awarded.

    Args:
        award: as decided, or as proposed.
        now: the decision that `award` would replace; what differs is then said.

    Example:
        >>> from evaluation.awarding.award import award_of
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> table = awards_table(award_of(run(shipped("tenders") / "qinghe-2026"), None))
        >>> table.only("lot", "bid", "awarded").texts("en")[0]
        ['L01', 'B0101', '446,000.00']
    """
    columns = (
        column("lot", "code"),
        column("bid", "code"),
        column("tenderer"),
        column("funded_level", "whole"),
        column("awarded", "money"),
        column("basis"),
        column("reason"),
    )
    changes = (column("changes", term="award_changes"),) if now else ()
    return Table(
        key="awards",
        title=DECIDED if award.decided else PROPOSED,
        columns=(*columns, *changes),
        rows=tuple(each for lot in award.lots for each in _rows(lot, now)),
        notes=(_sum(award),),
    )


def _rows(lot: LotAward, now: TenderAward | None) -> Iterator[Row]:
    basis = vocabulary()["award_basis"].get(lot.basis)
    changes = (_changes(now.lot(lot.id), lot),) if now else ()
    for each in lot.given:
        yield row(
            lot.id,
            each.score.bid.id,
            each.score.tenderer.name,
            each.level,
            each.amount,
            basis,
            lot.why,
            *changes,
        )
    if not lot.given:
        yield row(lot.id, *[None] * 4, basis, lot.why, *changes, look="out")


def _changes(before: LotAward, after: LotAward) -> Cell:
    open_still = before.basis and not before.rows
    was, becomes = OPEN if open_still else _said(before), _said(after)
    if was == becomes:
        return Cell(None)
    return Cell("changed", shown=Text(f"现为 {was.zh}", f"instead of {was.en}"), look="warning")


def _said(lot: LotAward) -> Text:
    if not lot.given:
        return vocabulary()["award_basis"]["none"]
    return both(lambda lang: ", ".join(map(_one, lot.given)))


def _one(given: Given) -> str:
    level = "" if given.level == 100 else f" {given.level}%"
    return f"{given.score.bid.id}{level} {amount(given.amount)}"


def _sum(award: TenderAward) -> Text:
    tender = award.evaluation.dossier.tender
    unit = both(lambda lang: unit_of_money(tender.currency, lang))
    zh = f"授予合计 {amount(award.spent)}{unit.zh}"
    en = f"the awards add up to {amount(award.spent)} {unit.en}"
    if tender.budget is None:
        return Text(f"{zh}。", f"{en}.")
    return Text(
        f"{zh}，项目预算 {amount(tender.budget)}{unit.zh}。",
        f"{en}; the budget is {amount(tender.budget)} {unit.en}.",
    )
