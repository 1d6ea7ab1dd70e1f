"""Whether an award keeps to the money: the bid's own price, lot and budget."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.allocation import TenderProblem
from evaluation.awarding.lot_award import LotAward, prices_of
from evaluation.awarding.row_fault import row_fault
from evaluation.core.finding import Finding
from evaluation.core.text import Text
from evaluation.core.wording import amount
from evaluation.dossier.records import Award
from evaluation.planning.plan import Plan
from evaluation.scoring.result import Evaluation

UNCHANGED = Text("财政部令第87号第七十一条", "Order 87, art. 71")
"""The contract departs in nothing essential from the document and the bid."""


def money_faults(
    evaluation: Evaluation,
    plan: Plan | None,
    built: TenderProblem | None,
    awards: tuple[LotAward, ...],
) -> Iterator[Finding]:
    """Yield what is wrong with the money of the decided awards, each line and all together.

    Args:
        plan: None where the dossier has no policy.
        built: what the policy allows the awarded bids, from `held_against`.
    """
    for award in awards:
        for row in award.rows:
            yield from _own_price(evaluation, plan, built, award, row)
            yield from _lot_money(award, row)
    yield from _sum(evaluation, awards)


def _own_price(
    evaluation: Evaluation,
    plan: Plan | None,
    built: TenderProblem | None,
    award: LotAward,
    row: Award,
) -> Iterator[Finding]:
    """The contract is made at what the bid asks, at the level that is awarded."""
    score = next((each for each in award.result.ranked if each.bid.id == row.bid), None)
    if score is None:
        return
    level, known = row.funded_level or 100, prices_of(evaluation, plan, built, score)
    if not known:
        return
    if level not in known:
        levels = sorted(known)
        yield row_fault(
            row,
            "funded_level",
            "W107",
            f"{row.bid} 没有报 {level}% 的档次；有：{'、'.join(f'{each}%' for each in levels)}",
            f"{row.bid} offers no level of {level} %; it offers "
            f"{', '.join(f'{each} %' for each in levels)}",
        )
    elif row.awarded not in known[level]:
        right = " / ".join(amount(each) for each in sorted(known[level]))
        stands = NOTHING if row.awarded is None else Text(amount(row.awarded), amount(row.awarded))
        yield row_fault(
            row,
            "awarded",
            "W107",
            f"{row.bid} 的授予金额为 {stands.zh}，应为 {right}（{level}% 档次的报价）；"
            "合同不得背离响应文件的实质内容",
            f"the amount for {row.bid} is {stands.en}; it asks {right} at the level of {level} %, "
            "and the contract may not depart from the bid",
            UNCHANGED,
        )


NOTHING = Text("空白", "blank")


def _lot_money(award: LotAward, row: Award) -> Iterator[Finding]:
    lot = award.result.lot
    for key, zh, en in (("budget", "预算", "budget"), ("ceiling", "最高限价", "ceiling")):
        most: Decimal | None = getattr(lot, key)
        if row.awarded is not None and most is not None and row.awarded > most:
            yield row_fault(
                row,
                "awarded",
                "W108",
                f"采购包 {lot.id} 的授予金额 {amount(row.awarded)} 高于{zh} {amount(most)}",
                f"the amount for lot {lot.id}, {amount(row.awarded)}, is above its {en} of "
                f"{amount(most)}",
            )


def _sum(evaluation: Evaluation, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """All awards together, against the budget of the tender."""
    tender = evaluation.dossier.tender
    rows = [row for award in awards for row in award.rows if row.awarded is not None]
    spent = sum((row.awarded for row in rows if row.awarded is not None), Decimal(0))
    if rows and tender.budget is not None and spent > tender.budget:
        yield row_fault(
            rows[-1],
            "awarded",
            "W109",
            f"授予金额合计 {amount(spent)}，超过项目预算 {amount(tender.budget)}；"
            "请按分配方案减少授予的包，或先追加预算",
            f"the awards add up to {amount(spent)}, above the budget of {amount(tender.budget)}; "
            "award fewer lots, as the plan does, or have the budget raised first",
        )
