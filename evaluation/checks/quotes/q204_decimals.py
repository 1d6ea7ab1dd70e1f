"""Q204: amounts have no more decimals than the currency."""

from collections.abc import Iterable
from decimal import Decimal

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.record import Record

KEY = "cn/practice/quote_decimals_max"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid: its quote and its unit prices."""
    most = case.law(KEY)
    prices: dict[str, list[tuple[Record, str, Decimal]]] = {}
    for bid in case.dossier.bids:
        if bid.quote is not None:
            prices[bid.id] = [(bid, "quote", bid.quote)]
    for item in case.dossier.items:
        prices.setdefault(item.bid, []).append((item, "unit_price", item.unit_price))
    for id, amounts in prices.items():
        long = [each for each in amounts if _decimals(each[2]) > most.whole]
        for record, key, amount in long:
            yield raised(
                f"{id} 的金额 {amount:f} 有 {_decimals(amount)} 位小数，应不超过 {most.whole} 位；"
                "请核对响应文件原文，采购文件另有规定的从其规定",
                f"the amount {amount:f} of {id} has {_decimals(amount)} decimals, more than "
                f"{most.whole}; compare it with the bid and with what the document says",
                record.at(key),
                subject=id,
                figures={"amount": f"{amount:f}"},
                threshold=str(most.whole),
                law=(most,),
                cite=most.cite,
            )
        if not long:
            yield clear(id, threshold=str(most.whole), law=(most,))


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


CHECK = Check(
    code="Q204",
    title=Text("金额的小数位数", "Decimals of amounts"),
    says=Text(
        "报价或单价的小数位数超过分，无法以人民币支付。",
        "A quote or a unit price has more decimals than can be paid.",
    ),
    cite=Text("采购文件的通行约定", "usual clause of tender documents"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("响应文件：报价；分项报价：单价", "Bids: quote; Items: unit price"),
    example=Text("单价 12.345 元。", "A unit price of 12.345."),
    innocent=Text(
        "按工时、面积等计价的单价可以有更多小数，总价再取整。",
        "Unit prices by the hour or square metre may have more, with a rounded total.",
    ),
)
