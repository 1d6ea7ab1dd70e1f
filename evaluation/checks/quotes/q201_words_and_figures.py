"""Q201: the quote in words is the quote in figures."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.confirmation import CITE, ORDER, asked
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each quote that is written in words as well."""
    chinese = case.method.jurisdiction == "cn"
    law = (case.law(ORDER),) if chinese else ()
    for each in asked(case):
        bid, words = each.bid, each.result.words
        if not bid.quote_words:
            continue
        place = bid.at("quote_words")
        if words is None and each.settled:
            yield clear(bid.id, place)
            continue
        if words is None:
            yield raised(
                f"{bid.id} 的报价大写“{bid.quote_words}”读不出唯一的金额；大写与小写不同时以大写为准，请核对响应文件原文，"
                "写成如 壹拾伍万元整；原文确实读不出的，由评审小组决定并记录“价格修正”评审决定",
                f"the words '{bid.quote_words}' of {bid.id} state no amount that can be read in one way; "
                "words stand before figures, so compare them with the bid and write them as in "
                "壹拾伍万元整; where the bid itself cannot be read, the panel decides and records a "
                "ruling 'price correction'",
                place,
                subject=bid.id,
                law=law,
                cite=CITE if chinese else None,
            )
            continue
        figures = {"words": money(words), "figures": money(each.result.quote)}
        if words == each.result.quote or each.settled:
            yield clear(bid.id, place, figures=figures, law=law)
            continue
        yield raised(
            f"{bid.id} 报价大写为 {money(words)}，小写为 {money(each.result.quote)}，以大写为准；{each.proposal.zh}",
            f"{bid.id} asks {money(words)} in words and {money(each.result.quote)} in figures; words "
            f"stand; {each.proposal.en}",
            place,
            bid.at("quote"),
            subject=bid.id,
            figures=figures,
            law=law,
            cite=CITE if chinese else None,
        )


CHECK = Check(
    code="Q201",
    title=Text("报价大写与小写一致", "Words and figures of a quote agree"),
    says=Text(
        "报价的大写金额与小写金额不同；大写为准，修正后的报价须供应商书面确认。",
        "The amount in words is not the amount in figures; words stand, and the tenderer has to "
        "confirm the corrected price.",
    ),
    cite=CITE,
    severity=Severity.ERROR,
    look=look,
    parameters=(ORDER,),
    needs=Text("响应文件：报价、报价大写", "Bids: quote, quote in words"),
    example=Text(
        "小写 123450.00，大写“壹拾贰万叁仟伍佰肆拾元整”（123540.00）。",
        "Figures 123,450.00, words 壹拾贰万叁仟伍佰肆拾元整 (123,540.00).",
    ),
    innocent=Text(
        "录入档案时抄错；大写漏写“零”或单位。",
        "A slip in copying the bid into the dossier; a 零 or a unit left out in the words.",
    ),
)
