"""Q103: no bid asks more than the ceiling, or people have recorded that it is out."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.conforming import recorded_out
from evaluation.checks.quotes.other_unit import doubted
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import ceiling_of, quote_of

CITE = Text(zh="财政部令第87号第六十三条第（四）项", en="Order 87, art. 63(4)")


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid that asks a price."""
    cite = CITE if case.method.jurisdiction == "cn" else None
    for lot in case.dossier.lots:
        ceiling = ceiling_of(lot, case.method)
        if ceiling is None:
            yield lacking(
                f"{lot.id} 没有最高限价，也没有预算金额；请填写其一",
                f"{lot.id} has neither ceiling nor budget; fill in one of them",
                lot.at("ceiling"),
                subject=lot.id,
            )
            continue
        kind = (
            Text(zh="最高限价", en="ceiling")
            if lot.ceiling is not None
            else Text(zh="预算", en="budget")
        )
        wrong = doubted(case, lot)
        for bid in (bid for bid in case.dossier.bids_on(lot.id) if bid.id not in wrong):
            quote = quote_of(case.dossier, bid)
            if quote is None:
                continue
            figures, limit = {"quote": money(quote)}, money(ceiling)
            if quote <= ceiling or recorded_out(case.dossier, bid):
                yield clear(bid.id, bid.at("quote"), figures=figures, threshold=limit)
                continue
            yield raised(
                f"报价 {money(quote)} 超过 {lot.id} 的{kind.zh} {limit}，响应无效；请在“资格与符合性审查”表记录",
                f"quote {money(quote)} is above the {kind.en} {limit} of lot {lot.id}; the bid is "
                "invalid; record it on the sheet Screening",
                bid.at("quote"),
                subject=bid.id,
                figures=figures,
                threshold=limit,
                cite=cite,
            )


CHECK = Check(
    code="Q103",
    title=Text("报价不超过最高限价", "No quote above the ceiling"),
    says=Text(
        "报价（确认修正后）高于最高限价；没有限价的，高于预算。评审小组须作无效响应处理并记录。",
        "A quote, after a confirmed correction, is above the ceiling or, without one, the budget. "
        "The panel has to put on record that the bid is out.",
    ),
    cite=CITE,
    severity=Severity.ERROR,
    look=look,
    needs=Text("采购包：最高限价或预算；响应文件：报价", "Lots: ceiling or budget; Bids: quote"),
    example=Text("最高限价 300000，报价 312000。", "Ceiling 300,000, quote 312,000."),
    innocent=Text(
        "报价含采购文件允许单列的税费，或把一年与多年的总价混写。",
        "The quote holds a tax that the document lets stand apart, or a total of several years.",
    ),
)
