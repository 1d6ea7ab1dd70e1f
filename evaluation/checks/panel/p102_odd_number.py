"""P102: the panel has an odd number of members."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.panel.composition import benches
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each panel from which nobody stepped down."""
    panel = case.method.panel
    for bench in benches(case.dossier) if panel and panel.odd else ():
        if bench.changed:
            continue
        count, place = len(bench.members), case.dossier.panel[0].at("id")
        figures = {"members": str(count)}
        if count % 2:
            yield clear(bench.subject, place, figures=figures)
            continue
        yield raised(
            f"{bench.of.zh}评审小组 {count} 人，应为单数；请增补或调整",
            f"{bench.of.en}the panel has {count} members; the number must be odd, so change it",
            place,
            subject=bench.subject,
            figures=figures,
            cite=panel.cite if panel else None,
        )


CHECK = Check(
    code="P102",
    title=Text("评审小组人数为单数", "An odd number of members"),
    says=Text("评审小组人数是双数。", "The number of members of the panel is even."),
    cite=Text(
        "财政部令第87号第四十七条；财政部令第74号第七条", "Order 87, art. 47; Order 74, art. 7"
    ),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审小组", "Panel"),
    example=Text("评标委员会6人。", "A committee of 6."),
    innocent=Text(
        "监督人员、记录人员误填入评审小组。", "Somebody who only supervises or records was entered."
    ),
)
