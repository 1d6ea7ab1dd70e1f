"""Q202: each price line is its quantity times its unit price."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.confirmation import CITE, ORDER, Asked, asked
from evaluation.core.exact import money, round_half_up
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid with price lines."""
    for each in asked(case):
        if each.items:
            wrong = tuple(_wrong(case, each))
            yield from wrong or (clear(each.bid.id, figures={"lines": str(len(each.items))}),)


def _wrong(case: Case, each: Asked) -> Iterable[Answer]:
    if each.ruling is not None:
        return
    cite = CITE if case.method.jurisdiction == "cn" else None
    misplaced = {id(item): price for item, price in each.result.misplaced}
    for item in each.items:
        product = round_half_up(item.quantity * item.unit_price, 2)
        if product == item.amount:
            continue
        said = f"{item.quantity:f} × {item.unit_price:f} = {money(product)}"
        price = misplaced.get(id(item))
        todo = (
            Text(
                f"单价小数点明显错位，总价不变，单价修正为 {price.normalize():f}；请供应商书面确认",
                f"the decimal point of the unit price is plainly misplaced: the total stands, the "
                f"unit price becomes {price.normalize():f}; have the tenderer confirm it",
            )
            if price is not None
            else Text(
                "以单价计算结果为准，请核对响应文件原文",
                "the unit price stands; compare it with the bid",
            )
        )
        yield raised(
            f"{each.bid.id} 分项“{item.item}”：{said}，所写金额为 {money(item.amount)}；{todo.zh}",
            f"{each.bid.id}, line '{item.item}': {said}, the amount says {money(item.amount)}; {todo.en}",
            item.at("amount"),
            subject=each.bid.id,
            figures={"product": money(product), "amount": money(item.amount)},
            cite=cite,
        )


CHECK = Check(
    code="Q202",
    title=Text("分项金额等于数量乘单价", "Price lines multiply"),
    says=Text(
        "某一分项的金额不等于数量乘单价；单价小数点明显错位的，总价不变，修正单价。",
        "The amount of a line is not its quantity times its unit price. Where the decimal point of "
        "the unit price is plainly misplaced, the total stands and the unit price is corrected.",
    ),
    cite=CITE,
    severity=Severity.WARNING,
    look=look,
    parameters=(ORDER,),
    needs=Text("分项报价：数量、单价、金额", "Items: quantity, unit price, amount"),
    example=Text(
        "64 场 × 42.00 元，金额 268800.00：单价应为 4200.00。",
        "64 × 42.00 with an amount of 268,800.00: the unit price is 4,200.00.",
    ),
    innocent=Text(
        "单价四舍五入后抄录，或该项另有折扣。",
        "The unit price was rounded when copied, or the line carries a discount.",
    ),
)
