"""The procurement methods: what each needs, and what it decides by."""

from collections.abc import Iterable, Iterator

from evaluation.core.glossary import glossary, word
from evaluation.core.table import Column, Table, Value, joined, row
from evaluation.core.text import LANGS, Text
from evaluation.formula.catalogue import catalogue
from evaluation.formula.properties import PROPERTIES
from evaluation.handbook.chapters.documents import titles
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose, sample
from evaluation.law.allocation_law import AWARDED, STANDINGS
from evaluation.law.book import law_book
from evaluation.law.method import Method, methods
from evaluation.law.parameter import days
from evaluation.law.tie_steps import tie_step
from evaluation.law.unit import show_value

_COLUMNS = (
    Column(key="what", head=Text("事项", "Item")),
    Column(key="says", head=Text("规定", "What it says")),
)
_FACTOR = {
    "required": Text("必须有一个价格因素", "there has to be a price criterion"),
    "optional": Text("可以有一个价格因素", "there may be a price criterion"),
    "never": Text("没有价格因素", "there is no price criterion"),
}
_AFTER = {
    "opening": Text("开标时", "at the opening"),
    "qualification": Text("资格审查后", "after the qualification"),
    "conformity": Text("符合性审查后", "after the conformity review"),
    "final_quotes": Text("最后报价时", "of final quotes"),
}
_LEAST, _MOST = Text("不少于", "at least"), Text("不超过", "at most")
_PARTS = {
    "all": Text("全部因素", "all criteria"),
    "technical": Text("技术商务", "technical criteria"),
    "price": Text("价格", "price"),
}


def chapter() -> Chapter:
    """Return the chapter on the methods."""
    said = Text(
        "“采购项目”表的“采购方式与评审方法”写方式的键。方式决定总分公式、价格因素、家数、评审小组、"
        "并列处理、阶段和文件；其中的数字取自公告当日的法规参数（tender law）。",
        "Method on the sheet Tender holds the key of a method. It decides the total, the price "
        "criterion, how many bids are needed, the panel, ties, stages and documents; its figures are "
        "those of the law on the day of the notice (tender law).",
    )
    return Chapter(
        key="methods",
        title=Text("采购方式", "Methods"),
        blocks=(Prose(said),),
        entries=tuple(_entry(each) for each in methods()),
    )


def _entry(method: Method) -> HandbookEntry:
    return HandbookEntry(
        key=f"method.{method.key}",
        kind="method",
        title=Text(f"{method.title.zh}（{method.key}）", f"{method.title.en} ({method.key})"),
        names=(method.key, method.title.zh, method.title.en),
        blocks=tuple(_blocks(method)),
    )


def _blocks(method: Method) -> Iterator[Block]:
    yield Prose(method.cite, Text("依据", "Law"))
    if method.note:
        yield Prose(method.note, Text("注意", "Note"))
    if method.total:
        best = Text("从高到低排序", "the highest is best")
        if method.direction == "lowest":
            best = Text("从低到高排序", "the lowest is best")
        yield Prose(best, Text("总分公式", "The total"))
        yield sample(f"total = {method.total}")
    rows = tuple(row(what, says) for what, says in _facts(method))
    yield Table(
        key=method.key,
        title=Text("规定一览", "What it needs and uses"),
        columns=_COLUMNS,
        rows=rows,
    )


Fact = tuple[Text, Value]


def _facts(method: Method) -> Iterator[Fact]:
    force = method.in_force
    if force.since:
        yield Text("适用期间", "In force"), days(force.since, force.until)
    yield Text("价格因素", "Price criterion"), _price(method)
    yield from _points(method)
    yield from _bids(method)
    yield from _people(method)
    yield from _ranked(method)
    deductions = (
        Text("适用", "apply") if method.deductions_apply else Text("不适用", "do not apply")
    )
    yield Text("价格扣除政策", "Price deductions"), deductions
    yield from _awarded(method)
    yield Text("阶段", "Stages"), _chain([_stage(each) for each in method.stages])
    named = [titles()[key] for key in method.documents if key in titles()]
    yield Text("文件", "Documents"), joined(named, "、", ", ")


def _points(method: Method) -> Iterator[Fact]:
    least, most = method.price_share_min, method.price_share_max
    for kind in dict.fromkeys((*least, *most)):
        name = {lang: word("purchase", kind, lang) for lang in LANGS}
        bounds = ((_LEAST, least), (_MOST, most))
        parts = [_bound(said, each[kind]) for said, each in bounds if _limits(each.get(kind))]
        head = Text(f"价格分占比（{name['zh']}）", f"Share of price ({name['en']})")
        yield head, joined(parts, "，", ", ")
    for bad in method.price_formulas_forbidden:
        said = _forbidden(bad.formulas, bad.properties, bad.reason)
        yield Text("不得采用的公式", "Formulas not allowed"), said
    for part, points in method.full.items():
        name_of = _PARTS[part]
        yield Text(f"满分（{name_of.zh}）", f"Full points ({name_of.en})"), f"{points:f}"
    if method.technical_minimum_required:
        must = Text("采购文件必须规定", "the tender document has to set one")
        yield Text("技术商务最低分", "Technical minimum"), must


