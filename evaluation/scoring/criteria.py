"""Whether the criteria and their models can be used, before any bid is looked at."""

from collections.abc import Iterator, Mapping

from evaluation.core.errors import FormulaError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion, Dossier
from evaluation.formula.model import Model
from evaluation.formula.models import RESULTS, model
from evaluation.law.method import Method, methods

Models = Mapping[str, Model]
"""The model of each criterion that has one, by the criterion's code."""


TECHNICAL = frozenset({"technical", "technicals", "technical_low", "technical_high"})
"""Quantities by which a price formula takes the technical points in."""

FIGURE = "price_points"
"""The total of a method that ranks what the price formula gives, and adds nothing to it."""


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
        if criterion.kind == "price" and not fits(found_model, method):
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


def fits(model: Model, method: Method) -> bool:
    """Return whether `method` can rank, or add up, what a price model gives.

    Points of a known formula that hold the quality already may be ranked by themselves, as a
    figure is; a formula of one's own says that it gives such a figure.

    Example:
        >>> from evaluation.law.method import method
        >>> ratio, cost = (model(each, kind="price") for each in ("lowest_ratio", "life_cycle_cost"))
        >>> [fits(ratio, method("points")), fits(ratio, method("lowest_cost"))]
        [True, False]
        >>> [fits(cost, method("points")), fits(cost, method("lowest_cost"))]
        [False, True]
    """
    if method.total != FIGURE:
        return model.result == "points"
    joint = model.key != "formula" and model.result == "points" and TECHNICAL & {*model.needs}
    return model.result == method.direction or bool(joint and method.direction == "highest")


_GIVES = {
    "points": Text("得分", "points"),
    "lowest": Text("数值，低者优先", "a figure of which the lowest wins"),
    "highest": Text("数值，高者优先", "a figure of which the highest wins"),
}


def _wrong_result(method: Method, criterion: Criterion, found: Model) -> Finding:
    """A figure of which the lowest wins cannot be added to points, nor points compared as money."""
    gives = _GIVES[found.result]
    others = ", ".join(
        each.key
        for each in methods()
        if each.price_is_factor != "never"
        and not each.price_formula_prescribed
        and fits(found, each)
    )
    zh, en = f"可用的采购方式：{others}", f"methods that do are {others}"
    if found.key == "formula" and method.total == FIGURE:
        written = found.text.strip().removeprefix("=").strip()
        said = RESULTS[method.direction]
        zh = f"自定义公式给出的是这样的数值的，请写“{said.zh} = {written}”；{zh}"
        en = f"where that is such a figure, write '{said.en} = {written}'; {en}"
    return _error(
        "C109",
        criterion,
        "model",
        f"“{found.title('zh')}”给出{gives.zh}，而“{method.title.zh}”不按它排序；请改用其他计分办法或采购方式。{zh}",
        f"'{found.title('en')}' gives {gives.en}, which '{method.title.en}' does not rank; use another "
        f"model or method; {en}",
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
