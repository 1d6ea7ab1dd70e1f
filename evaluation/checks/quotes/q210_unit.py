"""Q210: quotes, ceilings and budgets are written in the same unit."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.other_unit import UNITS, slips
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each amount that makes sense only in another unit."""
    found = tuple(slips(case))
    for slip in found:
        unit, working = UNITS[slip.unit], slip.working
        subject = getattr(slip.record, "id", "")
        zh = f"像是以{unit.zh}填写" if slip.too_small else f"像是多乘了 {slip.unit:,}"
        en = f"looks like {unit.en}" if slip.too_small else f"looks {slip.unit:,} times too large"
        yield raised(
            f"金额 {money(slip.seen)} {zh}：{working.zh}；金额一律以元填写，请核对原件后改正",
            f"the amount {money(slip.seen)} {en}: {working.en}; amounts are written in whole units of "
            "the currency, so compare it with the original and correct it",
            slip.record.at(slip.field),
            subject=subject,
            figures={"amount": money(slip.seen)},
        )
    if not found:
        yield clear()


CHECK = Check(
    code="Q210",
    title=Text("金额单位一致", "Amounts in one unit"),
    says=Text(
        "报价、最高限价、预算中有的金额只有换成万元或千元才说得通。改正以前，不据此认定报价过低或超过限价。",
        "A quote, a ceiling or a budget makes sense only in units of 10,000 or 1,000. Until it is put "
        "right, nobody is told to have asked too little or too much.",
    ),
    cite=Text("填写规则：金额单位为元", "rule of the sheets: amounts in whole units"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("采购包：预算、最高限价；响应文件：报价", "Lots: budget, ceiling; Bids: quote"),
    example=Text(
        "最高限价 180000，报价写成 17（万元）。", "Ceiling 180,000, a quote written as 17."
    ),
    innocent=Text(
        "供应商确实只报象征性价格；记录“异常低价”评审决定后不再提示。",
        "A tenderer does ask a token price; a ruling on its low price ends this finding.",
    ),
)
