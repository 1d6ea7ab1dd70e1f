"""X105: the lowest price does not stand apart from others that bunch."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import (
    COMPARE,
    FEW,
    places,
    price_only,
    priced,
    root,
    too_few,
    variance,
)
from evaluation.core.exact import show
from evaluation.core.finding import Severity
from evaluation.core.text import Text

KEY = "screen/prices/relative_distance"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot on which price alone decides."""
    limit = case.law(KEY)
    for lot in case.dossier.lots:
        if not price_only(case, lot.id):
            continue
        prices = priced(case, lot.id)
        ordered = sorted(prices.values())
        if len(prices) < FEW:
            yield too_few(lot.id, prices)
            continue
        gap, spread = ordered[1] - ordered[0], variance(ordered[1:])
        distance = root(gap**2 / spread) if spread else "∞" if gap else "0"
        figures, threshold = {"relative distance": distance}, show(limit.number)
        if gap**2 <= limit.number**2 * spread:
            yield clear(lot.id, figures=figures, threshold=threshold, law=(limit,))
            continue
        yield raised(
            f"{lot.id} 最低价与次低价之差是其余报价标准差的 {distance} 倍，大于 {threshold}；{COMPARE.zh}",
            f"{lot.id}: the lowest quote lies {distance} deviations of the others below the next, more "
            f"than {threshold}; {COMPARE.en}",
            *places(case, tuple(prices)),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=(limit,),
        )


CHECK = Check(
    code="X105",
    title=Text("最低价孤立", "Lowest price apart"),
    says=Text(
        "只比价格的采购中，最低价远离其余报价，而其余报价彼此接近。",
        "Where price alone decides, the lowest quote is far from others that bunch.",
    ),
    cite=Text("围标筛查文献", "literature on screens for bid rigging"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("三个以上报价", "Three quotes or more"),
    example=Text("80000、100000、101000、102000。", "80,000; 100,000; 101,000; 102,000."),
    innocent=Text("一家确有成本优势。", "One bidder has lower costs."),
)
