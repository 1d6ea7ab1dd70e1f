"""P111: no member works for a bidder or for the body that controls it."""

from collections.abc import Iterable, Iterator

from evaluation.checks.answers import chinese
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import name_key
from evaluation.checks.panel.relations import LOOKBACK, Tie, ties
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Expert, Tenderer

SHORTEST = 4
"""Characters of a name; shorter ones stand in many others."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member of the panel."""
    return ties(case, "unit", _same_unit)


def _same_unit(member: Expert, body: Tenderer) -> Iterator[Tie]:
    unit = name_key(member.unit)
    for column, name in (("name", body.name), ("controller", body.controller)):
        key = name_key(name)
        if min(len(unit), len(key)) >= SHORTEST and (unit in key or key in unit):
            yield (
                column,
                Text(
                    f"成员单位为“{member.unit}”，供应商或其控股、管理单位为“{name}”",
                    f"the member's unit is '{member.unit}', the bidder or its controller is '{name}'",
                ),
            )


CHECK = Check(
    code="P111",
    title=Text("成员单位与供应商", "Employer of a member and a bidder"),
    says=Text(
        "评审小组成员的单位与某家供应商或其控股、管理单位同名。",
        "The unit of a member bears the name of a bidder or of the body that controls it.",
    ),
    cite=Text("《政府采购法实施条例》第九条", "Implementing Regulation, art. 9"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LOOKBACK,),
    needs=Text(
        "评审小组：单位；供应商：单位名称、控股或管理单位",
        "Panel: unit; Tenderers: organisation, controller",
    ),
    example=Text(
        "专家单位“清河师范学院”，供应商的举办单位也是“清河师范学院”。",
        "The expert works at a college that founded one of the bidders.",
    ),
    innocent=Text(
        "名称相近的两个单位；离职已满三年。",
        "Two bodies with similar names; the member left more than three years ago.",
    ),
)
