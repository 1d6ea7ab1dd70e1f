"""Q203: the price lines add up to the quote."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.confirmation import CITE, ORDER, asked
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid with price lines."""
    chinese = case.method.jurisdiction == "cn"
    law = (case.law(ORDER),) if chinese else ()
    for each in asked(case):
        result, bid = each.result, each.bid
        if result.lines is None or result.amounts is None:
            continue
        total = result.quote if result.words is None else result.words
        figures = {
            "lines": money(result.lines),
            "amounts": money(result.amounts),
            "total": money(total),
        }
        if result.lines == total or each.settled:
            yield clear(bid.id, bid.at("quote"), figures=figures, law=law)
            continue
        yield raised(
            f"{bid.id} 总价为 {money(total)}，按单价汇总为 {money(result.lines)}，以单价计算结果为准；{each.proposal.zh}",
            f"{bid.id} asks {money(total)}, its unit prices add up to {money(result.lines)} and stand; "
            f"{each.proposal.en}",
            bid.at("quote"),
            *(item.at("unit_price") for item in each.items),
            subject=bid.id,
            figures=figures,
            law=law,
            cite=CITE if chinese else None,
        )


CHECK = Check(
    code="Q203",
    title=Text("分项汇总等于总价", "Price lines add up to the quote"),
    says=Text(
        "总价与按单价汇总的金额不一致；以单价计算结果为准，修正后的报价须供应商书面确认，并重新与最高限价比较。",
        "The quote is not the sum of its unit prices; the unit prices stand, the tenderer has to "
        "confirm the corrected price, and it is compared with the ceiling again.",
    ),
    cite=CITE,
    severity=Severity.ERROR,
    look=look,
    parameters=(ORDER,),
    needs=Text("分项报价；响应文件：报价", "Items; Bids: quote"),
    example=Text(
        "总价 205000.00，分项汇总 204600.00：修正为 204600.00。",
        "Quote 205,000.00, lines 204,600.00: it becomes 204,600.00.",
    ),
    innocent=Text(
        "总价优惠没有摊到分项；录入时漏了一行。",
        "A discount on the total that was not spread over the lines; a line left out in copying.",
    ),
)
