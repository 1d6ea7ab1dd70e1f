"""L102: price points follow the formula that the method prescribes."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.price_models import price_models
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each price criterion under a method that prescribes its formula."""
    method = case.method
    for criterion, model in price_models(case) if method.price_formula_prescribed else ():
        figures, wanted = {"formula": model.key}, method.price_formula or ""
        if model.key == wanted:
            yield clear(criterion.code, criterion.at("model"), figures=figures, threshold=wanted)
            continue
        yield raised(
            f"价格分按“{model.title('zh')}”计算；“{method.title.zh}”规定用 {wanted}，请改正“计分办法”",
            f"price points follow '{model.title('en')}'; '{method.title.en}' prescribes {wanted}, "
            "so correct Model",
            criterion.at("model"),
            subject=criterion.code,
            figures=figures,
            threshold=wanted,
            cite=method.cite,
        )


CHECK = Check(
    code="L102",
    title=Text("价格分采用规定的公式", "Price points by the prescribed formula"),
    says=Text(
        "该采购方式只允许一种价格分公式，采购文件用了另一种。",
        "The method allows one price formula only, and the document uses another.",
    ),
    cite=Text(
        "财政部令第87号第五十五条；财库〔2014〕214号第二十四条",
        "Order 87, art. 55; Caiku [2014] No. 214, art. 24",
    ),
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审因素：价格因素的计分办法", "Criteria: the model of the price criterion"),
    example=Text(
        "公开招标综合评分法，价格分按“与最高限价线性”计算。",
        "An open tender whose price points fall linearly to the ceiling.",
    ),
    innocent=Text(
        "同一公式换了写法；请改用目录中的名称，以便核对。",
        "The same formula in other words; use the name in the catalogue, so that it can be compared.",
    ),
)
