"""Q209: a condition attached to a bid has been ruled on."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.conforming import recorded_out
from evaluation.core.finding import Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Bid

CITE = Text("财政部令第87号第六十三条第（五）项", "Order 87, art. 63(5)")
NONE = frozenset({"", "无", "没有", "none", "no", "-", "/", "n/a"})
"""What a cell says that attaches nothing."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bid."""
    for bid in case.dossier.bids:
        text = normal(bid.conditions or "")
        if text.lower() in NONE or _looked_at(case, bid):
            yield clear(bid.id, bid.at("conditions"))
            continue
        yield raised(
            f"{bid.id} 附加条件“{text}”；请评审小组认定采购人能否接受，并在“资格与符合性审查”表记录",
            f"{bid.id} attaches a condition, '{text}'; the panel has to say whether the buyer can "
            "accept it, on the sheet Screening",
            bid.at("conditions"),
            subject=bid.id,
            figures={"conditions": text},
            cite=CITE if case.method.jurisdiction == "cn" else None,
        )


def _looked_at(case: Case, bid: Bid) -> bool:
    """Whether the bid is out, or a conformity requirement about conditions was decided."""
    return recorded_out(case.dossier, bid) or any(
        row.bid == bid.id and ("条件" in row.requirement or "condition" in row.requirement.lower())
        for row in case.dossier.screening
    )


CHECK = Check(
    code="Q209",
    title=Text("附加条件已经认定", "Attached conditions have been ruled on"),
    says=Text(
        "响应附加了条件，而审查记录没有说明采购人能否接受；含有不能接受的附加条件的响应无效。",
        "A bid attaches a condition, and no screening says whether it can be accepted; a bid with "
        "one that cannot be accepted is out.",
    ),
    cite=CITE,
    severity=Severity.WARNING,
    look=look,
    needs=Text("响应文件：附加条件；资格与符合性审查", "Bids: conditions; Screening"),
    example=Text(
        "“首付款不低于合同价80%”。", "'An advance payment of at least 80 % of the contract'."
    ),
    innocent=Text(
        "重复采购文件已有的条款，或对采购人更有利的承诺。",
        "It repeats a clause of the document, or offers the buyer more.",
    ),
)
