"""X116: more than one tenderer bids (R018)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot that is open to competition."""
    for lot in case.dossier.lots if not case.method.single_negotiated else ():
        bidders = {bid.tenderer for bid in case.dossier.bids_on(lot.id)}
        if len(bidders) > 1:
            yield clear(lot.id, figures={"tenderers": str(len(bidders))})
        elif bidders:
            yield raised(
                f"{lot.id} 只有一家供应商响应；请分析原因，如期限、资格条件或需求描述",
                f"{lot.id} has a single tenderer; look for the reason: time, conditions, description",
                lot.at("id"),
                subject=lot.id,
                figures={"tenderers": "1"},
            )


CHECK = Check(
    code="X116",
    title=Text("只有一家响应", "Single bid"),
    says=Text(
        "公开竞争的采购只有一家响应。", "A tender open to competition has a single tenderer."
    ),
    cite=Text("Cardinal R018", "Cardinal R018"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("响应文件", "Bids"),
    example=Text("公开招标只有一家投标。", "An open tender with one bid."),
    innocent=Text("市场小；专业性强；时间不巧。", "A small market, a special field, a bad moment."),
)
