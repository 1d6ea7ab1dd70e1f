"""X103: prices are not all gathered around their mean."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import (
    COMPARE,
    FEW,
    mean,
    places,
    price_only,
    priced,
    too_few,
)
from evaluation.core.exact import show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

NEAR, WIDE, MOST = (
    "screen/prices/cluster_share",
    "screen/prices/cluster_most_share",
    "screen/prices/cluster_most",
)


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot on which price alone decides."""
    near, wide, most = (case.law(key) for key in (NEAR, WIDE, MOST))
    for lot in case.dossier.lots:
        if not price_only(case, lot.id):
            continue
        prices = priced(case, lot.id)
        if len(prices) < FEW:
            yield too_few(lot.id, prices)
            continue
        middle = mean(tuple(prices.values()))
        away = [abs(price - middle) / middle for price in prices.values()]
        inside = sum(share <= near.number for share in away)
        gathered = inside == len(away) or (
            inside >= most.number * len(away) and max(away) < wide.number
        )
        figures = {"mean": show(middle, 2), "farthest": percent(max(away))}
        law, limit = (near, wide, most), percent(near.number)
        if not gathered:
            yield clear(lot.id, figures=figures, threshold=limit, law=law)
            continue
        yield raised(
            f"{lot.id} 的 {len(away)} 个报价聚集在平均价 {figures['mean']} 附近，最远相差 {percent(max(away))}；{COMPARE.zh}",
            f"{lot.id}: the {len(away)} quotes gather around {figures['mean']}, the farthest {percent(max(away))} "
            f"away; {COMPARE.en}",
            *places(case, tuple(prices)),
            subject=lot.id,
            figures=figures,
            threshold=limit,
            law=law,
        )


CHECK = Check(
    code="X103",
    title=Text("报价聚集", "Prices gathered"),
    says=Text(
        "只比价格的采购中，报价几乎都在平均价附近。",
        "Where price alone decides, nearly all quotes lie close to their mean.",
    ),
    cite=Text("财政部令第87号第三十七条第（四）项", "Order 87, art. 37(4)"),
    severity=Severity.WARNING,
    look=look,
    parameters=(
        NEAR,
        WIDE,
        MOST,
    ),
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("99000、100000、101000。", "99,000; 100,000; 101,000."),
    innocent=Text(
        "公布了限价、成本透明，报价自然接近。",
        "A published ceiling or open costs bring quotes together.",
    ),
)
