"""The lots that a plan does not fund: why, and what it would have taken."""

from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.left import REASONS, Left
from evaluation.planning.plan import Plan

ALONE = Text(
    "得分、报价、资金三项各自单独变动、其余不变时的数值，均经重新求解核实；报价变动引起的价格分变化不计在内。",
    "Each figure is for a change of points, price or money alone, all else as it is, and checked by "
    "solving again; what another price would do to the price points is not counted.",
)


def left_table(plan: Plan) -> Table:
    """Return the lots that are left with their reasons; without rows where all are funded.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import explained, planned
        >>> from evaluation.resources import shipped
        >>> plan = explained(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> left_table(plan).only("lot", "reason").texts("en")[-1]
        ['L12', 'no admissible bid']
    """
    return Table(
        key="left",
        title=Text("未安排的包及原因", "Lots that are not funded, and why"),
        columns=(
            column("lot", "code"),
            column("title"),
            column("reason", term="reason_kind"),
            column("why"),
        ),
        rows=tuple(_row(plan, left) for left in plan.left),
        notes=(ALONE,) if plan.left else (),
    )


def _row(plan: Plan, left: Left) -> Row:
    return row(
        left.lot,
        plan.evaluation.dossier.lot(left.lot).title,
        Cell(str(left.reason), shown=REASONS[left.reason]),
        Cell(lines=left.sentences),
    )
