"""X123: tenderers have time to bid (R003)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text

KEY = "screen/bids/submission_days_min"


def look(case: Case) -> Iterable[Answer]:
    """Yield one answer where no law of its own sets the time: whole days from notice to deadline."""
    tender = case.dossier.tender
    if case.method.jurisdiction == "cn" or tender.deadline is None:
        return
    limit = case.law(KEY)
    days = (tender.deadline.date() - tender.published).days
    figures, threshold = {"days": str(days)}, str(limit.whole)
    if days >= limit.whole:
        yield clear("", tender.at("deadline"), figures=figures, threshold=threshold, law=(limit,))
        return
    yield raised(
        f"从公告到截止只有 {days} 日，少于 {limit.whole} 日；请考虑延长",
        f"there are {days} days from notice to deadline, fewer than {limit.whole}; think of more time",
        tender.at("deadline"),
        figures=figures,
        threshold=threshold,
        law=(limit,),
    )


CHECK = Check(
    code="X123",
    title=Text("递交期限短", "Short time to bid"),
    says=Text(
        "从公告到截止的天数少于提示线；适用中国法的采购由法定期限检查。",
        "Fewer days from notice to deadline than the line; Chinese tenders have the term of the law instead.",
    ),
    cite=Text("Cardinal R003", "Cardinal R003"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("采购项目：公告日期、响应截止时间", "Tender: published, deadline"),
    example=Text("公告次日截止。", "The deadline is the day after the notice."),
    innocent=Text("框架协议下的二次竞价；紧急采购。", "A call under a framework; an emergency."),
)
