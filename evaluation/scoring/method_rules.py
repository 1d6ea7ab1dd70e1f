"""What the method's law says about the tender's own settings: price share, formula, rates, minima.

Figures come from the law book by the day of the notice; each that is looked up goes into the report.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from evaluation.core.exact import ratio
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion, Dossier
from evaluation.formula.model import Model
from evaluation.law.method import Method
from evaluation.law.parameter import Dated
from evaluation.scoring.criteria import Models, price_share
from evaluation.scoring.settings import Settings

LookUp = Callable[[str], Dated]
"""The law of the tender's day by key; what is looked up is remembered for the report."""

BANDS = {
    "small_rate": ("cn/46/deduction_small_micro_min", "cn/46/deduction_small_micro_max"),
    "partner_rate": ("cn/46/deduction_partner_min", "cn/46/deduction_partner_max"),
}
"""The legal band of each deduction rate a tender may name."""


def check_method(
    dossier: Dossier, method: Method, settings: Settings, models: Models, law: LookUp
) -> Iterator[Finding]:
    """Yield where the tender's settings do not keep the rules of its method."""
    yield from _price_share(dossier, method, law)
    for criterion in dossier.criteria:
        if criterion.kind == "price" and criterion.code in models:
            yield from _formula(method, criterion, models[criterion.code])
    if settings.aggregation == "trimmed_mean":
        yield _trimmed(dossier, method)
    if method.technical_minimum_required and dossier.tender.technical_minimum is None:
        yield Finding(
            code="L104",
            severity=Severity.ERROR,
            message=Text(
                zh=f"“{method.title.zh}”要求写明技术最低分；请填“技术商务最低分”",
                en=f"'{method.title.en}' needs a minimum for the technical points; fill in Technical minimum",
            ),
            place=dossier.tender.at("technical_minimum"),
            cite=method.cite,
        )
    if method.deductions_apply:
        yield from _rates(dossier, law)


def _share(value: Fraction) -> str:
    percent = value * 100
    return (
        f"{percent} %"
        if percent.denominator == 1
        else f"{Decimal(percent.numerator) / percent.denominator:.2f} %"
    )


def _price_share(dossier: Dossier, method: Method, law: LookUp) -> Iterator[Finding]:
    kind = dossier.tender.purchase
    for lot in dossier.lots:
        share = price_share(dossier, lot.id)
        prices = [c for c in dossier.criteria_of(lot.id) if c.kind == "price"]
        if share is None or not prices:
            continue
        for keys, wrong, zh, en in (
            (method.price_share_min, Fraction.__lt__, "低于下限", "below the minimum"),
            (method.price_share_max, Fraction.__gt__, "高于上限", "above the maximum"),
        ):
            limit = law(keys[kind]) if kind in keys else None
            if limit is not None and limit.value is not None and wrong(share, limit.number):
                yield Finding(
                    code="L101",
                    severity=Severity.ERROR,
                    message=Text(
                        zh=f"{lot.id}：价格分占 {_share(share)}，{zh} {_share(limit.number)}；请调整价格因素的满分",
                        en=f"{lot.id}: price has {_share(share)} of the points, {en} {_share(limit.number)}; "
                        "change the maximum points of the price criterion",
                    ),
                    place=prices[0].at("max_points"),
                    cite=limit.cite,
                )


def _formula(method: Method, criterion: Criterion, model: Model) -> Iterator[Finding]:
    prescribed = method.price_formula if method.price_formula_prescribed else None
    if prescribed and model.key != prescribed:
        yield Finding(
            code="L102",
            severity=Severity.ERROR,
            message=Text(
                zh=f"价格分按“{model.title('zh')}”计算；“{method.title.zh}”规定用 {prescribed}，请改正“计分办法”",
                en=f"price points follow '{model.title('en')}'; '{method.title.en}' prescribes {prescribed}, "
                "so correct Model",
            ),
            place=criterion.at("model"),
            cite=method.cite,
        )
        return
    for forbidden in method.price_formulas_forbidden:
        if model.key in forbidden.formulas or set(forbidden.properties) & set(model.properties):
            yield Finding(
                code="L103",
                severity=Severity.ERROR,
                message=Text(
                    zh=f"价格公式“{model.title('zh')}”不得用于“{method.title.zh}”：{forbidden.reason.zh}",
                    en=f"the price formula '{model.title('en')}' must not be used in '{method.title.en}': "
                    f"{forbidden.reason.en}",
                ),
                place=criterion.at("model"),
                cite=forbidden.cite,
            )


def _trimmed(dossier: Dossier, method: Method) -> Finding:
    return Finding(
        code="L105",
        severity=Severity.WARNING,
        message=Text(
            zh="采购文件规定去掉最高分和最低分；现行规定没有这一做法的依据，请确认采购文件确有此规定",
            en="the highest and lowest mark are dropped; no rule in force provides for it, so make sure that "
            "the tender document does",
        ),
        place=dossier.tender.at("aggregation"),
        cite=Text(zh="财政部令第87号第五十五条", en="Order 87, art. 55")
        if method.jurisdiction == "cn"
        else None,
    )


def _rates(dossier: Dossier, law: LookUp) -> Iterator[Finding]:
    tender = dossier.tender
    for field, (low_key, high_key) in BANDS.items():
        rate = getattr(tender, field)
        if rate is None or tender.purchase == "works":
            continue
        low, high = law(low_key), law(high_key)
        if not low.number <= ratio(rate) <= high.number:
            yield Finding(
                code="L106",
                severity=Severity.ERROR,
                message=Text(
                    zh=f"扣除比例 {_share(ratio(rate))} 不在法定幅度 {_share(low.number)} 至 {_share(high.number)} 之内",
                    en=f"the rate {_share(ratio(rate))} is outside the legal band {_share(low.number)} to "
                    f"{_share(high.number)}",
                ),
                place=tender.at(field),
                cite=high.cite,
            )
