"""P113: no member is the head or the contact of a bidder."""

from collections.abc import Iterable, Iterator

from evaluation.checks.answers import chinese
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import name_key
from evaluation.checks.panel.relations import LOOKBACK, Tie, ties
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Expert, Tenderer


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member of the panel."""
    return ties(case, "name", _same_person)


def _same_person(member: Expert, body: Tenderer) -> Iterator[Tie]:
    name = name_key(member.name)
    if name and name == name_key(body.legal_representative):
        yield (
            "legal_representative",
            Text("与其法定代表人同名", "the name of its legal representative"),
        )
    elif name and name == name_key(body.contact):
        yield "contact", Text("与其联系人同名", "the name of its contact")


CHECK = Check(
    code="P113",
    title=Text("成员与供应商负责人、联系人", "A member and the people of a bidder"),
    says=Text(
        "评审小组成员与某家供应商的法定代表人或联系人同名。",
        "A member has the name of the legal representative or of the contact of a bidder.",
    ),
    cite=Text("《政府采购法实施条例》第九条", "Implementing Regulation, art. 9"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LOOKBACK,),
    needs=Text(
        "评审小组：姓名；供应商：法定代表人、联系人",
        "Panel: name; Tenderers: legal representative, contact",
    ),
    example=Text(
        "专家与某协会的法定代表人同名。",
        "An expert has the name of an association's legal representative.",
    ),
    innocent=Text("同名不同人。", "Two people with one name."),
)
