"""Whatever a tender declares is used, or somebody is told that it is not.

Each sum can be right and the award still wrong, because a rate, a weight or a cost that stands in the
sheets takes no part in it.
"""

from collections.abc import Iterator
from fractions import Fraction

from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import sheet
from evaluation.formula.parser import parse
from evaluation.law.method import Method
from evaluation.scoring.criteria import TECHNICAL, Models
from evaluation.scoring.settings import Settings

WEIGHTS = ("technical_weight", "price_weight")
"""The parameters that share out the whole between quality and price."""

SMALL_RATES = ("small_rate", "partner_rate")
RATES = (*SMALL_RATES, "domestic_rate")
LINES = ("low_mean", "low_second", "low_ceiling")
"""The lines of Chinese law under which a low price is examined."""


def unused(
    dossier: Dossier, method: Method, settings: Settings, models: Models
) -> Iterator[Finding]:
    """Yield what the sheets declare and the method of the tender does not use."""
    yield from _parameters(dossier, method, settings)
    yield from _rates(dossier, method)
    yield from _lines(dossier, method)
    yield from _costs(dossier, models)
    yield from _twice(dossier, method, models)


def _names(method: Method) -> frozenset[str]:
    """The names in the formula of the total."""
    return frozenset(parse(method.total).names) if method.total else frozenset()


def _parameters(dossier: Dossier, method: Method, settings: Settings) -> Iterator[Finding]:
    tender, given, known = dossier.tender, settings.parameters, _names(method)
    idle = [name for name in given if name not in known]
    if idle:
        names = ", ".join(idle)
        yield _error(
            "U105",
            tender,
            "parameters",
            f"{names}：“{method.title.zh}”不使用，不影响结果；请删除，或改用使用它的采购方式",
            f"{names}: '{method.title.en}' does not use it, so it changes nothing; remove it, or choose "
            "the method that uses it",
        )
    weights = [given[name] for name in WEIGHTS if name in given and name in known]
    if len(weights) == len(WEIGHTS) and (whole := sum(weights, Fraction(0))) != 1:
        yield _weights(tender, weights, whole)


def _weights(tender: Record, weights: list[Fraction], whole: Fraction) -> Finding:
    """The weights do not make 1; where they make 100 they were written as per cent."""
    pairs = zip(WEIGHTS, weights, strict=True)
    wanted = "; ".join(f"{name}={show(weight / 100)}" for name, weight in pairs)
    zh = f"像是百分数，请写 {wanted}" if whole == 100 else "请按采购文件改正，使两项之和为 1"
    en = (
        f"they look like per cent, so write {wanted}"
        if whole == 100
        else ("correct them by the tender document, so that they make 1")
    )
    sums = " + ".join(show(weight) for weight in weights)
    return _error(
        "U106",
        tender,
        "parameters",
        f"技术和价格的权重之和为 {sums} = {show(whole)}，应为 1；{zh}",
        f"the weights of quality and price are {sums} = {show(whole)} and should be 1; {en}",
    )


def _rates(dossier: Dossier, method: Method) -> Iterator[Finding]:
    tender = dossier.tender
    for rate in SMALL_RATES if method.deductions_apply and tender.reserved else ():
        if getattr(tender, rate):
            yield _error(
                "U105",
                tender,
                rate,
                f"“{_label(rate).zh}”写了 {getattr(tender, rate)}，但本项目专门面向中小企业，不再作这项扣除；"
                "请删除比例，或更正“专门面向中小企业”",
                f"{_label(rate).en} is {getattr(tender, rate)}, but the tender is reserved for small and "
                "medium enterprises, and nothing is deducted for them; remove the rate, or correct Reserved",
            )
    for rate in RATES if not method.deductions_apply else ():
        if getattr(tender, rate):
            yield _error(
                "U105",
                tender,
                rate,
                f"“{_label(rate).zh}”写了 {getattr(tender, rate)}，但“{method.title.zh}”不作价格扣除；"
                "请删除，或改用作价格扣除的采购方式",
                f"{_label(rate).en} is {getattr(tender, rate)}, but '{method.title.en}' deducts nothing "
                "from prices; remove it, or choose a method that does",
            )


def _lines(dossier: Dossier, method: Method) -> Iterator[Finding]:
    tender = dossier.tender
    for line in LINES if method.jurisdiction != "cn" else ():
        if getattr(tender, line) is not None:
            yield _error(
                "U105",
                tender,
                line,
                f"“{_label(line).zh}”写了 {getattr(tender, line)}，但“{method.title.zh}”不按中国法的启动线审查低价；"
                "请删除，或改用中国的采购方式",
                f"{_label(line).en} is {getattr(tender, line)}, but '{method.title.en}' does not examine low "
                "prices by the lines of Chinese law; remove it, or choose a Chinese method",
            )


def _costs(dossier: Dossier, models: Models) -> Iterator[Finding]:
    """Costs beside the price are facts of the price criterion; not every model adds them."""
    prices = {each.code for each in dossier.criteria if each.kind == "price"}
    for fact in dossier.facts:
        model = models.get(fact.criterion)
        if fact.criterion in prices and model is not None and "cost" not in model.needs:
            yield _error(
                "U105",
                fact,
                "value",
                f"{fact.bid} 在价格因素 {fact.criterion} 填了其他成本 {fact.value}，但“{model.title('zh')}”"
                "不计入；请在“计分办法”写 life_cycle_cost 等计入成本的办法，或删除这项事实",
                f"{fact.bid} has other costs of {fact.value} for the price criterion {fact.criterion}, "
                f"but '{model.title('en')}' leaves them out; write a model that adds them, such as "
                "life_cycle_cost, or remove the fact",
            )


def _twice(dossier: Dossier, method: Method, models: Models) -> Iterator[Finding]:
    """A price formula that joins the technical points, under a method that adds them again."""
    if "technical" not in _names(method):
        return
    for criterion in dossier.criteria:
        model = models.get(criterion.code)
        if criterion.kind == "price" and model is not None and TECHNICAL & {*model.needs}:
            yield _error(
                "U107",
                criterion,
                "model",
                f"“{model.title('zh')}”已把技术得分计入价格得分，而“{method.title.zh}”再加一次技术得分；"
                "请改用其他价格公式，或改用以综合分直接排序的采购方式（highest_figure）",
                f"'{model.title('en')}' holds the technical points already, and '{method.title.en}' adds "
                "them again; choose another price formula, or a method that ranks the joint figure "
                "(highest_figure)",
            )


def _label(key: str) -> Text:
    column = sheet("tender").column(key)
    return Text(column.label("zh"), column.label("en"))


def _error(code: str, record: Record, key: str, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=Text(zh, en), place=record.at(key))
