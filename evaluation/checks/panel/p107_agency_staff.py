"""P107: staff of the agency do not sit on the panel of a tender that it runs."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import name_key
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member whose unit is known, where there is an agency."""
    name = case.dossier.tender.agency
    agency = name_key(name)
    for member in case.dossier.panel if agency else ():
        if not member.unit:
            continue
        figures = {"unit": member.unit, "agency": name or ""}
        if agency not in name_key(member.unit):
            yield clear(member.id, member.at("unit"), figures=figures)
            continue
        yield raised(
            f"{member.name}的工作单位是采购代理机构（{member.unit}），不得参加评审；请更换",
            f"{member.name} works for the agency ({member.unit}) and may not sit; choose another",
            member.at("unit"),
            subject=member.id,
            figures=figures,
        )


CHECK = Check(
    code="P107",
    title=Text("代理机构人员不参加评审", "Staff of the agency do not sit"),
    says=Text(
        "评审小组成员的工作单位就是本项目的代理机构。",
        "The unit of a member is the agency that runs the tender.",
    ),
    cite=Text("财政部令第87号第四十七条", "Order 87, art. 47"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审小组：单位；采购项目：采购代理机构", "Panel: unit; Tender: agency"),
    example=Text(
        "代理机构的工作人员列入评审小组。", "A clerk of the agency is entered as a member."
    ),
    innocent=Text("已退休或调离；请改填现单位。", "Retired or moved; write the unit of today."),
)
