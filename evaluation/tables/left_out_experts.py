"""The ranking of each lot without each expert, and whether its first place holds."""

from collections.abc import Sequence

from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.stability.leave_out import LeftOut, Without
from evaluation.tables.named_bids import named_bids

ALL_COUNT = Text(
    "去掉一位专家后重新排名，只说明差距大小；不说明这位专家打分不当，法规要求全体成员的评分都计入，结果不变。",
    "The ranking without each expert says how close the race is. It does not say that the expert "
    "marked wrongly: the law counts every member, and the result stays.",
)
HOLDS = Text("第一名不变", "the same is first")
TURNS = Text("第一名改变", "another is first")


def left_out_experts_table(lots: Sequence[LeftOut], dossier: Dossier) -> Table:
    """Return a row for each lot and expert; a sentence for each lot whose first place turns."""
    return Table(
        key="left_out_experts",
        title=Text("去掉任一专家后的排名", "The ranking without each expert"),
        columns=(
            column("lot", "code"),
            column("without", "code", term="left_out"),
            column("holds", term="first_place"),
            column("first", term="then_first"),
            column("ranking", term="then_ranked"),
        ),
        rows=tuple(_row(lot.lot, each, dossier) for lot in lots for each in lot.without),
        remarks=(ALL_COUNT, *(lot.said for lot in lots if not lot.holds)),
    )


def _row(lot: str, each: Without, dossier: Dossier) -> Row:
    ranking = " › ".join(each.ranking)
    return row(
        lot,
        each.expert,
        Cell(
            each.holds,
            shown=HOLDS if each.holds else TURNS,
            look="" if each.holds else "warning",
        ),
        named_bids(dossier, each.first),
        Cell(each.ranking, shown=Text(ranking, ranking)),
    )
