"""X113: two bids do not spread their price over the lines in the same way."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import COMPARE
from evaluation.core.finding import Severity
from evaluation.core.text import Text, normal
from evaluation.core.wording import percent

MEAN, MOST = "screen/prices/breakdown_mean", "screen/prices/breakdown_max"
FEWEST = 3
"""Two lines leave one share free: too little to compare."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each pair of bids with the same lines, or one for the lot."""
    law = (case.law(MEAN), case.law(MOST))
    amounts: dict[str, dict[str, Fraction]] = {}
    for item in case.dossier.items:
        own = amounts.setdefault(item.bid, {})
        own[normal(item.item)] = own.get(normal(item.item), Fraction(0)) + Fraction(item.amount)
    for lot in case.dossier.lots:
        bids = [
            bid for bid in case.dossier.bids_on(lot.id) if sum(amounts.get(bid.id, {}).values())
        ]
        pairs = [
            (one, other, apart)
            for one, other in combinations(bids, 2)
            if (apart := _apart(amounts[one.id], amounts[other.id])) is not None
        ]
        alike = [
            (one, other, apart)
            for one, other, apart in pairs
            if apart[0] < law[0].number and apart[1] < law[1].number
        ]
        if not pairs and bids:
            yield lacking(
                f"{lot.id} 没有两家以上分项名称相同、不少于 {FEWEST} 项的分项报价",
                f"{lot.id} has no two bids with the same {FEWEST} price lines or more",
                subject=lot.id,
            )
        elif pairs and not alike:
            yield clear(lot.id, figures={"pairs": str(len(pairs))}, law=law)
        for one, other, apart in alike:
            yield raised(
                f"{lot.id}：{one.id} 与 {other.id} 各分项占总价的比例平均只差 {percent(apart[0])}，最大差 "
                f"{percent(apart[1])}；{COMPARE.zh}",
                f"{lot.id}: {one.id} and {other.id} spread their price over the lines alike, {percent(apart[0])} "
                f"apart on average and {percent(apart[1])} at most; {COMPARE.en}",
                one.at("quote"),
                other.at("quote"),
                subject=lot.id,
                figures={"mean": percent(apart[0]), "most": percent(apart[1])},
                threshold=f"{percent(law[0].number)}, {percent(law[1].number)}",
                law=law,
            )


def _apart(
    one: dict[str, Fraction], other: dict[str, Fraction]
) -> tuple[Fraction, Fraction] | None:
    """Mean and greatest difference of the shares; None where the lines are not the same."""
    if one.keys() != other.keys() or len(one) < FEWEST:
        return None
    whole, rest = sum(one.values(), Fraction(0)), sum(other.values(), Fraction(0))
    away = [abs(one[line] / whole - other[line] / rest) for line in one]
    return sum(away, Fraction(0)) / len(away), max(away)


CHECK = Check(
    code="X113",
    title=Text("分项构成雷同", "Price lines alike"),
    says=Text(
        "两家各分项占总价的比例几乎相同。",
        "Two bids spread their price over the same lines in nearly the same shares.",
    ),
    cite=Text("财政部令第87号第三十七条第（四）项", "Order 87, art. 37(4)"),
    severity=Severity.WARNING,
    look=look,
    parameters=(
        MEAN,
        MOST,
    ),
    needs=Text("分项报价：两家以上相同的分项", "Items: the same lines in two bids"),
    example=Text(
        "人员 60.1% / 60.3%、场地 25.0% / 24.9%、宣传 14.9% / 14.8%。",
        "Staff 60.1 / 60.3 %, rooms 25.0 / 24.9 %, publicity 14.9 / 14.8 %.",
    ),
    innocent=Text(
        "采购文件规定了各项比例；行业收费结构一致。",
        "The document prescribes the shares; a common tariff.",
    ),
)
