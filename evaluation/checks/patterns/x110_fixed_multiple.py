"""X110: the highest price is no whole multiple of the lowest (R023)."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import COMPARE, places, priced
from evaluation.core.exact import money, show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

TOLERANCE, GREATEST = "screen/prices/multiple_tolerance", "screen/prices/multiple_max"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with two quotes or more."""
    tolerance, greatest = case.law(TOLERANCE), case.law(GREATEST)
    for lot in case.dossier.lots:
        prices = priced(case, lot.id)
        if len(prices) < 2:
            continue
        low = min(prices, key=lambda bid: (prices[bid], bid))
        high = max(prices, key=lambda bid: (prices[bid], bid))
        times = prices[high] / prices[low]
        whole = next(
            (
                n
                for n in range(2, greatest.whole + 1)
                if abs(times / Fraction(n) - 1) <= tolerance.number
            ),
            None,
        )
        figures = {low: money(prices[low]), high: money(prices[high]), "ratio": show(times)}
        threshold, law = percent(tolerance.number), (tolerance, greatest)
        if whole is None:
            yield clear(lot.id, figures=figures, threshold=threshold, law=law)
            continue
        yield raised(
            f"{lot.id}：最高价 {money(prices[high])} 约为最低价 {money(prices[low])} 的 {whole} 倍；{COMPARE.zh}",
            f"{lot.id}: the highest quote {money(prices[high])} is about {whole} times the lowest "
            f"{money(prices[low])}; {COMPARE.en}",
            *places(case, (low, high)),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=law,
        )


CHECK = Check(
    code="X110",
    title=Text("报价成整数倍", "Prices in a whole multiple"),
    says=Text(
        "最高价约为最低价的整数倍。", "The highest quote is about a whole multiple of the lowest."
    ),
    cite=Text(
        "财政部令第87号第三十七条第（四）项；立陶宛目录 LT-COM-11",
        "Order 87, art. 37(4); Lithuanian catalogue LT-COM-11",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(
        TOLERANCE,
        GREATEST,
    ),
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("60000 与 120000。", "60,000 and 120,000."),
    innocent=Text(
        "单位或期限理解不同（一年与两年）。", "Another term was priced (one year, two years)."
    ),
)
