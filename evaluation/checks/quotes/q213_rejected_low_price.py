"""Q213: a low price is rejected after a review that was due, and after the tenderer was heard."""

import re
from collections.abc import Iterable, Iterator

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.conforming import conforming
from evaluation.checks.quotes.other_unit import doubted
from evaluation.checks.quotes.q205_low_price import KEYS, drawn_for, low_lines
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import accepts, last_ruling
from evaluation.dossier.records import Bid, Lot, Ruling

_HEARD = re.compile(
    r"说明|解释|澄清|证明|答复|回复|explain|explan|proof|prove|evidence|written|answer|repl",
    re.IGNORECASE,
)
"""Words of a reason that says what the tenderer was asked, or answered."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid whose low price was rejected."""
    for lot in case.dossier.lots:
        wrong = doubted(case, lot)
        for bid in case.dossier.bids_on(lot.id):
            ruling = last_ruling(case.dossier, "low_price", bid.id)
            if ruling is not None and bid.id not in wrong and not accepts(ruling):
                yield from tuple(_wrong(case, lot, bid, ruling)) or (
                    clear(bid.id, ruling.at("decision")),
                )


def _wrong(case: Case, lot: Lot, bid: Bid, ruling: Ruling) -> Iterator[Answer]:
    law = tuple(case.law(key) for key in KEYS.values())
    quote = conforming(case, lot).get(bid.id)
    if quote is not None and all(dated.value is not None for dated in law):
        lines = drawn_for(case, lot)
        if lines and not low_lines(quote, lines):
            yield raised(
                f"{bid.id} 报价 {money(quote)}，没有低于任何一条启动线，却以异常低价认定不接受；请核对是否应当启动审查，"
                "并在理由中写明低于哪一条",
                f"{bid.id} asks {money(quote)}, below none of the lines, and its price was rejected as too "
                "low; check whether a review was due, and say in the reason which line it is below",
                ruling.at("decision"),
                subject=bid.id,
                figures={"quote": money(quote)},
                law=law,
            )
    if not _HEARD.search(ruling.reason):
        yield raised(
            f"{bid.id} 的低价不被接受，理由没有写供应商怎样说明；须先要求其在合理时间内书面说明，必要时提交证明，"
            "不能证明报价合理的才作无效响应，请补写",
            f"the low price of {bid.id} is rejected, and the reason does not say how the tenderer explained "
            "it; it is first asked for a written explanation in reasonable time, with proof where needed, "
            "and is out only where it cannot show that the price is reasonable; add that",
            ruling.at("reason"),
            subject=bid.id,
        )


CHECK = Check(
    code="Q213",
    title=Text("低价不被接受有说明有依据", "Low prices rejected after a hearing"),
    says=Text(
        "以异常低价认定响应无效，而报价没有低于启动线，或理由没有写明供应商的书面说明。",
        "A bid is out for its low price although it is below no line, or the reason does not tell of "
        "the written explanation of the tenderer.",
    ),
    cite=Text("财政部令第87号第六十条；财库〔2026〕2号", "Order 87, art. 60; Caiku [2026] No. 2"),
    severity=Severity.WARNING,
    look=look,
    parameters=tuple(KEYS.values()),
    needs=Text(
        "评审决定：异常低价审查；响应文件：报价；采购包：最高限价或预算",
        "Rulings: low price; Bids: quote; Lots: ceiling or budget",
    ),
    example=Text("理由只写“报价过低”。", "A reason that only says 'too low'."),
    innocent=Text(
        "说明过程记录在另一份文件中；评审小组认为报价可能影响质量而要求说明。",
        "The hearing is recorded elsewhere; the panel saw a danger for the quality and asked.",
    ),
)
