"""L107: the preference for domestic products is given to goods, at the rate of the law."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import ratio
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

RATE = "cn/2025_34/domestic_deduction"
STATUS = "domestic_product"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for the rate of the tender, and for each tenderer with that status."""
    tender = case.dossier.tender
    goods = tender.purchase == "goods"
    if tender.domestic_rate:
        law = case.law(RATE)
        own = percent(ratio(tender.domestic_rate))
        lawful = "" if law.value is None else percent(law.number)
        place, figures = tender.at("domestic_rate"), {"rate": own}
        if goods and own == lawful:
            yield clear("", place, figures=figures, threshold=lawful, law=(law,))
        else:
            zh, en = _wrong(own, lawful, goods=goods)
            yield raised(zh, en, place, figures=figures, threshold=lawful, law=(law,))
    for tenderer in case.dossier.tenderers:
        if STATUS in tenderer.status and not goods:
            yield raised(
                f"{tenderer.name}声明“本国产品”，而本国产品标准及其价格扣除针对货物，本项目不是货物采购；"
                "请删除该身份，或更正“采购类别”",
                f"{tenderer.name} declares domestic products; that standard and its deduction concern "
                "goods, and this tender does not buy goods; remove the status, or correct Purchase",
                tenderer.at("status"),
                subject=tenderer.id,
            )


def _wrong(own: str, lawful: str, *, goods: bool) -> tuple[str, str]:
    if not goods:
        return (
            f"写了本国产品扣除比例 {own}，而这项扣除针对货物，本项目不是货物采购；请留空，或更正“采购类别”",
            f"a deduction of {own} for domestic products is entered; it concerns goods, and this tender "
            "does not buy goods; leave it blank, or correct Purchase",
        )
    if not lawful:
        return (
            f"写了本国产品扣除比例 {own}，而公告当日还没有这项规定；请留空",
            f"a deduction of {own} for domestic products is entered, and there was none on the day of "
            "the notice; leave it blank",
        )
    return (
        f"本国产品扣除比例为 {own}，规定为 {lawful}；请按采购文件和规定核对",
        f"the deduction for domestic products is {own}, and the rule says {lawful}; compare both",
    )


CHECK = Check(
    code="L107",
    title=Text("本国产品扣除只用于货物", "Domestic preference for goods only"),
    says=Text(
        "服务或工程项目写了本国产品的扣除比例或身份，或比例与规定不同；这项政策针对货物。",
        "A tender of services or works names a deduction or a status for domestic products, or its "
        "rate is another than that of the rule; the policy concerns goods.",
    ),
    cite=Text("国办发〔2025〕34号", "Guobanfa [2025] No. 34"),
    severity=Severity.WARNING,
    look=look,
    parameters=(RATE,),
    needs=Text(
        "采购项目：采购类别、本国产品扣除比例；供应商：价格扣除身份",
        "Tender: purchase, domestic rate; Tenderers: price policy status",
    ),
    example=Text(
        "演出服务项目写了本国产品扣除 20%。",
        "A tender of performances with 20 % for domestic products.",
    ),
    innocent=Text(
        "服务项目中含有货物，采购文件对该部分货物另有约定。",
        "The service includes goods, for which the document says so.",
    ),
)
