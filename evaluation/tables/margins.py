"""The points between neighbours of a ranking."""

from evaluation.core.table import Cell, Table, column, row
from evaluation.core.text import Text
from evaluation.law.tie_steps import tie_step
from evaluation.scoring.result import Evaluation
from evaluation.stability.margin import margins
from evaluation.tables.named_bids import named_bid

CLOSE = Text(
    "分差小只说明竞争激烈，不说明谁该胜出，也不改变结果。",
    "A small margin says that the race is close. It does not say who should win, and changes no result.",
)


def margins_table(evaluation: Evaluation) -> Table:
    """Return the margins of all lots, the closest first.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> evaluation = run(shipped("tenders") / "qinghe-2026")
        >>> margins_table(evaluation).only("lot", "rank", "points").texts("en")[0]
        ['L04', '1', '0.00']
    """
    dossier = evaluation.dossier
    ordered = sorted(margins(evaluation), key=lambda each: (each.points, each.lot, each.rank))
    return Table(
        key="margins",
        title=Text("相邻名次的分差", "Margins between ranks"),
        columns=(
            column("lot", "code"),
            column("rank", "whole"),
            column("ahead"),
            column("behind"),
            column("points", "points", term="margin", places=evaluation.settings.places["total"]),
            column("decided"),
        ),
        rows=tuple(
            row(
                each.lot,
                each.rank,
                named_bid(dossier, each.ahead),
                named_bid(dossier, each.behind),
                each.points,
                Cell(tie_step(each.decided_by).order if each.decided_by else None),
            )
            for each in ordered
        ),
        remarks=(CLOSE,),
    )
