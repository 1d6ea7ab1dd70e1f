"""The known formulas, each with its parameters, its source and a worked example."""

from collections.abc import Iterator

from evaluation.core.exact import show
from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.formula.catalogue import KnownFormula, catalogue
from evaluation.formula.example import Example
from evaluation.formula.models import model
from evaluation.formula.properties import PROPERTIES
from evaluation.formula.quantities import QUANTITIES
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose, Sample, sample
from evaluation.law.certainty import Certainty

_KINDS = {
    "price": Text(
        "价格公式：写在价格因素的“计分办法”。", "A price formula: the model of a price criterion."
    ),
    "objective": Text(
        "客观因素的公式：写在客观因素的“计分办法”。",
        "A formula for a measured fact: the model of an objective criterion.",
    ),
}
_RESULTS = {
    "lowest": Text("结果不是得分：数值最低者居首。", "The figure is no points: the lowest wins."),
    "highest": Text("结果不是得分：数值最高者居首。", "The figure is no points: the highest wins."),
}
_PARAMETERS = (
    Column(key="name", head=Text("参数", "Parameter"), kind="code"),
    Column(key="title", head=Text("含义", "What it is")),
    Column(key="default", head=Text("不写时", "If left out")),
    Column(key="bounds", head=Text("范围", "Range")),
)
_WORKED = (
    Column(key="bid", head=Text("响应", "Bid"), kind="code"),
    Column(key="own", head=Text("数值", "Figure"), kind="number"),
    Column(key="working", head=Text("算式", "Working")),
    Column(key="gives", head=Text("结果", "Result"), kind="number"),
)


def chapter() -> Chapter:
    """Return the chapter on the known formulas."""
    said = Text(
        "“计分办法”中写公式的名称（键、中文名或英文名）；有参数的写在括号里，如 bilinear(x=0.85)。"
        "自己的公式以“=”开头；给出的不是得分的，写明何者居首：低者优先 = price + cost，或 高者优先 = …。"
        "算例中的数字是公开发表或人工算出的，每次发布都重新核对。",
        "The cell Model holds the name of a formula (its key or title), with its parameters in "
        "parentheses: bilinear(x=0.85). A formula of your own begins with =; one that gives no points "
        "says which figure wins: lowest = price + cost, or highest = …. The figures of the worked "
        "examples were published or worked out by hand; every release has to reproduce them.",
    )
    return Chapter(
        key="formulas",
        title=Text("已知公式", "Known formulas"),
        blocks=(Prose(said),),
        entries=tuple(map(_entry, catalogue().values())),
    )


def _entry(known: KnownFormula) -> HandbookEntry:
    return HandbookEntry(
        key=f"formula.{known.key}",
        kind="formula",
        title=Text(f"{known.title.zh}（{known.key}）", f"{known.title.en} ({known.key})"),
        names=(known.key, known.title.zh, known.title.en, *known.also),
        blocks=tuple(_blocks(known)),
    )


def _blocks(known: KnownFormula) -> Iterator[Block]:
    said = [_KINDS[known.kind], *([_RESULTS[known.result]] if known.result in _RESULTS else [])]
    yield Prose(Text("".join(s.zh for s in said), " ".join(s.en for s in said)))
    yield _formula(known)
    if known.parameters:
        yield _parameters(known)
    made = model(known.examples[0].cell, kind=known.kind)
    if known.note.zh:
        yield Prose(known.note, Text("注意", "Note"))
    yield Prose(_listed(made.needs, known), Text("所用的量", "What it uses"))
    if made.properties:
        texts = [PROPERTIES[each] for each in made.properties]
        yield Prose(
            Text("；".join(t.zh for t in texts) + "。", "; ".join(t.en for t in texts) + "."),
            Text("性质", "Properties"),
        )
    sure = Certainty(known.certainty).words
    yield Prose(
        Text(f"{known.source.zh}（{sure.zh}）", f"{known.source.en} ({sure.en})"),
        Text("来源", "Source"),
    )
    yield _worked(known, known.examples[0])


def _formula(known: KnownFormula) -> Sample:
    """The formula and its definitions, a line each, as they would be typed."""
    lines = [f"{name} = {each}" for name, each in known.let.items()]
    return sample("\n".join([*lines, f"= {known.formula}"]))


def _parameters(known: KnownFormula) -> Table:
    rows = []
    for name, each in known.parameters.items():
        least, most = ("" if x is None else f"{x:f}" for x in (each.least, each.most))
        bounds = (
            Text(f"{least} 至 {most}", f"{least} to {most}")
            if least and most
            else (
                Text(f"不小于 {least}", f"{least} or more")
                if least
                else Text(f"不大于 {most}", f"at most {most}")
                if most
                else None
            )
        )
        default = Text("必须写", "has to be given") if each.default is None else str(each.default)
        rows.append(row(name, each.title, default, bounds))
    return Table(
        key=f"{known.key}_parameters",
        title=Text("参数", "Parameters"),
        columns=_PARAMETERS,
        rows=tuple(rows),
    )


def _listed(names: tuple[str, ...], known: KnownFormula) -> Text:
    quantities = QUANTITIES[known.kind]
    zh = "、".join(f"{quantities[name].zh}（{name}）" for name in names)
    en = ", ".join(f"{quantities[name].en} ({name})" for name in names)
    return Text(f"{zh}。", f"{en}.")


def _worked(known: KnownFormula, example: Example) -> Table:
    made, shared = model(example.cell, kind=known.kind), example.shared(known.kind)
    rows = []
    for number, (own, gives) in enumerate(
        zip(example.own(known.kind), example.gives, strict=True), 1
    ):
        places = len(gives.partition(".")[2])
        rows.append(
            row(
                f"{number}",
                example.bids[number - 1],
                made.working({**shared, **own}, places),
                _figure(gives),
            )
        )
    given = [f"{name} = {show(number)}" for name, number in example.given.items()]
    cell = f"{example.cell}" + (f"；{'，'.join(given)}" if given else "")
    return Table(
        key=f"{known.key}_example",
        title=Text(
            f"算例：{cell}", f"Worked example: {cell.replace('；', '; ').replace('，', ', ')}"
        ),
        columns=_WORKED,
        rows=tuple(rows),
    )


def _figure(gives: str) -> Text:
    return Text(gives, gives)
