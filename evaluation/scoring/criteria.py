"""Whether the criteria add up and their models can be used, before any bid is looked at."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from evaluation.core.errors import FormulaError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion, Dossier
from evaluation.formula.model import Model
from evaluation.formula.models import model
from evaluation.law.method import Method

Models = Mapping[str, Model]
"""The model of each criterion that has one, by the criterion's code."""


def full_points(criterion: Criterion) -> Decimal:
    """Return the most points a bid can get for `criterion`: weight × maximum."""
    return criterion.weight * criterion.max_points


def models_of(dossier: Dossier, method: Method, found: list[Finding]) -> Models:
    """Return the model of every computed criterion; what cannot be understood goes to `found`."""
    models: dict[str, Model] = {}
    for criterion in dossier.criteria:
        text = criterion.model
        if criterion.kind == "price" and text is None:
            text = method.price_formula
        if text is None:
            continue
        try:
            models[criterion.code] = model(
                text, kind="price" if criterion.kind == "price" else "objective"
            )
        except FormulaError as problem:
            found.append(
                Finding(
                    code="C104",
                    severity=Severity.ERROR,
                    message=Text(
                        zh=f"“{criterion.title}”的计分办法无法使用：{problem.text.zh}",
                        en=f"the model of '{criterion.title}' cannot be used: {problem.text.en}",
                    ),
                    place=criterion.at("model"),
                )
            )
    return models


def check_criteria(dossier: Dossier, method: Method) -> Iterator[Finding]:
    """Yield what is wrong with the criteria as a whole: sums, the price criterion, models."""
    yield from _parents(dossier)
    for lot in dossier.lots:
        yield from _sums(dossier, method, lot.id)
        yield from _price_criterion(dossier, method, lot.id)
    for criterion in dossier.criteria:
        if criterion.kind == "subjective" and criterion.model:
            yield _error(
                "C105",
                criterion,
                "model",
                f"“{criterion.title}”是主观因素却写了计分办法；由办法计算的因素应为客观或价格",
                f"'{criterion.title}' is subjective and has a model; a criterion that is computed is "
                "objective or price",
            )


def _error(code: str, criterion: Criterion, key: str, zh: str, en: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=Text(zh=zh, en=en),
        place=criterion.at(key),
    )


def _parents(dossier: Dossier) -> Iterator[Finding]:
    for parent in dossier.criteria:
        children = [child for child in dossier.criteria if child.parent == parent.code]
        for lot in dossier.lots if children else ():
            own = [child for child in children if child.applies_to(lot.id)]
            total = sum((full_points(child) for child in own), Decimal(0))
            if own and total != full_points(parent):
                yield _error(
                    "C101",
                    parent,
                    "max_points",
                    f"{lot.id}：“{parent.title}”为 {full_points(parent)} 分，下级因素合计 {total} 分；两者应相等",
                    f"{lot.id}: '{parent.title}' has {full_points(parent)} points, its parts add up to "
                    f"{total}; the two must be equal",
                )
                break


def _sums(dossier: Dossier, method: Method, lot: str) -> Iterator[Finding]:
    criteria = dossier.criteria_of(lot)
    if not criteria:
        return
    price = sum((full_points(c) for c in criteria if c.kind == "price"), Decimal(0))
    rest = sum((full_points(c) for c in criteria if c.kind != "price"), Decimal(0))
    sums = {"technical": rest, "price": price, "all": rest + price}
    wanted = dict(method.full)
    if "all" in wanted:
        wanted["all"] = dossier.tender.full_score
    for part, expected in wanted.items():
        if sums[part] != expected:
            zh = {"technical": "技术商务因素", "price": "价格因素", "all": "全部评审因素"}[part]
            en = {
                "technical": "criteria other than price",
                "price": "price criteria",
                "all": "criteria",
            }[part]
            yield Finding(
                code="C102",
                severity=Severity.ERROR,
                message=Text(
                    zh=f"{lot}：{zh}的满分合计 {sums[part]} 分，应为 {expected} 分；请改正满分或权重",
                    en=f"{lot}: the maximum points of the {en} add up to {sums[part]}, not {expected}; "
                    "correct the maximum points or weights",
                ),
                place=criteria[0].at("max_points"),
                cite=method.cite,
            )


def _price_criterion(dossier: Dossier, method: Method, lot: str) -> Iterator[Finding]:
    prices = [c for c in dossier.criteria_of(lot) if c.kind == "price"]
    if method.price_is_factor == "required" and len(prices) != 1:
        text = Text(
            zh=f"{lot}：有 {len(prices)} 个价格因素；“{method.title.zh}”须有且只有一个",
            en=f"{lot}: there are {len(prices)} price criteria; '{method.title.en}' needs exactly one",
        )
    elif method.price_is_factor == "never" and prices:
        text = Text(
            zh=f"{lot}：“{method.title.zh}”不以价格评分，请删除价格因素 {prices[0].code}",
            en=f"{lot}: '{method.title.en}' does not score the price; remove the criterion {prices[0].code}",
        )
    elif len(prices) > 1:
        text = Text(
            zh=f"{lot}：有 {len(prices)} 个价格因素；只能有一个",
            en=f"{lot}: there are {len(prices)} price criteria; there can be one",
        )
    else:
        return
    place = prices[0].at("kind") if prices else dossier.lot(lot).at("id")
    yield Finding(code="C103", severity=Severity.ERROR, message=text, place=place, cite=method.cite)


def price_share(dossier: Dossier, lot: str) -> Fraction | None:
    """Return the share of the price in the points of `lot`, or None where nothing is scored."""
    criteria = dossier.criteria_of(lot)
    whole = sum((full_points(c) for c in criteria), Decimal(0))
    price = sum((full_points(c) for c in criteria if c.kind == "price"), Decimal(0))
    return Fraction(price) / Fraction(whole) if whole else None
