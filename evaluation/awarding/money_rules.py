"""Whether an award keeps to the money: the bid's own price, lot, budget, funds and policy."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.allocation import TenderProblem
from evaluation.allocation.answer import sides
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Problem
from evaluation.allocation.program import Program, program_of
from evaluation.awarding.lot_award import LotAward, prices_of
from evaluation.awarding.plan_rules import OPENLY
from evaluation.awarding.row_fault import row_fault
from evaluation.core.errors import TenderError
from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.core.wording import amount
from evaluation.dossier.records import Award
from evaluation.planning.kept_rules import in_money
from evaluation.planning.plan import Plan, named
from evaluation.planning.posed import every_option
from evaluation.scoring.result import Evaluation

UNCHANGED = Text("财政部令第87号第七十一条", "Order 87, art. 71")
"""The contract departs in nothing essential from the document and the bid."""


def money_faults(
    evaluation: Evaluation, plan: Plan | None, awards: tuple[LotAward, ...]
) -> Iterator[Finding]:
    """Yield what is wrong with the money of the decided awards, each line and all together.

    Args:
        plan: None where the dossier has no policy.
    """
    for award in awards:
        for row in award.rows:
            yield from _own_price(evaluation, plan, award, row)
            yield from _lot_money(award, row)
    yield from _sum(evaluation, awards)
    if plan is not None:
        yield from _policy(evaluation, plan, awards)


def _own_price(
    evaluation: Evaluation, plan: Plan | None, award: LotAward, row: Award
) -> Iterator[Finding]:
    """The contract is made at what the bid asks, at the level that is awarded."""
    score = next((each for each in award.result.ranked if each.bid.id == row.bid), None)
    if score is None:
        return
    level, known = row.funded_level or 100, prices_of(evaluation, plan, score)
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


def _policy(evaluation: Evaluation, plan: Plan, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """Every fund and every rule of the policy, re-added in whole numbers over what is awarded."""
    rows = [row for award in awards for row in award.rows]
    if not rows:
        return
    try:
        built = every_option(evaluation)
    except TenderError:
        return  # whoever asks for the plan is told what is wrong with the policy
    program = program_of(built.problem)
    minor, paid = plan.facts.minor, [row for row in rows if row.bid is not None]
    chosen = frozenset(_columns(built, program, minor, paid))
    if len(chosen) < len(paid):
        return  # an award that is no offer is told first; without it no sum is right
    whole = all(award.rows for award in awards if award.basis)
    openly = any(row.basis in OPENLY for row in rows)
    for line in program.rows:
        least = line.sense == "at_least"
        if not line.kept(chosen) and (whole or not least):
            soft = least and openly  # a lot that is taken back may leave a minimum unreached
            yield _broken(built.problem, line, chosen, minor, rows[-1], soft=soft)


def _columns(
    built: TenderProblem, program: Program, minor: int, rows: list[Award]
) -> Iterator[int]:
    """The column of each row: its bid at its level, with the money that it says."""
    columns = {
        (lot.id, offer.bid, offer.level, Decimal(option.money) / minor): column
        for column, (lot, option) in enumerate(program.pairs)
        for offer in (built.bids[lot.id, option.id],)
    }
    for row in rows:
        column = columns.get(
            (row.lot, row.bid or "", row.funded_level or 100, row.awarded or Decimal(0))
        )
        if column is not None:
            yield column


def _broken(
    problem: Problem,
    line: LinearRow,
    chosen: frozenset[int],
    minor: int,
    row: Award,
    *,
    soft: bool,
) -> Finding:
    rule = next((each for each in problem.rules if each.id == line.id), None)
    activity, limit = sides(line, chosen)
    if in_money(line, rule):
        is_now, should = amount(activity / minor), amount(limit / minor)
    else:
        is_now, should = show(activity), show(limit)
    name = named(Text(line.name, line.name))
    said = rule.text if rule is not None and rule.text is not None else Text("", "")
    zh, en = ("至多", "at most") if line.sense == "at_most" else ("至少", "at least")
    soft = soft or (rule is not None and rule.priority > 0)
    return Finding(
        code="W110",
        severity=Severity.WARNING if soft else Severity.ERROR,
        message=Text(
            f"授予的各包合在一起不符合 {name.zh}：现为 {is_now}，应{zh} {should}。{said.zh}",
            f"the awards together break {name.en}: {is_now}, where {en} {should} is asked. {said.en}",
        ),
        place=row.at("awarded"),
    )
