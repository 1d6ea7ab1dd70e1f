"""Q210: all amounts of a tender are written in the same unit."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.other_unit import UNITS, Slip, slips
from evaluation.checks.quotes.unit_of_lines import line_slips
from evaluation.checks.quotes.unit_of_money import money_slips
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each amount that makes sense only in another unit."""
    found = _found(case)
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


def _found(case: Case) -> tuple[Slip, ...]:
    """Every amount once, whatever speaks against it."""
    first: dict[tuple[int, str], Slip] = {}
    for slip in (*slips(case), *line_slips(case), *money_slips(case)):
        first.setdefault((id(slip.record), slip.field), slip)
    return tuple(first.values())


CHECK = Check(
    code="Q210",
    title=Text("金额单位一致", "Amounts in one unit"),
    says=Text(
        "报价、分项、最高限价、预算、资金、承接上限、分配规则或决定中有的金额只有换成万元或千元才说得通。"
        "改正以前，不据此认定报价过低、超过限价或与分项不一致。",
        "A quote, a price line, a ceiling, a budget, a fund, a capacity, a rule of the allocation or "
        "the amount of a ruling makes sense only in units of 10,000 or 1,000. Until it is put right, "
        "nobody is told to have asked too little or too much, or to have added up wrongly.",
    ),
    cite=Text("填写规则：金额单位为元", "rule of the sheets: amounts in whole units"),
    severity=Severity.ERROR,
    look=look,
    needs=Text(
        "采购项目、采购包：预算、最高限价；响应文件：报价；分项报价；资金；方案；分配政策；供应商：承接金额上限；评审决定",
        "Tender, Lots: budget, ceiling; Bids: quote; Items; Funds; Scenarios; Policy; Tenderers: most "
        "money; Rulings",
    ),
    example=Text(
        "最高限价 180000，报价写成 17（万元）。", "Ceiling 180,000, a quote written as 17."
    ),
    innocent=Text(
        "供应商确实只报象征性价格；记录“异常低价”评审决定后不再提示。",
        "A tenderer does ask a token price; a ruling on its low price ends this finding.",
    ),
)
