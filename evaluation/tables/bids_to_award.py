"""From bids to award in one look: who is first in each lot, what the budget funds, who is awarded."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.awarding.award import TenderAward
from evaluation.awarding.lot_award import LotAward
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.core.wording import amount, unit_of_money
from evaluation.planning.plan import Plan
from evaluation.scoring.result import LotResult, Score
from evaluation.tables.named_bids import tenderer_cell
from evaluation.tables.plan_lots import FUNDED, LEFT


def bids_to_award_table(award: TenderAward) -> Table:
    """Return a row for each lot: its first candidate, whether the plan funds it, its award if any.

    Example:
        >>> from evaluation.awarding.award import award_of, plan_of
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> scored = run(shipped("tenders") / "qinghe-2026")
        >>> table = bids_to_award_table(award_of(scored, plan_of(scored)))
        >>> table.only("lot", "total", "quote", "in_plan", "awarded").texts("en")[3]
        ['L04', '85.77', '246,000.00', 'not funded', '']
    """
    funded = {lot.id for lot, _ in award.plan.decision.funded()} if award.plan else set()
    return Table(
        key="bids_to_award",
        title=Text("从响应到定标", "From bids to award"),
        columns=(
            column("lot", "code"),
            column("first_candidate"),
            column("total", "points", places=award.evaluation.settings.places["total"]),
            column("quote", "money"),
            column("in_plan"),
            column("awarded_to", "code"),
            column("awarded", "money"),
        ),
        rows=tuple(_row(award, lot, funded) for lot in award.lots),
        notes=tuple(_notes(award)),
    )


def _row(award: TenderAward, lot: LotAward, funded: set[str]) -> Row:
    first = _first(lot.result)
    if first is None:
        failure = lot.result.failure
        why = Text("采购失败", "failed") if failure is not None else lot.why
        return row(lot.id, Cell(shown=why), *[None] * 5, look="out")
    is_funded = lot.id in funded
    planned = Cell(is_funded, shown=FUNDED if is_funded else LEFT) if award.plan else None
    given = lot.given if award.decided else ()
    amounts = [each.amount for each in given if each.amount is not None]
    return row(
        lot.id,
        tenderer_cell(award.evaluation.dossier, first.tenderer),
        first.total,
        first.price.quote if first.price else None,
        planned,
        tuple(each.score.bid.id for each in given),
        sum(amounts, Decimal(0)) if amounts else None,
        look="" if given or not award.decided else "quiet",
    )


def _first(result: LotResult) -> Score | None:
    return next(map(result.score, result.candidates), None)


def _notes(award: TenderAward) -> Iterator[Text]:
    """What the first of all lots would cost, what the plan makes of it, and who decided what."""
    firsts = [first for lot in award.lots if (first := _first(lot.result)) is not None]
    asked = sum((each.price.quote for each in firsts if each.price), Decimal(0))
    budget = award.evaluation.dossier.tender.budget
    if asked and budget is not None:
        yield Text(
            f"各包第一候选人报价合计 {_money(award, asked).zh}，项目预算 {_money(award, budget).zh}。",
            f"The first candidates of {len(firsts)} lots ask for {_money(award, asked).en}; the "
            f"budget is {_money(award, budget).en}.",
        )
    if award.plan is not None:
        yield _planned(award, award.plan)
    if not award.decided:
        yield Text("采购人尚未定标。", "The purchaser has not decided on the award yet.")
        return
    rows = [row for lot in award.lots for row in lot.rows]
    who = dict.fromkeys(row.who for row in rows)
    lots = sum(bool(lot.given) for lot in award.lots)
    yield Text(
        f"采购人定标（{'、'.join(who)}，{award.when:%Y-%m-%d %H:%M}）：授予 {lots} 个包，"
        f"合计 {_money(award, award.spent).zh}。",
        f"The purchaser decided ({', '.join(who)}, {award.when:%Y-%m-%d %H:%M}): {lots} lots "
        f"awarded for {_money(award, award.spent).en}.",
    )


def _planned(award: TenderAward, plan: Plan) -> Text:
    lots, spent = len(plan.decision.funded()), sum(plan.decision.spend().values())
    money = _money(award, Decimal(spent) / plan.facts.minor)
    return Text(
        f"方案安排其中 {lots} 个包，共 {money.zh}。",
        f"The plan funds {lots} lots for {money.en}.",
    )


def _money(award: TenderAward, number: Decimal) -> Text:
    currency = award.evaluation.dossier.tender.currency
    zh, en = (unit_of_money(currency, "zh"), unit_of_money(currency, "en"))
    return Text(f"{amount(number)}{zh}", f"{amount(number)} {en}")
