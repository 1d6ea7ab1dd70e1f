"""L101: price has the share of the points that its method allows."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.records import Lot
from evaluation.dossier.weights import price_share
from evaluation.law.parameter import Dated

BOUNDS = (
    ("price_share_min", Fraction.__lt__, "低于下限", "below the minimum"),
    ("price_share_max", Fraction.__gt__, "高于上限", "above the maximum"),
)


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot whose bids get price points."""
    limits: dict[str, Dated] = {}
    for field, *_ in BOUNDS:
        key = getattr(case.method, field).get(case.dossier.tender.purchase)
        limit = case.law(key) if key else None
        if limit is not None and limit.value is not None:
            limits[field] = limit
    for lot in case.dossier.lots if limits else ():
        share = price_share(case.dossier, lot.id)
        if share is not None and any(c.kind == "price" for c in case.dossier.criteria_of(lot.id)):
            yield from _lot(case, lot, share, limits)


def _lot(case: Case, lot: Lot, share: Fraction, limits: dict[str, Dated]) -> Iterator[Answer]:
    price = next(c for c in case.dossier.criteria_of(lot.id) if c.kind == "price")
    own, wrong = percent(share), False
    for field, beyond, zh, en in BOUNDS:
        limit = limits.get(field)
        if limit is None or not beyond(share, limit.number):
            continue
        wrong = True
        bound = percent(limit.number)
        yield raised(
            f"{lot.id}：价格分占 {own}，{zh} {bound}；请调整价格因素的满分",
            f"{lot.id}: price has {own} of the points, {en} {bound}; "
            "change the maximum points of the price criterion",
            price.at("max_points"),
            subject=lot.id,
            figures={"share": own},
            threshold=bound,
            law=(limit,),
            cite=limit.cite,
        )
    if not wrong:
        law = tuple(limits.values())
        bounds = " – ".join(percent(limit.number) for limit in law)
        place = price.at("max_points")
        yield clear(lot.id, place, figures={"share": own}, threshold=bounds, law=law)


CHECK = Check(
    code="L101",
    title=Text("价格分值占总分的比重", "Share of the price in the points"),
    says=Text(
        "价格分在总分中的比重不在该采购方式规定的幅度之内。",
        "The share of the price in all points is outside the band that the method allows.",
    ),
    cite=Text(
        "财政部令第87号第五十五条；财库〔2014〕214号第二十四条",
        "Order 87, art. 55; Caiku [2014] No. 214, art. 24",
    ),
    severity=Severity.ERROR,
    look=look,
    parameters=(
        "cn/87/price_share_goods_min",
        "cn/87/price_share_services_min",
        "cn/87/price_share_goods_max",
        "cn/87/price_share_services_max",
        "cn/214/price_share_goods_min",
        "cn/214/price_share_services_min",
        "cn/214/price_share_goods_max",
        "cn/214/price_share_services_max",
    ),
    needs=Text("评审因素：类型、满分、权重", "Criteria: kind, max points, weight"),
    example=Text(
        "公开招标的服务项目，价格9分、总分100分：9 % 低于 10 %。",
        "A service in an open tender, price 9 of 100 points: 9 % is below 10 %.",
    ),
    innocent=Text(
        "执行国家统一定价标准或者固定价格采购的项目，价格不作评审因素；竞争性磋商经财政部门同意可以超出幅度。",
        "With a uniform national price or a fixed price, price is no factor; in a consultation the "
        "finance department may consent to a share outside the band.",
    ),
)
