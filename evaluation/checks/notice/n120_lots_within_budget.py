"""N120: the budgets of all lots together lie within the money there is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Lot


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Money, and the lots that it has to pay for.

    Args:
        id: of the fund; empty for the whole tender.
        amount: what can be spent, without what is held in reserve.
    """

    id: str
    amount: Decimal
    lots: tuple[Lot, ...]
    place: Place


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for the whole tender, and one for each fund that pays for lots of its own."""
    for means in _all_means(case.dossier):
        asked = sum(map(_most, _together(means.lots)), Decimal(0))
        blank = [lot.id for lot in means.lots if lot.budget is None and lot.ceiling is None]
        if asked > means.amount:
            yield _more(case, means, asked)
        elif not blank:
            figures = {"budget": money(asked)}
            yield clear(means.id, means.place, figures=figures, threshold=money(means.amount))
        elif len(blank) < len(means.lots):
            named, named_en = "、".join(blank), ", ".join(blank)
            yield lacking(
                f"{named} 没有预算，也没有最高限价；其余各包合计 {money(asked)}",
                f"{named_en} have neither budget nor ceiling; the other lots come to {money(asked)}",
                means.place,
                subject=means.id,
            )


def _all_means(dossier: Dossier) -> Iterator[Means]:
    """The money of the tender, and each fund that some lots name and nothing is carried over to."""
    tender, funds = dossier.tender, dossier.funds
    held = {fund.id: fund.amount - (fund.reserve or 0) for fund in funds}
    whole = [sum(held.values(), Decimal(0))] if funds else []
    whole += [tender.budget] if tender.budget is not None else []
    if whole:
        place = tender.at("budget") if min(whole) == tender.budget else funds[0].at("amount")
        yield Means(id="", amount=min(whole), lots=dossier.lots, place=place)
    fed = {fund.carry_to for fund in funds}
    for fund in funds:
        lots = tuple(lot for lot in dossier.lots if (lot.fund or "").strip() == fund.id)
        if lots and fund.id not in fed:
            yield Means(id=fund.id, amount=held[fund.id], lots=lots, place=fund.at("amount"))


def _most(lot: Lot) -> Decimal:
    """What a lot may cost by its sheet; nothing where that is blank."""
    return next((each for each in (lot.budget, lot.ceiling) if each is not None), Decimal(0))


def _together(lots: Iterable[Lot]) -> list[Lot]:
    """Lots that can all be awarded: of those that exclude one another the dearest."""
    taken = list[Lot]()
    for lot in sorted(lots, key=_most, reverse=True):
        if not any(lot.id in each.excludes_lots or each.id in lot.excludes_lots for each in taken):
            taken.append(lot)
    return taken


def _more(case: Case, means: Means, asked: Decimal) -> Answer:
    """That the lots cannot all be paid: an error, or part of a rule that was announced."""
    announced, law = case.dossier.tender.allocation_announced, case.method.modes["rank-bound"]
    figures, limit = {"budget": money(asked)}, money(means.amount)
    name = Text(f"资金 {means.id}", f"the fund {means.id}") if means.id else None
    name = name or Text("项目预算", "the budget of the tender")
    zh = f"各包预算合计 {money(asked)}，超过{name.zh} {limit}"
    en = f"the budgets of the lots come to {money(asked)}, more than {name.en}, {limit}"
    note = announced is not None or law.when == "free"
    if announced is not None:
        zh, en = (
            f"{zh}；安排哪些包的规则公布于：{announced}",
            f"{en}; the rule was announced: {announced}",
        )
    elif note:
        zh, en = f"{zh}；本采购方式可以在各包之间选择", f"{en}; by its method lots may be chosen"
    else:
        zh += "；请改正预算；采购文件公布了由预算决定安排哪些包的，请写明“分配规则公布于”何处"
        en += (
            "; correct the budgets, or, where the documents announced that the budget decides which "
            "lots are funded, write where (Allocation announced in)"
        )
    return raised(
        zh,
        en,
        means.place,
        subject=means.id,
        figures=figures,
        threshold=limit,
        cite=law.cite,
        severity=Severity.NOTE if note else None,
    )


CHECK = Check(
    code="N120",
    title=Text("各包预算合计不超过项目预算", "Budgets of all lots within the budget"),
    says=Text(
        "各包预算（没有预算的按最高限价）合计高于项目预算或“资金”表的可用资金，不可能全部授予；"
        "互斥的包只计最高的。采购文件公布了如何取舍的，只作说明。",
        "The budgets of the lots, or their ceilings where they have none, come to more than the "
        "budget of the tender or what its funds hold, so that not all can be awarded; of lots that "
        "exclude one another the dearest counts. A note where the documents announced the choice.",
    ),
    cite=Text("财政部令第87号第二十九条、第六十八条", "Order 87, arts. 29, 68"),
    severity=Severity.ERROR,
    look=look,
    needs=Text(
        "采购包：预算金额、最高限价、资金来源、互斥包；采购项目：预算金额、分配规则公布于；资金：金额、预留",
        "Lots: budget, ceiling, fund, excluded lots; Tender: budget, allocation announced in; Funds: "
        "amount, reserve",
    ),
    example=Text(
        "三个包预算各40万元，项目预算100万元。",
        "Three lots of 400,000 each, and a budget of 1,000,000.",
    ),
    innocent=Text(
        "预算有条件：采购文件写明资金不足时安排哪些包，表中没有写。",
        "The budget is a condition that the documents state and the sheet does not.",
    ),
)
