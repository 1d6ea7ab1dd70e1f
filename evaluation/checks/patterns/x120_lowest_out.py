"""X120: the lowest price was not disqualified (R036)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import places, price_only, priced
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a winner on which price alone decides."""
    for lot in case.winners or {}:
        prices = priced(case, lot)
        valid = [bid for bid in prices if case.admitted and bid in case.admitted]
        if not valid or not price_only(case, lot):
            continue
        lowest = min(prices.values())
        out = [bid for bid, price in prices.items() if price == lowest and bid not in valid]
        figures = {"lowest": money(lowest)}
        if not out or any(prices[bid] == lowest for bid in valid):
            yield clear(lot, figures=figures)
            continue
        yield raised(
            f"{lot} 的最低报价 {money(lowest)}（{'、'.join(out)}）为无效响应；请复核无效理由",
            f"{lot}: the lowest quote, {money(lowest)} of {', '.join(out)}, is out; go through the reasons",
            *places(case, out),
            subject=lot,
            figures=figures,
        )


CHECK = Check(
    code="X120",
    title=Text("最低报价无效", "Lowest price out"),
    says=Text(
        "只比价格的采购中，最低报价为无效响应。",
        "Where price alone decides, the lowest quote was disqualified.",
    ),
    cite=Text("Cardinal R036", "Cardinal R036"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("资格与符合性审查；响应文件：报价", "Screening; Bids: quote"),
    example=Text("最低价 80000 资格不符，90000 中选。", "80,000 fails the review, 90,000 wins."),
    innocent=Text("低价往往伴随资格或响应上的缺漏。", "A low price often goes with an omission."),
)
