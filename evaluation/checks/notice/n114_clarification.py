"""N114: a change of substance left bidders the time that the law gives them."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.clock import PERIODS, long_enough, period
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield the answer for a tender that was clarified."""
    tender, law = case.dossier.tender, period(case, "clarification")
    if law is None or tender.clarified is None or tender.deadline is None:
        return
    clarified, closes = tender.clarified, tender.deadline.date()
    yield long_enough(
        law,
        {"clarified": clarified, "deadline": closes},
        tender.at("clarified"),
        lambda own, wanted: Text(
            f"{clarified} 澄清或修改，距截止 {closes} 为{own.zh}，应不少于{wanted.zh}；"
            "影响响应文件编制的，请顺延截止时间",
            f"the clarification of {clarified} came {own.en} before the deadline {closes}, and "
            f"{wanted.en} are needed; if it affects the bids, move the deadline",
        ),
    )


CHECK = Check(
    code="N114",
    title=Text("澄清或修改距截止的时间", "Time from a clarification to the deadline"),
    says=Text(
        "最后一次实质性澄清或者修改距响应截止不足15日。",
        "The last clarification of substance came less than 15 days before the deadline.",
    ),
    cite=Text("财政部令第87号第二十七条", "Order 87, art. 27"),
    severity=Severity.WARNING,
    look=look,
    parameters=tuple(PERIODS["clarification"].values()),
    needs=Text("采购项目：最后澄清日期、响应截止时间", "Tender: clarified, deadline"),
    example=Text(
        "3月12日修改、3月24日截止：12日。", "Changed on 12 March, deadline 24 March: 12 days."
    ),
    innocent=Text(
        "澄清的内容不影响响应文件编制，例如更正联系电话。",
        "It did not affect the bids, such as a corrected telephone number.",
    ),
)
