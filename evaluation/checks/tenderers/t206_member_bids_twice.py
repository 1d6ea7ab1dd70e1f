"""T206: a member of a consortium bids on a lot once."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.bidders import bodies, live
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Bid

LAW = "cn/reg/consortium_member_twice_allowed"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot on which a consortium bids."""
    for lot in case.dossier.lots:
        bids = live(case, lot.id)
        behind: dict[str, list[Bid]] = {}
        joint = False
        for bid in bids:
            group = bodies(case.dossier, bid.tenderer)
            joint = joint or len(group) > 1
            for body in group:
                behind.setdefault(body.id, []).append(bid)
        if not joint:
            continue
        law = (case.law(LAW),)
        twice = {id: own for id, own in behind.items() if len(own) > 1}
        for id, own in twice.items():
            name, listed = case.dossier.tenderer(id).name, [bid.id for bid in own]
            yield raised(
                f"{lot.id}：{name}同时出现在 {'、'.join(listed)}；联合体成员不得另行参加同一包，请认定",
                f"{lot.id}: {name} stands behind {', '.join(listed)}; a member may not bid on the "
                "same lot again, so decide on these bids",
                *(bid.at("tenderer") for bid in own),
                subject=lot.id,
                figures={"bids": ", ".join(listed)},
                law=law,
                cite=law[0].cite,
            )
        if not twice:
            yield clear(lot.id, law=law)


CHECK = Check(
    code="T206",
    title=Text("联合体成员不重复参加", "A member bids once"),
    says=Text(
        "联合体的成员在同一包又单独参加，或者参加了另一个联合体。",
        "A member of a consortium also bids on the lot by itself or in a second consortium.",
    ),
    cite=Text("《政府采购法实施条例》第二十二条", "Implementing Regulation, art. 22"),
    severity=Severity.ERROR,
    look=look,
    parameters=(LAW,),
    needs=Text("供应商：联合体成员；响应文件", "Tenderers: members; Bids"),
    example=Text(
        "T17 是 T16 的成员，又在 L09 单独递交响应。",
        "T17 belongs to T16 and also bids on L09 alone.",
    ),
    innocent=Text(
        "单独的响应在截止前已撤回；请删除该行。",
        "The bid of its own was withdrawn before the deadline; remove the row.",
    ),
)
