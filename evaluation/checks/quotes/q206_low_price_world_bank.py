"""Q206: low bids as the World Bank's guidance finds them.

Source:
    World Bank, Abnormally Low Bids and Proposals, 2nd ed. July 2016, Annex I: with five bids or
    more, a bid more than one standard deviation (of all bids) below their mean; with fewer, a bid
    20 % or more below the cost estimate.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from evaluation.checks.answers import lacking
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.conforming import conforming
from evaluation.checks.quotes.screening_law import low_quotes, under
from evaluation.core.exact import money, ratio, show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

DEVIATIONS = "wb/abnormally_low/deviations"
BIDS = "wb/abnormally_low/relative_bids_min"
BELOW = "wb/abnormally_low/below_estimate"


def relative(quotes: Mapping[str, Fraction], deviations: Fraction) -> tuple[str, ...]:
    """Return the bids more than `deviations` standard deviations below the mean.

    Squares are compared, so that no root is ever rounded.

    Example:
        >>> relative({"a": Fraction(10), "b": Fraction(20), "c": Fraction(21)}, Fraction(1))
        ('a',)
    """
    mean = sum(quotes.values(), Fraction(0)) / len(quotes)
    variance = sum(((quote - mean) ** 2 for quote in quotes.values()), Fraction(0)) / len(quotes)
    return tuple(
        bid
        for bid, quote in quotes.items()
        if quote < mean and (mean - quote) ** 2 > deviations**2 * variance
    )


def absolute(
    quotes: Mapping[str, Fraction], estimate: Fraction, below: Fraction
) -> tuple[str, ...]:
    """Return the bids that are `below`, a share of 0 to 1, or more under the `estimate`."""
    return tuple(bid for bid, quote in quotes.items() if quote <= estimate * (1 - below))


@under("wb")
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each low bid, and one for each lot without any."""
    fewest, deviations, below = case.law(BIDS), case.law(DEVIATIONS), case.law(BELOW)
    for lot in case.dossier.lots:
        quotes = conforming(case, lot)
        if not quotes:
            continue
        if len(quotes) >= fewest.whole:
            mean = sum(quotes.values(), Fraction(0)) / len(quotes)
            why = Text(
                f"比平均价 {show(mean, 2)} 低 {show(deviations.number)} 个标准差以上",
                f"more than {show(deviations.number)} standard deviation below the mean {show(mean, 2)}",
            )
            low, limit = relative(quotes, deviations.number), f"mean {show(mean, 2)} − σ"
            yield from low_quotes(case, lot, low, why, limit, (fewest, deviations))
        elif lot.budget is None:
            yield lacking(
                f"{lot.id} 只有 {len(quotes)} 个报价，须与估算价比较，但没有“预算金额”；请填写",
                f"{lot.id} has {len(quotes)} bids, to be compared with the cost estimate, and no "
                "Budget; fill it in",
                lot.at("budget"),
                subject=lot.id,
            )
        else:
            why = Text(
                f"比估算价 {money(lot.budget)} 低 {percent(below.number)} 以上",
                f"{percent(below.number)} or more below the estimate {money(lot.budget)}",
            )
            estimate = ratio(lot.budget)
            limit = money(estimate * (1 - below.number))
            low = absolute(quotes, estimate, below.number)
            yield from low_quotes(case, lot, low, why, limit, (fewest, below))


CHECK = Check(
    code="Q206",
    title=Text("异常低价（世界银行）", "Low bids (World Bank)"),
    says=Text(
        "报价明显偏低，须请投标人澄清并分析价格；不当然拒绝。",
        "A bid is so low that the bidder is asked to justify it; nothing is rejected by that.",
    ),
    cite=Text(
        "世界银行《异常低价投标和建议书》（2016年第2版）",
        "World Bank, Abnormally Low Bids and Proposals, 2nd ed. 2016",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(DEVIATIONS, BIDS, BELOW),
    needs=Text(
        "响应文件：报价；采购包：预算（估算价）", "Bids: quote; Lots: budget (the estimate)"
    ),
    example=Text(
        "估算价 150003863，四个报价中的 85862863 低 42.8%。",
        "Estimate 150,003,863: of four bids, 85,862,863 is 42.8 % below.",
    ),
    innocent=Text(
        "估算价过时或偏高；新技术降低了成本。", "An old or generous estimate; a new technique."
    ),
)
