"""Whose marks of a bid are left out where the highest and the lowest total do not count.

Without the highest and the lowest mark of each criterion, and without the experts whose totals are
the highest and the lowest, the same marks may put another bid first; documents often say neither.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from evaluation.core.exact import ratio, show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.counting import counted_marks
from evaluation.dossier.records import Bid, Criterion, Dossier, Expert
from evaluation.scoring.result import LotResult, Score

BY_TOTAL = "trimmed_total"
"""The aggregation without the experts of the highest and the lowest total."""

BY_CRITERION = "trimmed_mean"
"""The aggregation without the highest and the lowest mark of each criterion."""


def left_out(
    dossier: Dossier, bid: Bid, criteria: Collection[Criterion], experts: Mapping[str, Expert]
) -> frozenset[str]:
    """Return the two experts whose totals for `bid` are the highest and the lowest.

    Of equal totals that of the expert who stands first on the sheet Panel is left out; where all
    are equal, those of the first and the last. That never matters for the mean of the totals. What
    the panel agreed on is no expert's, and counts in no total.

    Args:
        criteria: those that experts mark.

    Returns:
        Nobody where fewer than three experts count, or some of them only for a part.
    """
    given = [
        (marks, criterion)
        for criterion in criteria
        if "consensus" not in (marks := counted_marks(dossier, bid, criterion, experts)[0])
    ]
    counted = [expert for expert in experts if all(expert in marks for marks, _ in given)]
    if len(counted) < 3 or any(len(marks) != len(counted) for marks, _ in given):
        return frozenset()
    totals = {
        expert: sum(ratio(each.weight) * ratio(marks[expert]) for marks, each in given)
        for expert in counted
    }
    low, high = min(counted, key=totals.__getitem__), max(counted, key=totals.__getitem__)
    return frozenset({low, counted[-1] if low == high else high})


def otherwise_first(
    dossier: Dossier, lots: Sequence[LotResult], by_total: Sequence[LotResult]
) -> Iterator[Finding]:
    """Yield the lots whose first bid is another one where totals are trimmed and not marks.

    Args:
        lots: as the tender says, by the marks of each criterion.
        by_total: the same lots by the experts' totals.
    """
    for ours, other in zip(lots, by_total, strict=True):
        if ours.ranked and other.ranked and ours.ranked[0].bid != other.ranked[0].bid:
            bids = [ours.ranked[0].bid.id, other.ranked[0].bid.id]
            one, two = (_said(result, bids) for result in (ours, other))
            yield Finding(
                code="M105",
                severity=Severity.WARNING,
                message=Text(
                    f"{ours.lot.id}：按每项因素去掉最高、最低分，{bids[0]} 居首（{one}）；按专家总分去掉最高、"
                    f"最低，{bids[1]} 居首（{two}）。请核对采购文件写的是哪一种，并选用相应的汇总办法",
                    f"{ours.lot.id}: without the highest and lowest mark of each criterion {bids[0]} is "
                    f"first ({one}); without the experts of the highest and lowest total {bids[1]} is "
                    f"first ({two}). See which of them the tender document says, and choose that aggregation",
                ),
                place=dossier.tender.at("aggregation"),
            )


def _said(result: LotResult, bids: Sequence[str]) -> str:
    scores: list[Score] = [result.score(bid) for bid in bids]
    return ", ".join(
        f"{each.bid.id} {'—' if each.total is None else show(each.total)}" for each in scores
    )
