"""C102: all maximum points of a lot add up to the full score."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion
from evaluation.dossier.weights import full_points

PARTS = {
    "technical": Text("技术商务因素", "criteria other than price"),
    "price": Text("价格因素", "price criteria"),
    "all": Text("全部评审因素", "criteria"),
}


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each sum that the method fixes; lots with the same wrong sum share one."""
    wrong: dict[tuple[str, Decimal, Decimal | None, Place], list[str]] = {}
    for lot in case.dossier.lots:
        criteria = case.dossier.criteria_of(lot.id)
        for part, found, wanted in _sums(case, criteria) if criteria else ():
            place = criteria[0].at("max_points")
            if found == wanted:
                yield clear(lot.id, place, figures={"sum": str(found)}, threshold=str(wanted))
            else:
                wrong.setdefault((part, found, wanted, place), []).append(lot.id)
    for (part, found, wanted, place), lots in wrong.items():
        yield raised(
            f"{'、'.join(lots)}：{PARTS[part].zh}的满分合计 {found} 分，应为 {wanted} 分；请改正满分或权重",
            f"{', '.join(lots)}: the maximum points of the {PARTS[part].en} add up to {found}, not "
            f"{wanted}; correct the maximum points or weights",
            place,
            subject=", ".join(lots),
            figures={"sum": str(found)},
            threshold=str(wanted),
            cite=case.method.cite,
        )


def _sums(
    case: Case, criteria: tuple[Criterion, ...]
) -> Iterator[tuple[str, Decimal, Decimal | None]]:
    """Yield each part of the criteria with its sum and what the sum should be."""
    price = sum((full_points(c) for c in criteria if c.kind == "price"), Decimal(0))
    rest = sum((full_points(c) for c in criteria if c.kind != "price"), Decimal(0))
    sums = {"technical": rest, "price": price, "all": rest + price}
    for part, usual in case.method.full.items():
        yield part, sums[part], case.dossier.tender.full_score if part == "all" else usual


CHECK = Check(
    code="C102",
    title=Text("各因素满分合计等于总分", "Criteria add up to the full score"),
    says=Text(
        "一个包的评审因素满分（乘以权重）之和不等于总分。",
        "The maximum points of a lot, times their weights, do not add up to the full score.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.ERROR,
    look=look,
    needs=Text(
        "评审因素：满分、权重；采购项目：总分", "Criteria: max points, weight; Tender: full score"
    ),
    example=Text("各因素合计98分，总分100分。", "The criteria add up to 98 of 100 points."),
    innocent=Text(
        "采购文件的总分不是100分；请写在“总分”。",
        "The full score is not 100; write it in Full score.",
    ),
)
