"""From the experts' marks and the facts to the points that are not price points."""

from collections.abc import Iterator

from evaluation.core.glossary import term, vocabulary, word
from evaluation.core.text import LANGS, Lang, Text
from evaluation.formula.model import Model
from evaluation.formula.quantities import QUANTITIES
from evaluation.recipe.step import Section, Step, same
from evaluation.scoring.criteria import models_of
from evaluation.scoring.result import Evaluation

TITLE = Text("从得分和事实到非价格得分", "From marks and facts to the points other than price")

HOW = {
    "mean": Text("计入的各专家得分的算术平均。", "The arithmetic mean of the marks that count."),
    "trimmed_mean": Text(
        "去掉一个最高分和一个最低分，其余的算术平均；至少要有三个得分。",
        "Leave out one highest and one lowest mark, and take the mean of the rest; it takes three.",
    ),
    "trimmed_total": Text(
        "对每份响应，把各专家的得分乘以权重相加（评审小组已一致同意的因素不计）；去掉合计最高和最低的两位"
        "专家，其余专家各因素得分的算术平均。合计相同的，去掉“评审小组”表中排在前面的；全部相同的，去掉第一位"
        "和最后一位。至少要有三位专家。",
        "For each bid add up each expert's marks times the weights, without criteria on which the "
        "panel agreed; leave out the two experts with the highest and the lowest sum, and take the "
        "mean of the others' marks. Of equal sums the expert who stands first on the sheet Panel is "
        "left out; where all are equal, the first and the last. It takes three.",
    ),
    "median": Text(
        "排序后居中的得分；得分为偶数个的，取居中两个的平均。",
        "The mark in the middle, or the mean of the two in the middle.",
    ),
    "consensus": Text("评审小组一致同意的得分。", "The one mark on which the panel agreed."),
}

RULED = {
    "recusal": Text(
        "“对象”所指的专家在“结论”所指的包（空白则全部包）不计分。",
        "The expert who is its subject does not count on the lot in its decision; on no lot where "
        "that is blank.",
    ),
    "void": Text(
        "该专家对该响应（“因素”空白则全部因素）的得分不计。",
        "The mark of the expert on the bid does not count, for all criteria where none is named.",
    ),
    "correction": Text(
        "最后一条的“结论”代替该专家对该响应该因素的得分。",
        "The decision of the last one replaces the mark of the expert on the bid for the criterion.",
    ),
    "consensus": Text(
        "最后一条的“结论”就是该响应该因素的汇总分，不再看各专家的得分。",
        "The decision of the last one is the aggregated mark of the bid for the criterion.",
    ),
}

_NOT_ROUNDED = Text("不修约，保持精确分数。", "Not rounded: keep the exact fraction.")
_ROUNDED = Text("四舍五入，保留的小数位。", "Rounded half up to so many decimals.")


def rounding(evaluation: Evaluation, stage: str, what: Text) -> Step:
    """Return the step that rounds at `stage`, or says that the tender does not."""
    places = evaluation.settings.places.get(stage)
    kept = "" if places is None else str(places)
    says = _NOT_ROUNDED if places is None else _ROUNDED
    return Step(key=f"round.{stage}", what=what, value=kept, says=says)


def quantities(kind: str, models: list[Model]) -> Iterator[Step]:
    """Yield what each name in the formulas stands for."""
    used = dict.fromkeys(name for model in models for name in model.needs)
    for name in used:
        if name in QUANTITIES[kind]:  # type: ignore[index]
            says = QUANTITIES[kind][name]  # type: ignore[index]
            yield Step(key=f"name.{kind}.{name}", what=same(name), says=says)


def points(evaluation: Evaluation, lang: Lang) -> Section:
    """Return the steps from marks and facts to the sum of the points other than price."""
    parts = (_marks(evaluation, lang), _facts(evaluation), _technical(evaluation))
    return Section(title=TITLE, steps=tuple(step for part in parts for step in part))


