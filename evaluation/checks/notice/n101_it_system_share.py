"""N101: a government information system has exactly the share of price that is fixed for it."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.weights import price_share

KEYS = {
    "services": "cn/2017_210/it_system_price_share_services",
    "goods": "cn/2017_210/it_system_price_share_goods",
}
TAGS = frozenset({"政务信息系统", "it_system", "it-system"})
"""Tags that mark a lot as a government information system."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with such a tag whose price is scored."""
    key = KEYS.get(case.dossier.tender.purchase)
    marked = [lot for lot in case.dossier.lots if TAGS.intersection(lot.tags)]
    if key is None or case.method.single_negotiated:
        return
    for lot in marked:
        share, law = price_share(case.dossier, lot.id), case.law(key)
        price = next((c for c in case.dossier.criteria_of(lot.id) if c.kind == "price"), None)
        if share is None or price is None:
            continue
        own, wanted, place = percent(share), percent(law.number), price.at("max_points")
        if share == law.number:
            yield clear(lot.id, place, figures={"share": own}, threshold=wanted, law=(law,))
            continue
        yield raised(
            f"{lot.id} 是政务信息系统项目，价格分占 {own}；应为 {wanted}，请调整价格因素的满分",
            f"{lot.id} is a government information system and price has {own} of the points; it "
            f"should have {wanted}, so change the maximum points of the price criterion",
            place,
            subject=lot.id,
            figures={"share": own},
            threshold=wanted,
            law=(law,),
            cite=law.cite,
        )


CHECK = Check(
    code="N101",
    title=Text("政务信息系统项目的价格比重", "Share of price of a government information system"),
    says=Text(
        "标为政务信息系统的包，价格分比重不是规定的固定值。",
        "A lot marked as a government information system has another share of price than the "
        "fixed one.",
    ),
    cite=Text("财库〔2017〕210号第九条", "Caiku [2017] No. 210, art. 9"),
    severity=Severity.ERROR,
    look=look,
    parameters=tuple(KEYS.values()),
    needs=Text(
        "采购包：标签“政务信息系统”；评审因素：满分、权重",
        "Lots: the tag it_system; Criteria: max points, weight",
    ),
    example=Text(
        "标为政务信息系统的服务，价格15分：应为10分。",
        "A service marked so with 15 points for price: it should have 10.",
    ),
    innocent=Text(
        "该包不是政务信息系统，标签写错；单一来源采购不适用。",
        "The tag is wrong; single-source purchases are excepted.",
    ),
)
