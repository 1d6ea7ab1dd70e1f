"""L106: the price deductions of policy lie in their legal bands."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import ratio
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

BANDS = {
    "small_rate": ("cn/46/deduction_small_micro_min", "cn/46/deduction_small_micro_max"),
    "partner_rate": ("cn/46/deduction_partner_min", "cn/46/deduction_partner_max"),
}
"""The legal band of each deduction that a tender may name."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each rate that the tender names."""
    tender = case.dossier.tender
    if not case.method.deductions_apply or tender.purchase == "works":
        return
    for field, (low_key, high_key) in BANDS.items():
        rate = getattr(tender, field)
        if rate is None:
            continue
        low, high = case.law(low_key), case.law(high_key)
        own, bounds = percent(ratio(rate)), (percent(low.number), percent(high.number))
        if low.number <= ratio(rate) <= high.number:
            figures, band = {"rate": own}, " – ".join(bounds)
            yield clear(field, tender.at(field), figures=figures, threshold=band, law=(low, high))
            continue
        yield raised(
            f"扣除比例 {own} 不在法定幅度 {bounds[0]} 至 {bounds[1]} 之内",
            f"the rate {own} is outside the legal band {bounds[0]} to {bounds[1]}",
            tender.at(field),
            subject=field,
            figures={"rate": own},
            threshold=" – ".join(bounds),
            law=(low, high),
            cite=high.cite,
        )


CHECK = Check(
    code="L106",
    title=Text("价格扣除比例在法定幅度内", "Deductions inside their legal bands"),
    says=Text(
        "采购文件写的价格扣除比例低于或高于法定幅度。",
        "A price deduction in the document lies below or above its legal band.",
    ),
    cite=Text(
        "财库〔2020〕46号第九条、财库〔2022〕19号",
        "Caiku [2020] No. 46, art. 9; Caiku [2022] No. 19",
    ),
    severity=Severity.ERROR,
    look=look,
    parameters=tuple(key for band in BANDS.values() for key in band),
    needs=Text("采购项目：两项价格扣除比例", "Tender: the two deduction rates"),
    example=Text(
        "2026年3月的公告，小微企业扣除 5 %：法定为 10 % 至 20 %。",
        "A notice of March 2026 with 5 % for small firms: the law says 10 % to 20 %.",
    ),
    innocent=Text(
        "预留份额或工程项目另有规定。",
        "Reserved lots and works have rules of their own.",
    ),
)
