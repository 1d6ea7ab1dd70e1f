"""Q212: the amounts of a tender are of a size that a purchase has."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.record import Record

LEAST = Decimal(10_000)
"""Below this much in yuan, nobody calls for tenders; in 万元 it is up to 100 million."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield the answer for a tender with a budget or a ceiling; unit prices are of any size."""
    currency = case.dossier.tender.currency
    if currency != "CNY":
        yield raised(
            f"本项目适用中国政府采购法，而“币种”为 {currency}，全部金额按 {currency} 打印；以人民币计的，请写 CNY",
            f"Chinese procurement law governs the tender, and its currency is {currency}, in which all "
            "amounts are printed; where they are in yuan, write CNY",
            case.dossier.tender.at("currency"),
            figures={"currency": currency},
        )
        return
    amounts = sorted(_amounts(case), key=lambda each: each[2], reverse=True)
    if not amounts or case.method.elimination:
        return
    record, field, most = amounts[0]
    if most >= LEAST:
        yield clear("", record.at(field), figures={"amount": money(most)}, threshold=money(LEAST))
        return
    yield raised(
        f"全部预算、限价、资金和报价中最大的是 {money(most)} 元，像是整个项目都以万元填写"
        f"（{money(most)} 万元即 {money(most * 10_000)} 元）；表中的金额一律以元填写并照此打印，请核对后全部改为元",
        f"the largest of all budgets, ceilings, funds and quotes is {money(most)}; the whole tender "
        f"looks as if written in units of 10,000, in which that is {money(most * 10_000)}. Amounts "
        "are written in yuan and printed so: check them, and write all of them in yuan",
        record.at(field),
        figures={"amount": money(most)},
        threshold=money(LEAST),
    )


def _amounts(case: Case) -> Iterator[tuple[Record, str, Decimal]]:
    dossier = case.dossier
    fields = (
        *((dossier.tender, "budget"),),
        *((lot, field) for lot in dossier.lots for field in ("budget", "ceiling")),
        *((fund, "amount") for fund in dossier.funds),
    )
    limits = [(record, field, getattr(record, field)) for record, field in fields]
    known = [each for each in limits if each[2]]
    if known:
        yield from known
        yield from ((bid, "quote", bid.quote) for bid in dossier.bids if bid.quote)


CHECK = Check(
    code="Q212",
    title=Text("项目金额的大小合乎常理", "Amounts of the size of a tender"),
    says=Text(
        "币种不是人民币；或全部预算、最高限价、资金和报价都不到一万元，像是整个项目都以万元填写。文件会照表中的数字以元打印。",
        "The currency is not the yuan; or all budgets, ceilings, funds and quotes are below 10,000 yuan, as if "
        "the whole tender was written in units of 10,000. Documents print the figures of the sheets as yuan.",
    ),
    cite=Text("填写规则：金额单位为元", "rule of the sheets: amounts in whole units"),
    severity=Severity.WARNING,
    look=look,
    needs=Text(
        "采购项目：币种、预算；采购包：预算、最高限价；资金；响应文件：报价",
        "Tender: currency, budget; Lots: budget, ceiling; Funds; Bids: quote",
    ),
    example=Text("项目预算写成 300，实为 300 万元。", "A budget of 300 that means 3,000,000."),
    innocent=Text("小额的试点或微型资助，确实不到一万元。", "A trial or a very small grant."),
)
