"""How often each lot is funded when the panel is drawn again."""

from collections.abc import Sequence

from evaluation.allocation.beside.steadiness import Standing
from evaluation.core.exact import round_half_up
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.lot_steadiness import STANDINGS, LotSteadiness
from evaluation.planning.plan import Plan
from evaluation.tables.plan_lots import FUNDED, LEFT

TITLE = Text("重新抽取专家后的方案", "The plan when the panel is drawn again")
HANGS = Text(
    "按同样人数重新抽取专家，每次重新排名、重新分配，看各包入选的次数。“时入时出”的包是否入选，"
    "取决于恰好是哪些专家；这不是决定，也不改变方案。",
    "The panel is drawn again as large as it was; each time the lots are ranked and the money is "
    "allocated anew. Whether a borderline lot is funded hangs on who happened to sit on the panel. "
    "This decides nothing and changes no plan.",
)


def steadiness_table(steadiness: Sequence[LotSteadiness], plan: Plan) -> Table:
    """Return a row for each lot with the draws that have a plan; it changes no result."""
    return Table(
        key="steadiness",
        title=TITLE,
        columns=(
            column("lot", "code"),
            column("title"),
            column("in_plan"),
            column("funded", "whole", term="times_funded"),
            column("draws", "whole", term="times_drawn"),
            column("share", "percent", term="share_funded", places=1),
            column("standing"),
        ),
        rows=tuple(_row(each, plan) for each in steadiness),
        notes=(HANGS,),
    )


def _row(each: LotSteadiness, plan: Plan) -> Row:
    percent = f"{round_half_up(each.share * 100, 1)}%"
    inside = each.in_plan
    return row(
        each.lot,
        plan.evaluation.dossier.lot(each.lot).title,
        Cell(inside, shown=FUNDED if inside else LEFT, look="strong" if inside else ""),
        each.funded,
        each.draws,
        Cell(each.share, parts=((Text(percent, percent), each.share),), whole=1),
        Cell(
            str(each.standing),
            shown=STANDINGS[each.standing],
            look="warning" if each.standing is Standing.BORDERLINE else "",
        ),
    )
