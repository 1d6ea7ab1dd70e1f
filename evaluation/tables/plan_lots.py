"""The plan: what the budget funds, lot by lot or with the sums of each district, and what is left."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from evaluation.allocation.problem import Option
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text, both
from evaluation.core.wording import amount, unit_of_money
from evaluation.dossier.records import Lot
from evaluation.planning.lawful import announced
from evaluation.planning.left import REASONS, Left
from evaluation.planning.other_budget import whole_budget
from evaluation.planning.plan import Plan
from evaluation.planning.plan_words import MODES, District, certificate, districts, passed_over
from evaluation.tables.named_bids import tenderer_cell
from evaluation.tables.plan_columns import money_column

FUNDED, LEFT = Text("安排", "funded"), Text("未安排", "not funded")
BY_DISTRICT = Text("分配结果（按区域）", "The plan by district")
ALL = Text("合计", "All districts")
VALUE = Text(
    "价值 = 总分 × 需求权重 × 公布规模，按同一比例取整；与报价高低无关。",
    "Value = points × need weight × published size, in whole numbers on one scale; the price has no "
    "part in it.",
)


def plan_table(plan: Plan) -> Table:
    """Return every lot by district: what it is given, or why it is left.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> table = plan_table(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> table.only("lot", "state", "bid", "money").texts("en")[0]
        ['L01', 'funded', 'B0101', '446,000.00']
    """
    left = {each.lot: each for each in plan.left}
    return Table(
        key="plan",
        title=plan_title(plan),
        columns=(
            column("district"),
            column("lot", "code"),
            column("title"),
            column("state", term="funding"),
            column("bid", "code"),
            column("tenderer"),
            column(
                "points", "points", term="total", places=plan.evaluation.settings.places["total"]
            ),
            money_column(plan, "money", "allocated"),
            column("value", "whole", term="worth"),
            column("why"),
        ),
        rows=tuple(
            _row(plan, district, lot, option, left)
            for district in districts(plan)
            for lot, option in district.lots
        ),
        remarks=(MODES[plan.mode], _sums(plan)),
        notes=tuple(_notes(plan)),
    )


def plan_by_district(plan: Plan) -> Table:
    """Return the plan with the sums of each district below its lots, and those of all at the end."""
    table, rows = plan_table(plan), list[Row]()
    lots = iter(table.rows)
    every = tuple(districts(plan))
    for district in every:
        rows += [next(lots) for _ in district.lots]
        rows.append(_sum(district.name, district.funded, len(district.lots), district))
    whole = District(
        name=ALL,
        lots=tuple(lot for each in every for lot in each.lots),
        spent=sum((each.spent for each in every), Fraction(0)),
        value=sum(each.value for each in every),
    )
    rows.append(_sum(ALL, whole.funded, len(whole.lots), whole))
    return replace(
        table, key="plan_by_district", title=BY_DISTRICT, rows=tuple(rows), notes=(VALUE,)
    )


def no_plan_table(plan: Plan) -> Table:
    """Return why there is no plan: the rules that clash, and what would have to give way."""
    said = (MODES[plan.mode], *certificate(plan), *plan.conflict)
    return Table(key="no_plan", title=plan_title(plan), columns=(), remarks=said)


def plan_title(plan: Plan) -> Text:
    """Return what the plan of this tender is called."""
    tender = plan.evaluation.dossier.tender
    name = f"{tender.id} {tender.title}"
    return Text(f"资金分配 {name}", f"Allocation {name}")


def _row(
    plan: Plan, district: District, lot: Lot, option: Option | None, left: Mapping[str, Left]
) -> Row:
    head = (district.name, lot.id, lot.title)
    if option is None:
        state = Cell(False, shown=LEFT, look="warning")
        return row(*head, state, *[None] * 5, _why(left.get(lot.id)), look="out")
    bid, dossier = plan.built.bids[lot.id, option.id], plan.evaluation.dossier
    return row(
        *head,
        Cell(True, shown=FUNDED, look="strong"),
        option.id,
        tenderer_cell(dossier, dossier.tenderer(bid.organisation)),
        bid.points,
        Fraction(option.money, plan.facts.minor),
        option.value,
        None,
    )


def _why(left: Left | None) -> Cell:
    if left is None:
        return Cell()
    return Cell(str(left.reason), shown=REASONS[left.reason], lines=left.sentences)


def _sum(name: Text, funded: int, lots: int, sums: District) -> Row:
    counted = Text(f"安排 {funded} 个，共 {lots} 个", f"{funded} of {lots} lots funded")
    return row(name, None, counted, *[None] * 4, sums.spent, sums.value, None, look="sum")


def _sums(plan: Plan) -> Text:
    """Return the plan in one sentence."""
    tender, decision = plan.evaluation.dossier.tender, plan.decision
    budget = whole_budget(plan.evaluation.dossier)
    spent = Fraction(sum(decision.spend().values()), plan.facts.minor)
    unit = both(lambda lang: unit_of_money(tender.currency, lang))
    funded, lots, value = len(decision.chosen), len(plan.facts.lots), decision.value
    return Text(
        f"预算 {amount(budget)}{unit.zh}，安排 {funded} 个包（共 {lots} 个）、{amount(spent)}{unit.zh}，"
        f"结余 {amount(budget - spent)}{unit.zh}；方案总价值 {value}。",
        f"Budget {amount(budget)} {unit.en}; {funded} of {lots} lots are funded with "
        f"{amount(spent)} {unit.en}; {amount(budget - spent)} {unit.en} are left over. "
        f"The plan is worth {value}.",
    )


def _notes(plan: Plan) -> Iterator[Text]:
    yield VALUE
    if said := announced(plan.evaluation.dossier.tender):
        yield said
    yield from map(passed_over, plan.overrides)
    yield from certificate(plan)
    yield from (finding.cited for finding in plan.findings)
