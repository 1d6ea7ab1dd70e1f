"""T207: consortia take part only where the document accepts them."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.bidders import bidding
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each consortium that takes part."""
    bidders, tender = bidding(case), case.dossier.tender
    for tenderer in case.dossier.tenderers:
        if tenderer.type != "consortium" or tenderer.id not in bidders:
            continue
        place = tenderer.at("type")
        if tender.consortium:
            yield clear(tenderer.id, place)
            continue
        lots = bidders[tenderer.id]
        yield raised(
            f"{tenderer.name}是联合体，参加 {'、'.join(lots)}；“接受联合体”为“否”，请核对采购文件",
            f"{tenderer.name} is a consortium and bids on {', '.join(lots)}; Consortia accepted says "
            "no, so look it up in the document",
            place,
            tender.at("consortium"),
            subject=tenderer.id,
            figures={"lots": ", ".join(lots)},
        )


CHECK = Check(
    code="T207",
    title=Text("采购文件接受联合体", "Consortia are accepted"),
    says=Text(
        "有联合体参加，而采购项目写明不接受联合体（或没有填写）。",
        "A consortium takes part, and the tender says that none is accepted, or does not say.",
    ),
    cite=Text(
        "财政部令第87号第十九条：未载明不接受联合体的，不得拒绝",
        "Order 87, art. 19: where the document does not say no, none may be refused",
    ),
    severity=Severity.WARNING,
    look=look,
    needs=Text(
        "采购项目：接受联合体；供应商：组织类型", "Tender: consortia accepted; Tenderers: type"
    ),
    example=Text(
        "“接受联合体”为“否”，T16 是联合体。", "Consortia accepted is 'no', and T16 is one."
    ),
    innocent=Text("“接受联合体”留空没有填。", "Consortia accepted was left blank."),
)
