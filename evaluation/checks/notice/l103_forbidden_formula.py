"""L103: the price formula has no property that the method forbids."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.price_models import price_models
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.formula.model import Model
from evaluation.law.method_parts import Forbidden


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each price criterion under a method that forbids some formulas."""
    method = case.method
    for criterion, model in price_models(case) if method.price_formulas_forbidden else ():
        if method.price_formula_prescribed and model.key != method.price_formula:
            continue  # told already: it is not the one prescribed
        figures = {"formula": model.key, "properties": ", ".join(model.properties)}
        hit = next((f for f in method.price_formulas_forbidden if _has(model, f)), None)
        if hit is None:
            yield clear(criterion.code, criterion.at("model"), figures=figures)
            continue
        yield raised(
            f"价格公式“{model.title('zh')}”不得用于“{method.title.zh}”：{hit.reason.zh}",
            f"the price formula '{model.title('en')}' must not be used in '{method.title.en}': "
            f"{hit.reason.en}",
            criterion.at("model"),
            subject=criterion.code,
            figures=figures,
            cite=hit.cite,
        )


def _has(model: Model, forbidden: Forbidden) -> bool:
    return model.key in forbidden.formulas or not set(forbidden.properties).isdisjoint(
        model.properties
    )


CHECK = Check(
    code="L103",
    title=Text("价格公式不属于禁止之列", "No forbidden price formula"),
    says=Text(
        "价格公式以平均价为基准，或者去掉最高、最低报价，或者为该采购方式所不许。",
        "The price formula rests on a mean of quotes, drops the highest or lowest, or is otherwise "
        "not allowed for the method.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审因素：价格因素的计分办法", "Criteria: the model of the price criterion"),
    example=Text(
        "价格分按与有效报价平均值的偏差扣分。",
        "Price points are lost by the distance from the mean of the valid quotes.",
    ),
    innocent=Text(
        "工程招标或国有企业采购另有规定的，不适用政府采购的采购方式；请选对采购方式。",
        "Tenders for works or of state enterprises follow other rules; choose the right method.",
    ),
)
