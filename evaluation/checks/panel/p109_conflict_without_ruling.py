"""P109: who declares a conflict of interest steps down by a ruling."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import rulings_on


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member who declared a conflict."""
    for member in (m for m in case.dossier.panel if m.declaration == "conflict"):
        made = rulings_on(case.dossier, "recusal", member.id)
        if made:
            yield clear(member.id, made[-1].at("subject"))
            continue
        yield raised(
            f"{member.name}申请回避，但没有回避决定；请在“评审决定”表记录，其评分不计",
            f"{member.name} declared a conflict of interest and no recusal is recorded; record it "
            "on the sheet Rulings, the marks then do not count",
            member.at("declaration"),
            subject=member.id,
        )


CHECK = Check(
    code="P109",
    title=Text("申请回避的有回避决定", "A declared conflict has its ruling"),
    says=Text(
        "成员声明应当回避，评审决定中没有相应记录，其评分仍在计算。",
        "A member declared a conflict, no ruling follows it up, and the marks still count.",
    ),
    cite=Text("《政府采购法实施条例》第九条", "Implementing Regulation, art. 9"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审小组：回避声明；评审决定：回避", "Panel: declaration; Rulings: recusal"),
    example=Text(
        "E03“申请回避”，评审决定中没有对 E03 的回避。",
        "E03 says 'conflict of interest', and no recusal of E03 stands on Rulings.",
    ),
    innocent=Text("下拉列表选错。", "The wrong entry of the list was chosen."),
)
