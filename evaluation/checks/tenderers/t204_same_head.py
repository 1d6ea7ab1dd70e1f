"""T204: bidders on a lot have different heads and do not control each other."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.bidders import bodies, live
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import name_key
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Bid, Tenderer

LAW = "cn/reg/same_head_allowed"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with two bidders or more."""
    told: set[tuple[str, str]] = set()
    for lot in case.dossier.lots:
        bids = live(case, lot.id)
        if len(bids) < 2:
            continue
        law, raised_here = (case.law(LAW),), False
        for one, other, tie in _pairs(case, bids):
            raised_here = True
            if (one.id, other.id) in told:
                continue
            told.add((one.id, other.id))
            yield raised(
                f"{lot.id}：{one.name}与{other.name}{tie.zh}，不得参加同一合同项下的采购；请核实并认定",
                f"{lot.id}: {one.name} and {other.name} {tie.en}; such suppliers may not bid for the "
                "same contract, so find out and decide",
                one.at("legal_representative"),
                other.at("legal_representative"),
                subject=lot.id,
                figures={"tenderers": f"{one.id}, {other.id}"},
                law=law,
                cite=law[0].cite,
            )
        if not raised_here:
            yield clear(lot.id, figures={"bids": str(len(bids))}, law=law)


def _pairs(case: Case, bids: tuple[Bid, ...]) -> Iterator[tuple[Tenderer, Tenderer, Text]]:
    for first, second in combinations(bids, 2):
        for one in bodies(case.dossier, first.tenderer):
            for other in bodies(case.dossier, second.tenderer):
                tie = _tie(one, other) if one.id != other.id else None
                if tie is not None:
                    yield one, other, tie


def _tie(one: Tenderer, other: Tenderer) -> Text | None:
    head = name_key(one.legal_representative)
    if head and head == name_key(other.legal_representative):
        name = one.legal_representative
        return Text(f"法定代表人同为“{name}”", f"have the same legal representative, {name}")
    owner, second = name_key(one.controller), name_key(other.controller)
    if owner and owner == second:
        name = one.controller
        return Text(f"控股或管理单位同为“{name}”", f"are controlled or managed by the same {name}")
    if (owner and owner == name_key(other.name)) or (second and second == name_key(one.name)):
        return Text("有控股或管理关系", "control or manage one another")
    return None


CHECK = Check(
    code="T204",
    title=Text("同一包的供应商无同一负责人或控制关系", "No common head or control on a lot"),
    says=Text(
        "同一包的两家供应商法定代表人同名、控股或管理单位相同，或者一家是另一家的控股、管理单位。",
        "Two bidders on a lot have legal representatives of one name, the same controlling body, or "
        "one controls the other.",
    ),
    cite=Text("《政府采购法实施条例》第十八条", "Implementing Regulation, art. 18"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text(
        "供应商：法定代表人、控股或管理单位、联合体成员",
        "Tenderers: legal representative, controller, members",
    ),
    example=Text(
        "L01 的两家社会组织法定代表人都是“王丽”。",
        "Two organisations on L01 have the legal representative 'Wang Li'.",
    ),
    innocent=Text(
        "同名不同人；业务主管单位相同不等于受其控制。",
        "Two people of one name; the same supervising body need not mean control.",
    ),
)
