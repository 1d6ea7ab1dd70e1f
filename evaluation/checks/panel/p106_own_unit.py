"""P106: staff of the purchaser sit as its representatives only, never as experts."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import name_key
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each expert whose unit is known."""
    buyer = name_key(case.dossier.tender.buyer)
    for member in case.dossier.panel:
        if member.role != "expert" or not member.unit or not buyer:
            continue
        figures = {"unit": member.unit, "buyer": case.dossier.tender.buyer}
        if buyer not in name_key(member.unit):
            yield clear(member.id, member.at("unit"), figures=figures)
            continue
        yield raised(
            f"{member.name}的工作单位是采购人（{member.unit}），只能作为采购人代表参加；请改身份或更换",
            f"{member.name} works for the purchaser ({member.unit}) and may only sit as its "
            "representative; change the role or the member",
            member.at("unit"),
            subject=member.id,
            figures=figures,
        )


CHECK = Check(
    code="P106",
    title=Text("采购人本单位人员不作专家", "Staff of the purchaser are no experts"),
    says=Text(
        "评审专家的工作单位就是采购人。",
        "The unit of an expert is the purchaser.",
    ),
    cite=Text("财政部令第87号第四十七条", "Order 87, art. 47"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审小组：单位、身份；采购项目：采购人", "Panel: unit, role; Tender: buyer"),
    example=Text(
        "采购人为市文化局，某专家单位为“市文化局艺术科”。",
        "The buyer is the culture bureau, an expert's unit is its arts section.",
    ),
    innocent=Text("已退休或调离；请改填现单位。", "Retired or moved; write the unit of today."),
)
