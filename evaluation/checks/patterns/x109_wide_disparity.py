"""X109: the lowest price is not far below all others (R022), or has been examined."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import places, priced
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.decided.rulings import last_ruling

KEY = "screen/prices/wide_share"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with two quotes or more."""
    limit = case.law(KEY)
    for lot in case.dossier.lots:
        prices = priced(case, lot.id)
        if len(prices) < 2:
            continue
        lowest, second, *_ = sorted(prices, key=lambda bid: (prices[bid], bid))
        apart = (prices[second] - prices[lowest]) / prices[lowest]
        figures = {
            lowest: money(prices[lowest]),
            second: money(prices[second]),
            "apart": percent(apart),
        }
        threshold = percent(limit.number)
        examined = last_ruling(case.dossier, "low_price", lowest) is not None
        if apart < limit.number or examined:
            yield clear(lot.id, figures=figures, threshold=threshold, law=(limit,))
            continue
        yield raised(
            f"{lot.id}：最低价 {money(prices[lowest])}，次低价 {money(prices[second])}，高出 {percent(apart)}；"
            "请核对报价口径和服务范围是否一致",
            f"{lot.id}: the lowest quote is {money(prices[lowest])}, the next {money(prices[second])}, "
            f"{percent(apart)} more; see whether both price the same service",
            *places(case, (lowest, second)),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=(limit,),
        )


CHECK = Check(
    code="X109",
    title=Text("报价悬殊", "Prices far apart"),
    says=Text(
        "次低价比最低价高出一倍以上，而最低价未经异常低价审查。",
        "The second lowest quote is twice the lowest or more, and no ruling examined the lowest.",
    ),
    cite=Text("Cardinal R022；立陶宛目录 LT-COM-13", "OCP R022; Lithuanian catalogue LT-COM-13"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("50000 与 100000。", "50,000 and 100,000."),
    innocent=Text(
        "单位或期限理解不同；一家确有成本优势。",
        "Another unit or term was priced; one bidder has lower costs.",
    ),
)
