"""Whether the criteria and their models can be used, before any bid is looked at."""

from collections.abc import Iterator, Mapping

from evaluation.core.errors import FormulaError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion, Dossier
from evaluation.formula.model import Model
from evaluation.formula.models import model
from evaluation.law.method import Method

Models = Mapping[str, Model]
"""The model of each criterion that has one, by the criterion's code."""


def models_of(dossier: Dossier, method: Method) -> tuple[Models, tuple[Finding, ...]]:
    """Return the model of every computed criterion, and what cannot be understood."""
    models, found = dict[str, Model](), list[Finding]()
    for criterion in dossier.criteria:
        text = criterion.model
        if criterion.kind == "price" and text is None:
            text = method.price_formula
        if criterion.kind == "price" and text is None and method.price_is_factor != "never":
            found.append(_no_model(method, criterion))
        if text is None or criterion.kind == "subjective":
            continue
        try:
            found_model = model(text, kind="price" if criterion.kind == "price" else "objective")
        except FormulaError as problem:
            found.append(
                Finding(
                    code="C104",
                    severity=Severity.ERROR,
                    message=Text(
                        zh=f"“{criterion.title}”的计分办法无法使用：{problem.text.zh}；请改正",
                        en=f"the model of '{criterion.title}' cannot be used: {problem.text.en}; correct it",
                    ),
                    place=criterion.at("model"),
                )
            )
            continue
        wanted = method.direction if method.total == "price_points" else "points"
        if criterion.kind == "price" and found_model.result != wanted:
            found.append(_wrong_result(method, criterion, found_model))
            continue
        models[criterion.code] = found_model
    return models, tuple(found)


def _no_model(method: Method, criterion: Criterion) -> Finding:
    return _error(
        "C104",
        criterion,
        "model",
        f"“{criterion.title}”没有计分办法，“{method.title.zh}”也没有默认的价格公式；请填写",
        f"'{criterion.title}' has no model, and '{method.title.en}' has no usual price formula; "
        "write one",
    )


def _wrong_result(method: Method, criterion: Criterion, found: Model) -> Finding:
    """A figure of which the lowest wins cannot be added to points, nor points compared as money."""
    zh = {"points": "得分", "lowest": "金额，低者优先", "highest": "数值，高者优先"}[found.result]
    en = {"points": "points", "lowest": "a figure of which the lowest wins"}.get(
        found.result, "a figure of which the highest wins"
    )
    return _error(
        "C109",
        criterion,
        "model",
        f"“{found.title('zh')}”给出{zh}，与“{method.title.zh}”的排序不符；请改用其他计分办法或采购方式"
        "（金额最低者居首的用 lowest_cost）",
        f"'{found.title('en')}' gives {en}, which '{method.title.en}' does not rank; use another "
        "model or method (lowest_cost ranks the lowest figure)",
    )


def check_criteria(dossier: Dossier, method: Method) -> Iterator[Finding]:
    """Yield what keeps the criteria from being scored: the price criterion, models."""
    for lot in dossier.lots:
        yield from _price_criterion(dossier, method, lot.id)
    for criterion in dossier.criteria:
        if criterion.kind == "subjective" and criterion.model:
            yield _error(
                "C105",
                criterion,
                "model",
                f"“{criterion.title}”是主观因素却写了计分办法；请删除计分办法，或把类型改为客观",
                f"'{criterion.title}' is subjective and has a model; remove the model, or make it "
                "objective",
            )


def _error(code: str, criterion: Criterion, key: str, zh: str, en: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=Text(zh=zh, en=en),
        place=criterion.at(key),
    )


def _price_criterion(dossier: Dossier, method: Method, lot: str) -> Iterator[Finding]:
    prices = [c for c in dossier.criteria_of(lot) if c.kind == "price"]
    if method.price_is_factor == "required" and len(prices) != 1:
        text = Text(
            zh=f"{lot}：有 {len(prices)} 个价格因素；“{method.title.zh}”须有且只有一个，请改正“类型”",
            en=f"{lot}: there are {len(prices)} price criteria; '{method.title.en}' needs exactly one, so correct Kind",
        )
    elif method.price_is_factor == "never" and prices:
        text = Text(
            zh=f"{lot}：“{method.title.zh}”不以价格评分，请删除价格因素 {prices[0].code}",
            en=f"{lot}: '{method.title.en}' does not score the price; remove the criterion {prices[0].code}",
        )
    elif len(prices) > 1:
        text = Text(
            zh=f"{lot}：有 {len(prices)} 个价格因素；只能有一个，请改正“类型”",
            en=f"{lot}: there are {len(prices)} price criteria; there can be one, so correct Kind",
        )
    else:
        return
    place = prices[0].at("kind") if prices else dossier.lot(lot).at("id")
    yield Finding(code="C103", severity=Severity.ERROR, message=text, place=place, cite=method.cite)
