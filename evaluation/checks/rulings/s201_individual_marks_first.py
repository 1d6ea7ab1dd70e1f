"""S201: every member marks alone before the panel agrees on a mark."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.decided.seats import seated

PRACTICE = Text(
    "评审通行做法：先各自评分，后合议", "usual practice: each marks alone, then all agree"
)


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each mark that the panel agreed on."""
    lots = {bid.id: bid.lot for bid in case.dossier.bids}
    for ruling in case.dossier.rulings:
        bid, criterion = normal(ruling.subject), ruling.criterion
        if ruling.what != "consensus" or bid not in lots or criterion is None:
            continue
        given = case.dossier.marks.values.get((bid, criterion), {})
        members = [expert.id for expert in seated(case.dossier, lots[bid])]
        without = [expert for expert in members if expert not in given]
        figures = {"members": str(len(members)), "marks": str(len(members) - len(without))}
        if not without:
            yield clear(f"{bid} {criterion}", ruling.at("decision"), figures=figures)
            continue
        who = ", ".join(without)
        yield raised(
            f"{bid} 的 {criterion} 已有合议评分，但 {who} 没有先独立评分；请先收齐各自的评分",
            f"the panel agreed on a mark for {criterion} of {bid}, and {who} had not marked alone; "
            "collect the marks of every member first",
            ruling.at("subject"),
            subject=f"{bid} {criterion}",
            figures=figures,
            cite=None if case.method.jurisdiction == "cn" else PRACTICE,
        )


CHECK = Check(
    code="S201",
    title=Text("先独立评分，后合议", "Marks alone before a consensus"),
    says=Text(
        "有合议评分，但不是每位成员都先独立评过分。",
        "There is an agreed mark, and not every member had marked alone before.",
    ),
    cite=Text("财政部令第87号第五十五条、第六十二条", "Order 87, arts. 55, 62"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审决定：合议评分；各专家评分表", "Rulings: consensus; the sheets of marks"),
    example=Text(
        "五位成员中两位没有评分，评审决定已写合议 8 分。",
        "Two of five members gave no mark, and a ruling says 8 by consensus.",
    ),
    innocent=Text("独立评分在纸上，尚未录入。", "The marks are on paper and not entered yet."),
)
