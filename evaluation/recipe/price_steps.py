"""From the quote to the price points and the total."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.core.exact import decimal_of
from evaluation.core.glossary import word
from evaluation.core.text import LANGS, Text
from evaluation.formula.parser import parse
from evaluation.formula.quantities import QUANTITIES
from evaluation.recipe.points_steps import quantities, rounding
from evaluation.recipe.step import Section, Step, same
from evaluation.scoring.criteria import models_of
from evaluation.scoring.price import RATE_OF_STATUS, SMALL
from evaluation.scoring.result import Evaluation

TITLE = Text("从报价到价格分和总分", "From the quote to the price points and the total")


def price(evaluation: Evaluation) -> Section:
    """Return the steps from the quote to the total."""
    parts = (_evaluated(evaluation), _points(evaluation), _total(evaluation))
    return Section(title=TITLE, steps=tuple(step for part in parts for step in part))


def _evaluated(evaluation: Evaluation) -> Iterator[Step]:
    rates = dict(_rates(evaluation))
    for status, rate in rates.items():
        small = status in SMALL
        yield Step(
            key=f"rate.{'small' if small else 'other'}.{status}",
            what=Text(*(word("status", status, lang) for lang in LANGS)),
            value=f"{rate:f}",
            says=_SMALL if small else _OTHER,
        )
    yield Step(
        key="price.evaluated",
        what=Text("评审价", "Evaluated price"),
        value="quote*(1-rate)" if rates else "quote",
        says=Text(
            "扣除比例是该供应商各项之和。合同按报价签订。",
            "The rate is the sum of those of the tenderer. The contract is made at the quote.",
        )
        if rates
        else Text("没有政策扣除，评审价就是报价。", "Nothing is deducted; it is the quote."),
    )
    yield rounding(evaluation, "evaluated", Text("修约：评审价", "Rounding: evaluated price"))


_SMALL = Text(
    "供应商声明此身份的扣除比例；这一类有几项的，只扣最大的一项。",
    "Deducted where the tenderer declares this status; of several of this kind, only the largest.",
)
_OTHER = Text(
    "供应商声明此身份的扣除比例，与其他各项相加。",
    "Deducted where the tenderer declares this status, added to the others.",
)


def _rates(evaluation: Evaluation) -> Iterator[tuple[str, Decimal]]:
    tender = evaluation.dossier.tender
    for status, key in RATE_OF_STATUS.items():
        rate = getattr(tender, key)
        reserved = tender.reserved and status in SMALL
        if evaluation.method.deductions_apply and rate and not reserved:
            yield status, rate


def _points(evaluation: Evaluation) -> Iterator[Step]:
    criteria = {criterion.code: criterion for criterion in evaluation.dossier.criteria}
    every, _ = models_of(evaluation.dossier, evaluation.method)
    models = {code: each for code, each in every.items() if each.kind == "price"}
    if not models:
        return
    yield Step(
        key="price",
        what=Text("价格分", "Price points"),
        says=Text(
            "代入公式，乘以权重，再修约。最低价等只在通过审查且达到最低分的响应中取；cost 取该响应此因素的"
            "事实。",
            "Put the figures into the formula, multiply by the weight, round. The lowest price and "
            "the like are those of the bids that passed the review and reached the minimum; cost is "
            "the fact of the bid for this criterion.",
        ),
    )
    for code, model in models.items():
        says = Text(f"{model.title('zh')}：{model.text}", f"{model.title('en')}: {model.text}")
        title = same(f"{code} {criteria[code].title}")
        yield Step(key=f"model.{code}", what=title, value=str(model.filled()), says=says)
    yield from quantities("price", list(models.values()))
    yield rounding(evaluation, "price", Text("修约：价格分", "Rounding: price points"))


def _total(evaluation: Evaluation) -> Iterator[Step]:
    total = evaluation.method.total
    if total is None:
        return
    highest = evaluation.method.direction == "highest"
    yield Step(
        key="total",
        what=Text("总分公式", "Formula of the total"),
        value=total,
        says=Text(
            "没有价格因素的，price_points 为 0。", "Without a price criterion, price_points is 0."
        ),
    )
    formula = parse(total)
    names = (*formula.names, *formula.lists)
    known = {**QUANTITIES["price"], "price_points": Text("价格分", "price points")}
    for name in names:
        if name in evaluation.settings.parameters:
            says = Text("采购文件给定的参数。", "A number that the tender names.")
            shown = f"{decimal_of(evaluation.settings.parameters[name]):f}"
            yield Step(key=f"parameter.{name}", what=same(name), value=shown, says=says)
        elif name in known:
            yield Step(key=f"name.total.{name}", what=same(name), says=known[name])
    yield rounding(evaluation, "total", Text("修约：总分", "Rounding: the total"))
    yield Step(
        key="total.direction",
        what=Text("优先", "Best"),
        value=evaluation.method.direction,
        says=Text(
            "总分高者优先。" if highest else "总分低者优先。",
            "The highest total comes first." if highest else "The lowest total comes first.",
        ),
    )
