"""P104: exactly one member chairs."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.panel.composition import benches
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each panel under a method with rules for panels."""
    for bench in benches(case.dossier) if case.method.panel else ():
        chairs = [member for member in bench.members if member.chair]
        places = [member.at("chair") for member in chairs or case.dossier.panel[:1]]
        figures = {"chairs": str(len(chairs))}
        if len(chairs) == 1:
            yield clear(bench.subject, *places, figures=figures, threshold="1")
            continue
        names = "、".join(member.name for member in chairs)
        zh = f"有 {len(chairs)} 位组长（{names}）" if chairs else "没有组长"
        en = f"{len(chairs)} members chair ({names})" if chairs else "nobody chairs"
        yield raised(
            f"{bench.of.zh}{zh}；评审小组应推选一人，请只给一人选“是”",
            f"{bench.of.en}{en}; the panel elects one, so say yes for one member only",
            *places,
            subject=bench.subject,
            figures=figures,
            threshold="1",
        )


CHECK = Check(
    code="P104",
    title=Text("组长一人", "One chair"),
    says=Text("没有组长，或者不止一位。", "Nobody chairs the panel, or more than one member does."),
    cite=Text("财政部令第87号第四十五条", "Order 87, art. 45"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("评审小组：组长", "Panel: chair"),
    example=Text("两位成员的“组长”都选了“是”。", "Two members have 'yes' under Chair."),
    innocent=Text(
        "组长在评审开始时才推选，还没有填写。",
        "The chair is elected at the start and not entered yet.",
    ),
)