def _marks(evaluation: Evaluation, lang: Lang) -> Iterator[Step]:
    head = {each: term("applies_to", each) for each in LANGS}
    parent = {each: term("parent", each) for each in LANGS}
    yield Step(
        key="criteria",
        what=Text("评审因素", "Criteria"),
        says=Text(
            f"只用没有下级的因素（其代号没有写在别的因素的“{parent['zh']}”中）；“{head['zh']}”空白的用于"
            "全部包，否则只用于所列的包。没有计分办法、类型不是价格的，由专家打分。",
            f"Use those that are not the '{parent['en']}' of another one. A blank '{head['en']}' means "
            "all lots, otherwise those listed. Experts mark each that has no model and is not the "
            "price.",
        ),
    )
    yield Step(
        key="mark.seats",
        what=Text("计入哪些专家", "Whose marks count"),
        says=Text(
            f"“{term('panel', 'zh')}”表中“{head['zh']}”空白或列有该包的专家，减去回避的专家。",
            f"The experts on the sheet {term('panel', 'en')} whose '{head['en']}' is blank or lists "
            "the lot, less those who recused themselves.",
        ),
    )
    made = {ruling.what for ruling in evaluation.dossier.rulings}
    for kind in (kind for kind in RULED if kind in made):
        title = Text(*(f"{_RULING.say(each)}{word('ruling', kind, each)}" for each in LANGS))
        name = word("ruling", kind, lang)
        yield Step(key=f"ruled.{kind}", what=title, value=name, says=RULED[kind])
    how = evaluation.settings.aggregation
    yield Step(key="mark.aggregate", what=Text("汇总", "Aggregation"), value=how, says=HOW[how])
    yield Step(
        key="mark.weight",
        what=Text("得分", "Points"),
        value="mark*weight",
        says=Text(
            "汇总分乘以该因素的权重，再修约。",
            "The aggregated mark times the weight, then rounded.",
        ),
    )
    yield rounding(evaluation, "criterion", Text("修约：每个因素的得分", "Rounding: points"))


_RULING = Text("决定：", "Ruling: ")


def _facts(evaluation: Evaluation) -> Iterator[Step]:
    criteria = {criterion.code: criterion for criterion in evaluation.dossier.criteria}
    every, _ = models_of(evaluation.dossier, evaluation.method)
    models = {code: each for code, each in every.items() if each.kind == "objective"}
    if not models:
        return
    yield Step(
        key="fact",
        what=Text("由事实计分", "Points from facts"),
        says=Text(
            "下列因素不由专家打分：把该响应的事实代入公式，乘以权重，再修约。只看通过审查的响应；"
            "比较文字时不分大小写和全半角；公式给出 NA() 的，不能计分。",
            "No expert marks these criteria: put the fact of the bid into the formula, multiply by "
            "the weight, round. Only bids that passed the review are looked at; texts compare without "
            "regard to capitals and width; NA() means that it cannot be scored.",
        ),
    )
    flags = any(model.key == "yes_no" for model in models.values())
    for number, answer in enumerate(("no", "yes")) if flags else ():
        words = vocabulary()["flag"][answer]
        yield Step(
            key=f"fact.{answer}",
            what=words,
            value=str(number),
            says=Text(
                f"写这些词之一的事实作为此数：{answer}, {words.zh}, {words.en}。",
                f"A fact that is one of these words counts as this number: {answer}, {words.zh}, "
                f"{words.en}.",
            ),
        )
    for code, model in models.items():
        title = same(f"{code} {criteria[code].title}")
        says = Text(f"计分办法原文：{model.text}", f"As written in the tender: {model.text}")
        yield Step(key=f"model.{code}", what=title, value=str(model.filled()), says=says)
    yield from quantities("objective", list(models.values()))


def _technical(evaluation: Evaluation) -> Iterator[Step]:
    yield Step(
        key="technical",
        what=Text("合计", "Sum"),
        says=Text(
            "各因素（价格除外）修约后得分之和。",
            "Add the rounded points of all criteria but the price.",
        ),
    )
    yield rounding(evaluation, "technical", Text("修约：合计", "Rounding: the sum"))
    minimum = evaluation.dossier.tender.technical_minimum
    head = {lang: term("minimum", lang) for lang in LANGS}
    yield Step(
        key="technical.minimum",
        what=Text("最低分", "Minimum"),
        value="" if minimum is None else f"{minimum:f}",
        says=Text(
            "合计低于此数（空白则没有）、"
            f"或某因素修约后得分低于该因素“{head['zh']}”的响应，不再参加价格评审和排名。恰好达到即可。",
            "A bid whose sum is below this number (blank: none), or whose rounded points for a "
            f"criterion are below its '{head['en']}', is neither priced nor ranked. Reaching it is "
            "enough.",
        ),
    )
