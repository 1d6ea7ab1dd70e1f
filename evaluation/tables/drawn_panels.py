"""How often each bid took each place when the panel was drawn again."""

from collections.abc import Iterable

from evaluation.core.table import Cell, Row, Table, column, joined, row
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.records import Dossier
from evaluation.stability.resample import Placed
from evaluation.tables.named_bids import named_bid


def drawn_panels_table(placed: Iterable[Placed], draws: int, dossier: Dossier) -> Table:
    """Return a row for each ranked bid; it changes no result.

    Args:
        draws: how often the panel was drawn.
    """
    return Table(
        key="drawn_panels",
        title=Text("重新抽取专家后的名次", "The panel drawn again"),
        columns=(
            column("lot", "code"),
            column("bid"),
            column("rank", "whole"),
            column("first", "count", term="times_first"),
            column("share", "percent", term="share_first", places=1),
            column("places", term="times_each"),
        ),
        rows=tuple(_row(each, dossier) for each in placed),
        remarks=(_no_vote(draws),),
    )


def _no_vote(draws: int) -> Text:
    return Text(
        f"按同样人数重新抽取专家 {draws} 次（有放回，可重做），看各响应得第一名的次数。这不是投票，也不是“更优”"
        "的概率，只说明名次多大程度上取决于恰好是哪些专家；结果不变。",
        f"The panel was drawn again {draws} times, as many experts, with replacement; anybody can redo "
        "it. The share of first places is no vote and no probability of being the better bid. It says "
        "how much the ranking owes to who happened to sit on the panel, and changes no result.",
    )


def _row(each: Placed, dossier: Dossier) -> Row:
    share = percent(each.first, 1)
    return row(
        each.lot,
        named_bid(dossier, each.bid, "strong" if each.rank == 1 else ""),
        each.rank,
        each.places.get(1, 0),
        Cell(each.first, parts=((Text(share, share), each.first),), whole=1),
        joined(
            Text(f"第 {rank} 名 {times} 次", f"{rank}: {times}")
            for rank, times in each.places.items()
        ),
    )
