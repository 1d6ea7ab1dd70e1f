"""T205: a consortium names its members, and only a consortium has any."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text

FEWEST = 2


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each consortium, and for each other body with members."""
    joint = {each.id for each in case.dossier.tenderers if each.type == "consortium"}
    for tenderer in case.dossier.tenderers:
        if tenderer.id not in joint and not tenderer.members:
            continue
        members, place = set(tenderer.members), tenderer.at("members")
        figures = {"members": ", ".join(tenderer.members)}
        if tenderer.id not in joint:
            zh, en = (
                "填了联合体成员，组织类型却不是联合体",
                "has members and is no consortium by its type",
            )
        elif members & joint:
            zh, en = "的成员又是联合体", "has a consortium among its members"
        elif len(members) < FEWEST:
            zh = f"只写了 {len(members)} 个成员，应有两个以上"
            en = f"names {len(members)} members and needs two or more"
        else:
            yield clear(tenderer.id, place, figures=figures)
            continue
        yield raised(
            f"{tenderer.name}{zh}；请照联合体协议填写",
            f"{tenderer.name} {en}; fill it in by the joint agreement",
            place,
            subject=tenderer.id,
            figures=figures,
        )


CHECK = Check(
    code="T205",
    title=Text("联合体写明成员", "A consortium names its members"),
    says=Text(
        "联合体没有写明两个以上成员，或者不是联合体却写了成员。",
        "A consortium does not name two members or more, or another body names members.",
    ),
    cite=Text("《政府采购法》第二十四条", "Government Procurement Law, art. 24"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("供应商：组织类型、联合体成员", "Tenderers: type, members"),
    example=Text(
        "类型为“联合体”，“联合体成员”为空。", "The type is 'consortium', Members is blank."
    ),
    innocent=Text("类型选错。", "The type was chosen wrongly."),
)
