"""N115: bids are opened at the deadline, never before it."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield the answer for a tender whose opening and deadline are known."""
    tender = case.dossier.tender
    opened, deadline = tender.opened, tender.deadline
    if opened is None or deadline is None or opened.date() < deadline.date():
        return  # a wrong order of days is told where the dates are read
    place = tender.at("opened")
    hours = {"opened": f"{opened:%Y-%m-%d %H:%M}", "deadline": f"{deadline:%Y-%m-%d %H:%M}"}
    if opened >= deadline:
        yield clear("", place, figures=hours, threshold=hours["deadline"])
        return
    yield raised(
        f"{hours['opened']} 开标，早于截止时间 {hours['deadline']}；请核对时间",
        f"opened on {hours['opened']}, before the deadline {hours['deadline']}; check the times",
        place,
        figures=hours,
        threshold=hours["deadline"],
    )


CHECK = Check(
    code="N115",
    title=Text("开标不早于截止时间", "Opening not before the deadline"),
    says=Text(
        "开标时间早于响应截止时间；开标应当与截止在同一时间。",
        "Bids were opened before the deadline; the opening is at the time of the deadline.",
    ),
    cite=Text("财政部令第87号第三十九条", "Order 87, art. 39"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("采购项目：开标时间、响应截止时间", "Tender: opened, deadline"),
    example=Text("9时开标，9时30分截止。", "Opened at 9:00, deadline 9:30."),
    innocent=Text("时间录入有误。", "A slip of the pen."),
)
