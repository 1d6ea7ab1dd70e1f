"""The least change of one mark of each expert that turns a first place."""

from collections.abc import Iterable

from evaluation.core.table import Cell, Table, column, row
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.stability.margin import Turn
from evaluation.tables.named_bids import named_bid, named_bids

SINGLE = Text(
    "每位专家使第一名易位（或并列）所需的最小单项改动。这是算术，不是对专家的评价：合议评分本来就取决于每个人；评分不得据此修改。",
    "The least change of one mark of each expert after which another is first, or shares the first "
    "place. This is arithmetic and no judgement of the expert: a panel's result rests on every "
    "member. No mark may be changed because of it.",
)


def turning_marks_table(turns: Iterable[Turn], dossier: Dossier) -> Table:
    """Return a row for each lot and expert who has such a mark, the least change first."""
    ordered = sorted(turns, key=lambda each: (abs(each.change), each.lot, each.expert))
    return Table(
        key="turning_marks",
        title=Text("改动一项评分能否使第一名易位", "Could one mark turn the first place"),
        columns=(
            column("lot", "code"),
            column("expert", "code"),
            column("bid"),
            column("criterion", "code"),
            column("mark", "number"),
            column("turned", "number"),
            column("change", "number"),
            column("first", term="then_first"),
        ),
        rows=tuple(
            row(
                each.lot,
                each.expert,
                named_bid(dossier, each.bid),
                each.criterion,
                each.mark,
                each.turned,
                Cell(each.change, shown=Text(f"{each.change:+f}", f"{each.change:+f}")),
                named_bids(dossier, each.first),
            )
            for each in ordered
        ),
        remarks=(SINGLE,),
    )
