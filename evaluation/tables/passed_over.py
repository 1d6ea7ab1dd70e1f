"""The first candidates that a plan passes over: who was first, who is funded instead."""

from evaluation.allocation.tender.overrides import Override
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.planning.plan import Plan

WORSE = Text("得分更低且报价不低，请说明理由", "fewer points and asks no less: give the reason")


def overrides_table(plan: Plan) -> Table:
    """Return a row for each lot that does not go to its first candidate.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> plan = planned(run(shipped("tenders") / "qinghe-2026"), "portfolio")
        >>> overrides_table(plan).only("lot", "first", "funded", "rank").texts("en")[0]
        ['L01', 'B0101', 'B0103', '3']
    """
    places = plan.evaluation.settings.places["total"]
    return Table(
        key="overrides",
        title=Text("越过的第一候选", "First candidates that are passed over"),
        columns=(
            column("lot", "code"),
            column("first", "code", term="first_candidate"),
            column("first_points", "points", places=places),
            column("funded", "code", term="funded_instead"),
            column("rank", "whole"),
            column("points", "points", term="total", places=places),
            column("note"),
        ),
        rows=tuple(map(_row, plan.overrides)),
    )


def _row(override: Override) -> Row:
    first, funded = override.first, override.funded
    note = Cell(WORSE, look="warning") if override.worse_and_dearer else None
    return row(override.lot, first.bid, first.points, funded.bid, funded.rank, funded.points, note)
