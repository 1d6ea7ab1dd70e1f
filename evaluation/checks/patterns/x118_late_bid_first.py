"""X118: the first-ranked bid came in time (R030)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import late


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each winner whose time of receipt is known; times are compared as times."""
    winners = set((case.winners or {}).values())
    deadline = case.dossier.tender.deadline
    for bid in case.dossier.bids:
        if bid.id not in winners or bid.received is None or deadline is None:
            continue
        figures = {"received": f"{bid.received:%Y-%m-%d %H:%M}"}
        threshold = f"{deadline:%Y-%m-%d %H:%M}"
        if not late(case.dossier, bid):
            yield clear(bid.id, bid.at("received"), figures=figures, threshold=threshold)
            continue
        yield raised(
            f"{bid.lot} 第一名 {bid.id} 于 {figures['received']} 递交，晚于截止时间 {threshold}；请核对时间记录",
            f"{bid.lot}: the first, {bid.id}, was received on {figures['received']}, after {threshold}; "
            "check the record of times",
            bid.at("received"),
            subject=bid.id,
            figures=figures,
            threshold=threshold,
        )


CHECK = Check(
    code="X118",
    title=Text("第一名逾期递交", "First bid was late"),
    says=Text(
        "第一名的递交时间晚于截止时间。", "The first-ranked bid was received after the deadline."
    ),
    cite=Text("财政部令第87号第三十三条；Cardinal R030", "Order 87, art. 33; Cardinal R030"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("响应文件：递交时间；采购项目：响应截止时间", "Bids: received; Tender: deadline"),
    example=Text("截止 09:30，递交 09:42。", "Deadline 09:30, received 09:42."),
    innocent=Text(
        "平台时钟误差；依法顺延了截止时间。", "A clock was wrong; the deadline had been moved."
    ),
)
