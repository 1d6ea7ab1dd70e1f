"""X102: prices are not one another times the same whole per cent."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import COMPARE, FEW, places, priced, too_few
from evaluation.core.finding import Severity
from evaluation.core.text import Text

TOLERANCE, PAIRS = "screen/prices/coefficient_tolerance", "screen/prices/coefficient_pairs_min"
WIDEST = Fraction(1, 10)
"""Ratios from 0.90 to 1.10 are looked at, as whole per cents other than 100."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot."""
    tolerance, least = case.law(TOLERANCE), case.law(PAIRS)
    for lot in case.dossier.lots:
        prices = priced(case, lot.id)
        if len(prices) < FEW:
            yield too_few(lot.id, prices)
            continue
        found: dict[int, list[tuple[str, str]]] = {}
        # equal prices stand in every ratio together; one of them is enough
        apart = {price: bid for bid, price in reversed(tuple(prices.items()))}
        for one, other in combinations((apart[price] for price in sorted(apart)), 2):
            part = prices[one] / prices[other]
            hundredths = round(part * 100)
            if 1 - WIDEST <= part < 1 and hundredths < 100:
                if abs(part - Fraction(hundredths, 100)) <= tolerance.number:
                    found.setdefault(hundredths, []).append((one, other))
        often = {part: pairs for part, pairs in found.items() if len(pairs) >= least.whole}
        if not often:
            yield clear(lot.id, threshold=str(least.whole), law=(tolerance, least))
        for whole, pairs in often.items():
            named = "; ".join(f"{one} = {whole} % × {other}" for one, other in pairs)
            yield raised(
                f"{lot.id} 有 {len(pairs)} 对报价为同一整百分数关系：{named}；{COMPARE.zh}",
                f"{lot.id}: {len(pairs)} pairs of quotes stand in the same whole per cent: {named}; {COMPARE.en}",
                *places(case, tuple({bid for pair in pairs for bid in pair})),
                subject=lot.id,
                figures={f"{one}/{other}": f"{whole} %" for one, other in pairs},
                threshold=str(least.whole),
                law=(tolerance, least),
            )


CHECK = Check(
    code="X102",
    title=Text("报价成固定系数", "Prices in a fixed ratio"),
    says=Text(
        "两对以上报价之比是同一个整百分数。",
        "The ratio of two or more pairs of quotes is the same whole per cent.",
    ),
    cite=Text("财政部令第87号第三十七条第（四）项", "Order 87, art. 37(4)"),
    severity=Severity.WARNING,
    look=look,
    parameters=(
        TOLERANCE,
        PAIRS,
    ),
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("100000、97000、94090：均为 97%。", "100,000; 97,000; 94,090: 97 % each time."),
    innocent=Text(
        "都按限价的整百分数报价；整数报价偶然成比例。",
        "All quotes are whole per cents of the ceiling; round figures.",
    ),
)
