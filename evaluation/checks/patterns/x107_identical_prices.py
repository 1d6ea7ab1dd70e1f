"""X107: no two bidders ask the same price (R028)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import COMPARE, places, priced
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with two bids or more."""
    for lot in case.dossier.lots:
        prices = priced(case, lot.id)
        same: dict[object, list[str]] = {}
        for bid, price in prices.items():
            same.setdefault(price, []).append(bid)
        found = [bids for bids in same.values() if len(bids) > 1]
        if len(prices) > 1 and not found:
            yield clear(lot.id, figures={"quotes": str(len(prices))})
        for bids in found:
            asked = money(prices[bids[0]])
            yield raised(
                f"{lot.id}：{'、'.join(bids)} 报价相同，均为 {asked}；{COMPARE.zh}",
                f"{lot.id}: {', '.join(bids)} ask the same price, {asked}; {COMPARE.en}",
                *places(case, bids),
                subject=lot.id,
                figures=dict.fromkeys(bids, asked),
            )


CHECK = Check(
    code="X107",
    title=Text("报价相同", "Identical prices"),
    says=Text("两家以上报价完全相同。", "Two bids or more ask exactly the same."),
    cite=Text(
        "财政部令第87号第三十七条第（四）项；Cardinal R028", "Order 87, art. 37(4); Cardinal R028"
    ),
    severity=Severity.WARNING,
    look=look,
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("两家均报 246000.00。", "Two bids of 246,000.00."),
    innocent=Text("按限价或指导价取整报价。", "Both rounded to the ceiling or a guide price."),
)
