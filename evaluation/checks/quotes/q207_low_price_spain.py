"""Q207: low tenders as Spain's regulation presumes them, where price alone decides.

Law:
    Royal Decree 1098/2001 (RGLCAP), art. 85, default of LCSP art. 149: one bidder, more than 25
    points under the base; two, more than 20 under the other; three, more than 10 under the mean
    (without the highest where it is more than 10 above it), and always more than 25 under the base;
    four or more, more than 10 under the mean, taken again without those more than 10 above it, of
    the three lowest at least.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from evaluation.checks.answers import lacking
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.conforming import conforming
from evaluation.checks.quotes.screening_law import low_quotes, under
from evaluation.core.exact import ratio, show
from evaluation.core.finding import Severity
from evaluation.core.text import Text

ONE = "es/rglcap_85/one_bidder_below_base"
TWO = "es/rglcap_85/two_bidders_below_other"
MORE = "es/rglcap_85/three_or_more_below_mean"


def limit(
    quotes: Iterable[Fraction], base: Fraction, one: Fraction, two: Fraction, more: Fraction
) -> Fraction:
    """Return the price below which a tender is presumed low.

    Args:
        quotes: all quotes of the lot, one at least.
        base: the budget the tenders start from.
        one: share of art. 85(1), 0 to 1; likewise `two` and `more`.

    Example:
        >>> shares = Fraction(1, 4), Fraction(1, 5), Fraction(1, 10)
        >>> show(limit(map(Fraction, (100, 98, 80, 130)), Fraction(140), *shares), 2)
        '83.4'
    """
    ordered = sorted(quotes)
    if len(ordered) == 1:
        return base * (1 - one)
    if len(ordered) == 2:
        return ordered[1] * (1 - two)
    mean = sum(ordered, Fraction(0)) / len(ordered)
    near = [quote for quote in ordered if quote <= mean * (1 + more)]
    if len(ordered) == 3:
        kept = ordered if ordered[-1] <= mean * (1 + more) else ordered[:-1]
        return max(sum(kept, Fraction(0)) / len(kept) * (1 - more), base * (1 - one))
    kept = near if len(near) >= 3 else ordered[:3]
    return sum(kept, Fraction(0)) / len(kept) * (1 - more)


@under("es")
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each low tender, and one for each lot without any; price alone decides."""
    law = tuple(case.law(key) for key in (ONE, TWO, MORE))
    for lot in case.dossier.lots:
        quotes: Mapping[str, Fraction] = conforming(case, lot)
        base = lot.budget if lot.ceiling is None else lot.ceiling
        rated = any(criterion.kind != "price" for criterion in case.dossier.criteria_of(lot.id))
        if rated or not quotes:
            continue
        if base is None:
            yield lacking(
                f"{lot.id} 没有预算金额，无法比较；请填写",
                f"{lot.id} has no budget to compare with; fill it in",
                lot.at("budget"),
                subject=lot.id,
            )
            continue
        line = limit(quotes.values(), ratio(base), *(dated.number for dated in law))
        low = tuple(bid for bid, quote in quotes.items() if quote < line)
        why = Text(
            f"低于推定异常的界限 {show(line, 2)}", f"below the presumed limit {show(line, 2)}"
        )
        yield from low_quotes(case, lot, low, why, show(line, 2), law)


CHECK = Check(
    code="Q207",
    title=Text("异常低价（西班牙）", "Low tenders (Spain)"),
    says=Text(
        "报价推定为异常低；须听取投标人说明，不当然排除。",
        "A tender is presumed low; the tenderer is heard, and nothing is excluded by that.",
    ),
    cite=Text("西班牙 RGLCAP 第85条、LCSP 第149条", "Spain, RGLCAP art. 85 and LCSP art. 149"),
    severity=Severity.WARNING,
    look=look,
    parameters=(ONE, TWO, MORE),
    needs=Text("响应文件：报价；采购包：限价或预算", "Bids: quote; Lots: ceiling or budget"),
    example=Text(
        "报价 100、98、80、130：去掉 130 再平均为 92.67，界限 83.40，80 命中。",
        "Quotes 100, 98, 80, 130: the mean without 130 is 92.67, the limit 83.40; 80 is below.",
    ),
    innocent=Text("规模经济；其他报价偏高。", "Economies of scale; the other quotes are high."),
)
