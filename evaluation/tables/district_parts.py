"""What each district receives under a plan, of what it may expect."""

from fractions import Fraction

from evaluation.core.exact import round_half_up
from evaluation.core.table import Cell, Look, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.fairness import DistrictPart, Equity

TITLE = Text("各区域应得与实得", "What each district receives of its part")


def district_parts_table(equity: Equity) -> Table:
    """Return a row for each district; the one that receives least of its part stands out.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.fairness import equity_of
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> equity = equity_of(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> district_parts_table(equity).only("district", "part", "level").texts("en")[-1]
        ['东湖区', '576529', '31.80%']
    """
    return Table(
        key="equity",
        title=TITLE,
        columns=(
            column("district"),
            column("population", "whole"),
            column("need", "number", term="mean_need"),
            column("share", "percent", term="part_share", places=2),
            column("part", "number"),
            column("received", "whole", term="value_received"),
            column("offered", "whole", term="value_offered"),
            column("level", "percent", places=2),
        ),
        rows=tuple(_row(each, each is equity.worst) for each in equity.districts),
        remarks=(
            Text(
                f"应得价值 = 不考虑均衡要求的最优方案总价值 {equity.whole} × 该区域（人口 × 平均需求权重）所占比例。"
                "低于100%不等于违规：只有写入“分配政策”表的要求才约束方案。",
                f"Proportional part = value of the best plan without equity rules, {equity.whole} × the "
                "district's share of people × mean need weight. Less than 100 % breaks no rule: only the "
                "sheet Policy binds the plan.",
            ),
        ),
    )


def _row(each: DistrictPart, worst: bool) -> Row:
    share = each.share
    look: Look = "warning" if worst else ""
    people = f"{share.population:,}"
    return row(
        Cell(share.district, look=look),
        Cell(share.population, shown=Text(people, people)),
        _rounded(share.need, 3),
        share.share,
        _rounded(each.part, 0),
        each.received,
        each.offered,
        Cell(each.level, look=look),
    )


def _rounded(figure: Fraction, places: int) -> Cell:
    said = str(round_half_up(figure, places))
    return Cell(figure, shown=Text(said, said))
