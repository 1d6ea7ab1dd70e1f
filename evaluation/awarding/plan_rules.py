"""Whether an award is what the plan says, lot by lot; and where it leaves the plan, that it says so."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.awarding.lot_award import LotAward, money_of_option, no_plan
from evaluation.awarding.row_fault import row_fault
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.core.wording import amount
from evaluation.dossier.records import Award
from evaluation.planning.plan import Plan

OPENLY = frozenset({"departs", "next", "revoked"})
"""Bases that say that the award leaves the plan."""


def plan_faults(plan: Plan | None, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """Yield each decided award that is not what the plan says.

    Args:
        plan: None where the dossier has no policy.
    """
    if plan is None:
        yield from _without_plan(awards)
        return
    barred = no_plan(plan)
    if barred is not None:
        yield from _rests_on_nothing(plan, barred, awards)
        return
    funded = {lot.id: option for lot, option in plan.decision.funded()}
    for award in awards:
        option = funded.get(award.id)
        bid = plan.built.bids[award.id, option.id] if option else None
        wanted = (bid.bid, bid.level, money_of_option(plan, option)) if bid and option else None
        for row in award.rows:
            given = (row.bid, row.funded_level or 100, row.awarded) if row.bid else None
            if given != wanted:
                yield _leaves(row, _said(given), _said(wanted))


def _without_plan(awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    for row in (row for award in awards for row in award.rows if row.basis in ("plan", "departs")):
        yield row_fault(
            row,
            "basis",
            "W111",
            f"采购包 {row.lot} 的依据提到分配方案，档案没有分配政策；请改为按评审名次或递补",
            f"the basis for lot {row.lot} speaks of a plan, and the dossier has no policy; say "
            "ranking, or next candidate",
        )


def _rests_on_nothing(plan: Plan, why: Text, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """Awards that follow a plan which can decide nothing, or depart from one that only compares."""
    told = ("plan", "departs") if plan.decision.planned else ("plan",)
    for row in (row for award in awards for row in award.rows):
        if row.basis in told:
            yield row_fault(
                row,
                "basis",
                "W111",
                f"采购包 {row.lot} 的定标不能以分配方案为依据：{why.zh}",
                f"the award of lot {row.lot} cannot rest on the plan: {why.en}",
            )
        elif row.basis == "departs":
            yield _openly(row, why)


def _leaves(row: Award, given: Text, wanted: Text) -> Finding:
    zh = f"采购包 {row.lot}：定标为{given.zh}，分配方案为{wanted.zh}"
    en = f"lot {row.lot}: the award says {given.en}, the plan {wanted.en}"
    if row.basis in OPENLY:
        return _openly(row, Text(zh, en))
    return row_fault(
        row,
        "basis",
        "W111",
        f"{zh}；请按方案改正，或依据选“不按方案”并写明理由{'' if row.bid else '，响应编号留空'}",
        f"{en}; put it right, or say 'against the plan' with the reason"
        f"{'' if row.bid else ' and no bid'}",
    )


def _openly(row: Award, what: Text) -> Finding:
    zh, en = what.zh.rstrip("。"), what.en.rstrip(".")
    message = Text(f"{zh}；已写明理由：{row.reason}", f"{en}; the reason given: {row.reason}")
    return Finding(code="W111", severity=Severity.WARNING, message=message, place=row.at("basis"))


def _said(award: tuple[str, int, Decimal | None] | None) -> Text:
    if award is None:
        return Text("不授予", "nobody")
    bid, level, money = award
    sum_zh = "" if money is None else f" {amount(money)}"
    part = "" if level == 100 else f" {level}%"
    return Text(f" {bid}{part}{sum_zh}", f"{bid}{part}{sum_zh}")
