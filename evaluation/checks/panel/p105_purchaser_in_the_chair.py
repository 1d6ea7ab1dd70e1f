"""P105: the purchaser's representative does not chair."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member who chairs, where the method has such a rule."""
    panel = case.method.panel
    if panel is None or panel.chair is None:
        return
    for member in (member for member in case.dossier.panel if member.chair):
        law, place = case.law(panel.chair), member.at("chair")
        if member.role != "purchaser" or law.value is True:
            yield clear(member.id, place, figures={"role": member.role}, law=(law,))
            continue
        yield raised(
            f"{member.name}是采购人代表，不得担任组长；请由评审专家担任",
            f"{member.name} represents the purchaser and may not chair; an expert has to",
            place,
            subject=member.id,
            figures={"role": member.role},
            law=(law,),
            cite=law.cite,
        )


CHECK = Check(
    code="P105",
    title=Text("采购人代表不担任组长", "The purchaser does not chair"),
    says=Text("组长是采购人代表。", "The chair represents the purchaser."),
    cite=Text("财政部令第87号第四十五条第（四）项", "Order 87, art. 45(4)"),
    severity=Severity.ERROR,
    look=look,
    parameters=("cn/87/purchaser_chair_allowed",),
    needs=Text("评审小组：身份、组长", "Panel: role, chair"),
    example=Text(
        "采购人代表的“组长”选了“是”。", "The purchaser's representative has 'yes' under Chair."
    ),
    innocent=Text("身份选错。", "The role was chosen wrongly."),
)