def _limits(key: str | None) -> bool:
    """Return whether the law sets a limit under `key`: it may say that there is none."""
    return key is not None and law_book().parameter(key).entries[-1].value is not None


def _bound(said: Text, key: str) -> Text:
    limit = figure(key)
    return Text(f"{said.zh} {limit.zh}", f"{said.en} {limit.en}")


def _ranked(method: Method) -> Iterator[Fact]:
    if method.tie_chain:
        yield Text("并列处理", "Ties"), _chain([tie_step(each).order for each in method.tie_chain])
    if method.candidates:
        said = Text(f"{method.candidates} 家", f"{method.candidates}")
        yield Text("推荐候选人", "Candidates"), said
    if method.elimination:
        share, fewest = figure(method.elimination.share), figure(method.elimination.suppliers)
        zh = f"至少 {share.zh}，且不少于 {fewest.zh}"
        yield Text("淘汰", "Left out"), Text(zh, f"at least {share.en}, and {fewest.en} or more")
    ceiling = Text("以采购文件为准", "as the tender document sets it")
    if method.ceiling_from_budget:
        ceiling = Text("没有最高限价的，以预算为限", "the budget where no ceiling is set")
    yield Text("最高限价", "Ceiling"), ceiling


def _awarded(method: Method) -> Iterator[Fact]:
    yield glossary()["awardee"], AWARDED[method.awards]
    for mode, law in method.modes.items():
        zh, en = (word("allocation_mode", mode, lang) for lang in LANGS)
        says = STANDINGS[law.when]
        if law.cite:
            says = Text(f"{says.zh}（{law.cite.zh}）", f"{says.en} ({law.cite.en})")
        yield Text(f"资金分配：{zh}", f"Allocation: {en}"), says


def _price(method: Method) -> Text:
    said = _FACTOR[method.price_is_factor]
    if not method.price_formula:
        return said
    title = catalogue()[method.price_formula].title
    must = (
        Text("必须采用", "always by")
        if method.price_formula_prescribed
        else Text("通常采用", "usually by")
    )
    return Text(
        f"{said.zh}；{must.zh}{title.zh}（{method.price_formula}）",
        f"{said.en}, {must.en} {title.en} ({method.price_formula})",
    )


def _bids(method: Method) -> Iterator[Fact]:
    for minimum in method.minimum_bids:
        after, least = _AFTER[minimum.stage], figure(minimum.key)
        fewer = "".join(f"；{each.text.zh}" for each in minimum.exceptions)
        fewer_en = "".join(f"; {each.text.en}" for each in minimum.exceptions)
        yield (
            Text(f"最少家数（{after.zh}）", f"Fewest bids ({after.en})"),
            Text(
                f"{least.zh}；{minimum.outcome.zh}{fewer}",
                f"{least.en}; {minimum.outcome.en}{fewer_en}",
            ),
        )


def _people(method: Method) -> Iterator[Fact]:
    panel = method.panel
    if panel is None:
        return
    members, share = figure(panel.members), figure(panel.expert_share)
    zh, en = f"不少于 {members.zh}", f"at least {members.en}"
    if panel.members_large and panel.large_from:
        large, start = figure(panel.members_large), figure(panel.large_from)
        zh += f"；{start.zh}以上的不少于 {large.zh}"
        en += f"; from {start.en} on at least {large.en}"
    if panel.odd:
        zh, en = f"{zh}；须为单数", f"{en}; an odd number"
    yield (
        Text("评审小组", "Panel"),
        Text(f"{zh}；专家不少于 {share.zh}", f"{en}; {share.en} or more are experts"),
    )


def _forbidden(formulas: Iterable[str], properties: Iterable[str], reason: Text) -> Text:
    named = [catalogue()[key].title for key in formulas] + [PROPERTIES[key] for key in properties]
    listed = joined(named, "、", ", ")
    return Text(f"{listed.zh}（{reason.zh}）", f"{listed.en} ({reason.en})")


def figure(key: str) -> Text:
    """Return the newest value of the law under `key`, as it is printed.

    Example:
        >>> figure("cn/87/price_share_services_min").en
        '10%'
    """
    parameter = law_book().parameter(key)
    zh, en = (show_value(parameter.entries[-1].value, parameter.unit, lang) for lang in LANGS)
    return Text(zh, en)


def _stage(key: str) -> Text:
    return Text(word("stage", key, "zh"), word("stage", key, "en"))


def _chain(texts: list[Text]) -> Text:
    return joined(texts, " → ", " → ")
