"""X104: prices vary as those of independent bidders do."""

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
    root,
    too_few,
    variance,
)
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

KEY = "screen/prices/variation_min"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot on which price alone decides."""
    limit = case.law(KEY)
    for lot in case.dossier.lots:
        if not price_only(case, lot.id):
            continue
        prices = priced(case, lot.id)
        values = tuple(prices.values())
        if len(prices) < FEW:
            yield too_few(lot.id, prices)
            continue
        square = variance(values) / mean(values) ** 2
        figures, threshold = {"variation": root(square)}, percent(limit.number)
        if square >= limit.number**2:
            yield clear(lot.id, figures=figures, threshold=threshold, law=(limit,))
            continue
        yield raised(
            f"{lot.id} 报价的变异系数为 {root(square)}，低于 {threshold}；{COMPARE.zh}",
            f"{lot.id}: the coefficient of variation of the quotes is {root(square)}, below {threshold}; {COMPARE.en}",
            *places(case, tuple(prices)),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=(limit,),
        )


CHECK = Check(
    code="X104",
    title=Text("报价变异系数偏低", "Low variation of prices"),
    says=Text(
        "只比价格的采购中，样本标准差与平均价之比低于提示线。",
        "Where price alone decides, the sample deviation over the mean is below the line.",
    ),
    cite=Text("围标筛查文献", "literature on screens for bid rigging"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text(
        "99000、100000、101000：变异系数 0.01。", "99,000; 100,000; 101,000: a variation of 0.01."
    ),
    innocent=Text(
        "公布了限价、成本透明，报价自然接近。",
        "A published ceiling or open costs bring quotes together.",
    ),
)
