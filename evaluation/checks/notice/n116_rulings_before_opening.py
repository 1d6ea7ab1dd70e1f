"""N116: nobody decides about bids before they are opened."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.glossary import word
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each ruling about bids or marks."""
    tender = case.dossier.tender
    opened = tender.opened or tender.deadline
    for ruling in case.dossier.rulings if opened else ():
        if ruling.what == "recusal" or opened is None:
            continue  # a member may step down as soon as the bidders are known
        made, limit = f"{ruling.when:%Y-%m-%d %H:%M}", f"{opened:%Y-%m-%d %H:%M}"
        figures = {"ruling": made, "opened": limit}
        if ruling.when >= opened:
            yield clear(ruling.subject, ruling.at("when"), figures=figures, threshold=limit)
            continue
        kind = Text(word("ruling", ruling.what, "zh"), word("ruling", ruling.what, "en"))
        yield raised(
            f"关于 {ruling.subject} 的决定“{kind.zh}”写于 {made}，早于开标 {limit}；请核对时间",
            f"the ruling '{kind.en}' on {ruling.subject} is of {made}, before the opening on "
            f"{limit}; check the time",
            ruling.at("when"),
            subject=ruling.subject,
            figures=figures,
            threshold=limit,
        )


CHECK = Check(
    code="N116",
    title=Text("评审决定不早于开标", "No ruling before the opening"),
    says=Text(
        "评审决定的时间早于开标，那时还没有人看到响应文件。",
        "A ruling is dated before the opening, when nobody could have seen the bids.",
    ),
    cite=Text("财政部令第87号第三十九条、第四十条", "Order 87, arts. 39, 40"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("评审决定：时间；采购项目：开标时间", "Rulings: when; Tender: opened"),
    example=Text(
        "3月24日9时30分开标，决定写于3月23日。", "Opened on 24 March at 9:30, ruling of 23 March."
    ),
    innocent=Text("日期录入有误。", "A slip of the pen."),
)
