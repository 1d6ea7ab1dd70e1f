"""X112: the winning price is neither just below the next (R024) nor far below it (R058)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import places, price_only, priced
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

FAR = "screen/prices/discount_share"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a winner on which price alone decides."""
    far = case.law(FAR)
    for lot in case.dossier.lots:
        winner = (case.winners or {}).get(lot.id)
        prices = {
            bid: price
            for bid, price in priced(case, lot.id).items()
            if case.admitted is None or bid in case.admitted
        }
        if winner not in prices or len(prices) < 2 or not price_only(case, lot.id):
            continue
        others = {bid: price for bid, price in prices.items() if bid != winner}
        second = min(others, key=lambda bid: (others[bid], bid))
        discount = (prices[second] - prices[winner]) / prices[winner]
        figures = {
            winner: money(prices[winner]),
            second: money(prices[second]),
            "discount": percent(discount),
        }
        threshold = percent(far.number)
        if discount < far.number:
            yield clear(lot.id, figures=figures, threshold=threshold, law=(far,))
            continue
        yield raised(
            f"{lot.id}：{winner} 报价 {money(prices[winner])}，次低有效报价 {money(prices[second])} 高出 "
            f"{percent(discount)}；请核对报价口径和服务范围",
            f"{lot.id}: {winner} asks {money(prices[winner])}, the next valid quote {money(prices[second])} is "
            f"{percent(discount)} more; see whether both price the same service",
            *places(case, (winner, second)),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=(far,),
        )


CHECK = Check(
    code="X112",
    title=Text("中选价远低于次低价", "Heavily discounted price"),
    says=Text(
        "只比价格的采购中，次低有效报价比中选价高出一倍以上。",
        "Where price alone decides, the next valid quote is twice the winning one or more.",
    ),
    cite=Text(
        "Cardinal R058；立陶宛目录 LT-PRI-09", "Cardinal R058; Lithuanian catalogue LT-PRI-09"
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(FAR,),
    needs=Text("排名；响应文件：报价", "A ranking; Bids: quote"),
    example=Text(
        "50000 中选，次低有效报价 100000。", "50,000 wins, the next valid quote is 100,000."
    ),
    innocent=Text("一家确有成本优势。", "One bidder has lower costs."),
)
