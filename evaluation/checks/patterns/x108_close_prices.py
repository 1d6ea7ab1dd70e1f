"""X108: where price alone decides, neighbouring prices are not suspiciously close (R024)."""

from collections.abc import Iterable
from itertools import pairwise

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import COMPARE, places, price_only, priced
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

KEY = "screen/prices/close_share"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot on which price alone decides."""
    limit = case.law(KEY)
    for lot in case.dossier.lots:
        prices = priced(case, lot.id)
        if len(prices) < 2 or not price_only(case, lot.id):
            continue
        close = [
            (below, above)
            for below, above in pairwise(sorted(prices, key=lambda bid: (prices[bid], bid)))
            if 0 < prices[above] - prices[below] <= limit.number * prices[below]
        ]
        threshold = percent(limit.number)
        if not close:
            yield clear(lot.id, threshold=threshold, law=(limit,))
        for below, above in close:
            away = percent((prices[above] - prices[below]) / prices[below])
            yield raised(
                f"{lot.id}：{below} 报价 {money(prices[below])}，{above} 报价 {money(prices[above])}，相差 {away}；{COMPARE.zh}",
                f"{lot.id}: {below} asks {money(prices[below])}, {above} {money(prices[above])}, {away} more; {COMPARE.en}",
                *places(case, (below, above)),
                subject=lot.id,
                figures={below: money(prices[below]), above: money(prices[above]), "apart": away},
                threshold=threshold,
                law=(limit,),
            )


CHECK = Check(
    code="X108",
    title=Text("报价接近", "Close prices"),
    says=Text(
        "只比价格的采购中，相邻两个报价相差不到提示线。",
        "Where price alone decides, two neighbouring quotes are closer than the line.",
    ),
    cite=Text(
        "Cardinal R024；立陶宛目录 LT-COM-12", "Cardinal R024; Lithuanian catalogue LT-COM-12"
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("100000 与 100900。", "100,000 and 100,900."),
    innocent=Text("成本透明的标准化服务。", "A standard service with open costs."),
)
