"""P108: every member has declared whether there is a conflict of interest."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member, once there are bids."""
    for member in case.dossier.panel if case.dossier.bids else ():
        place = member.at("declaration")
        if member.declaration is not None:
            yield clear(member.id, place, figures={"declaration": member.declaration})
            continue
        yield raised(
            f"{member.name}没有回避声明；请在看到供应商名单后声明",
            f"{member.name} has declared nothing on conflicts of interest; the member has to, on "
            "seeing the list of bidders",
            place,
            subject=member.id,
        )


CHECK = Check(
    code="P108",
    title=Text("成员作出回避声明", "Every member has declared"),
    says=Text(
        "某成员没有声明与供应商有无利害关系。",
        "A member has not declared whether there are ties with a bidder.",
    ),
    cite=Text("《政府采购法实施条例》第九条", "Implementing Regulation, art. 9"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("评审小组：回避声明", "Panel: declaration"),
    example=Text("“回避声明”为空。", "Declaration is blank."),
    innocent=Text("已在纸上签署，没有录入。", "It was signed on paper and not entered."),
)
