"""N119: the lines under which a low price is examined lie where the law allows them."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import ratio
from evaluation.core.finding import Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text
from evaluation.core.wording import percent

HIGHEST = "cn/2026_2/low_price_share_max"
LINES = {
    "low_mean": "cn/2026_2/low_price_mean_share",
    "low_second": "cn/2026_2/low_price_second_lowest_share",
    "low_ceiling": "cn/2026_2/low_price_ceiling_share",
}
"""The share that holds where the tender names none, by field."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each line that the tender names."""
    tender = case.dossier.tender
    for field, key in LINES.items():
        line = getattr(tender, field)
        if line is None:
            continue
        lowest, highest = case.law(key), case.law(HIGHEST)
        if lowest.value is None or highest.value is None:
            yield raised(
                f"“{term(field, 'zh')}”为 {percent(ratio(line))}，而公告当日没有全国统一的启动线，这一比例不起作用；"
                "由评审小组判断，请留空",
                f"{term(field, 'en')} is {percent(ratio(line))}, and no lines were in force on the day of "
                "the notice, so that it has no effect; the committee judges, so leave it blank",
                tender.at(field),
                subject=field,
                law=(lowest, highest),
            )
            continue
        own, band = percent(ratio(line)), (percent(lowest.number), percent(highest.number))
        law, figures, place = (lowest, highest), {"line": own}, tender.at(field)
        if lowest.number <= ratio(line) <= highest.number:
            yield clear(field, place, figures=figures, threshold=" – ".join(band), law=law)
            continue
        yield raised(
            f"“{term(field, 'zh')}”为 {own}；采购人只能在 {band[0]} 至 {band[1]} 之间设定",
            f"{term(field, 'en')} is {own}; the purchaser may set it from {band[0]} to {band[1]}",
            place,
            subject=field,
            figures=figures,
            threshold=" – ".join(band),
            law=law,
            cite=highest.cite,
        )


CHECK = Check(
    code="N119",
    title=Text("异常低价启动线在法定范围内", "Low-price lines inside the law"),
    says=Text(
        "采购文件把异常低价审查的启动线定得低于法定比例，或高于允许的上限。",
        "The document sets a line for examining low prices below the share of the law, or above "
        "the highest that it allows.",
    ),
    cite=Text("财库〔2026〕2号", "Caiku [2026] No. 2"),
    severity=Severity.ERROR,
    look=look,
    parameters=(*LINES.values(), HIGHEST),
    needs=Text("采购项目：三条低价启动线", "Tender: the three low price lines"),
    example=Text(
        "按平均价的 70 % 启动：最高 65 %。", "A line of 70 % of the mean: 65 % is the most."
    ),
    innocent=Text("国家对该类价格另有规定。", "Other rules of the state on such prices prevail."),
)
