"""X122: the first-ranked bid meets every requirement (R056)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each winner."""
    failed = {row.bid: row for row in case.dossier.screening if not row.passed}
    for lot, winner in (case.winners or {}).items():
        row = failed.get(winner)
        if row is None:
            yield clear(winner)
            continue
        yield raised(
            f"{lot} 第一名 {winner} 未通过“{row.requirement}”；请核对审查记录",
            f"{lot}: the first, {winner}, does not meet '{row.requirement}'; check the screening",
            row.at("passed"),
            subject=winner,
            figures={"requirement": row.requirement},
        )


CHECK = Check(
    code="X122",
    title=Text("第一名不满足要求", "First bid fails a requirement"),
    says=Text(
        "第一名有未通过的审查事项。",
        "The first-ranked bid has a requirement that it does not meet.",
    ),
    cite=Text("OCP 红旗指标 R056", "Open Contracting Partnership, red flag R056"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("资格与符合性审查；排名", "Screening; a ranking"),
    example=Text("第一名“社会保险”未通过。", "The first fails 'social insurance'."),
    innocent=Text(
        "录入有误；该要求可以补正。", "An entry is wrong; the requirement could be remedied."
    ),
)
