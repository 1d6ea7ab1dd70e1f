"""What a person writes into one cell to say how a criterion gives points.

A cell holds one of

- a known formula, by key or title, with its parameters: ``bilinear(x=0.85)``, ``低价优先法``;
- a formula of one's own: ``= points * low / price``, also without the sign it begins with;
  one that gives no points says which figure wins: ``lowest = price + cost``, ``highest = …``;
- an interval table: ``[0,3) 0; [3,5) 2; [5,) 4``;
- a list of choices: ``5A 6; 4A 4; other 0`` (facts only);
- ``yes/no`` (facts only).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from evaluation.core.errors import FormulaError
from evaluation.core.exact import exact
from evaluation.core.text import Text, normal
from evaluation.formula.catalogue import FormulaParameter, KnownFormula, called, catalogue, find
from evaluation.formula.formula import Formula
from evaluation.formula.model import Model
from evaluation.formula.parser import LENGTH, parse
from evaluation.formula.points_tables import (
    choice,
    intervals,
    is_choice,
    is_interval,
    signed,
    yes_or_no,
)
from evaluation.formula.quantities import OWN, QUANTITIES, Kind

_CALL = re.compile(r"([^()=,;\[\]]+?)\s*(?:\(([^()]*)\))?")
_CALCULATES = re.compile(r"[-+*/^(]")
_GIVES = re.compile(r"(?P<word>[^\W\d_]+)\s*(?P<formula>=.+)", re.DOTALL)
RESULTS: Mapping[str, Text] = MappingProxyType(
    {
        "lowest": Text("低者优先", "lowest"),
        "highest": Text("高者优先", "highest"),
    }
)
"""What stands before a formula of one's own that gives a figure to be ranked, and no points."""
_YES_NO = frozenset({"yes/no", "yes_no", "是/否", "有/无"})
_TITLES = {
    "formula": Text("自定义公式", "own formula"),
    "intervals": Text("区间表", "interval table"),
    "choice": Text("选项表", "list of choices"),
    "yes_no": Text("是非项", "yes or no"),
}


@lru_cache(maxsize=1024)
def model(text: str, *, kind: Kind) -> Model:
    """Return the model that `text` says, checked.

    Args:
        text: the cell; full-width signs are read as half-width ones.
        kind: ``price`` for a price criterion, ``objective`` for a measured fact.

    Raises:
        FormulaError: it is none of the forms, or one of them with a fault; the sentence says
            which, and what to write.

    Example:
        >>> model("bilinear(x=0.9)", kind="price").parameters["x"]
        Formula(tree=Constant(value=Decimal('0.9')))
        >>> model("lowest_rate", kind="price")
        Traceback (most recent call last):
        evaluation.core.errors.FormulaError: there is no model lowest_rate; did you mean \
lowest_ratio?
    """
    plain = normal(text)
    if not plain:
        raise FormulaError(Text("模型为空；请填写", "the model is blank; write one"))
    if len(text) > LENGTH:
        zh, en = f"模型超过{LENGTH}个字符", f"the model has more than {LENGTH} characters"
        raise FormulaError(Text(zh, en))
    if plain.startswith("="):
        formula = parse(text)
        formula.check(QUANTITIES[kind])
        return _own("formula", text, kind, formula)
    if (figure := _figure(text, plain, kind)) is not None:
        return figure
    if is_interval(text):
        return _own("intervals", text, kind, Formula(intervals(text, OWN[kind])))
    if kind == "objective" and plain.casefold() in _YES_NO:
        return _own("yes_no", text, kind, Formula(yes_or_no(OWN[kind])))
    if kind == "objective" and is_choice(text):
        return _own("choice", text, kind, Formula(choice(text, OWN[kind])))
    return _known(text, plain, kind) or _formula(text, plain, kind)


def _own(key: str, text: str, kind: Kind, formula: Formula) -> Model:
    empty: Mapping[str, Formula] = MappingProxyType({})
    return Model(
        text=text,
        kind=kind,
        key=key,
        words=_TITLES[key],
        formula=formula,
        let=empty,
        parameters=empty,
        result="points",
        source=Text("", ""),
        certainty="",
        note=Text("", ""),
        below_zero=False,
    )


def _figure(text: str, plain: str, kind: Kind) -> Model | None:
    """A formula of one's own that says whether the lowest or the highest figure wins."""
    found = _GIVES.fullmatch(plain) if kind == "price" else None
    word = found["word"].casefold() if found else ""
    result = next((key for key, words in RESULTS.items() if word in (words.zh, words.en)), None)
    if found is None or result is None:
        return None
    formula = parse(found["formula"])
    formula.check(QUANTITIES[kind])
    return replace(_own("formula", text, kind, formula), result=result)


def _formula(text: str, plain: str, kind: Kind) -> Model:
    """A formula of one's own without its =, which a spreadsheet would take for one of its own."""
    if not _CALCULATES.search(plain):
        raise _nothing(plain, kind)
    try:
        formula = parse(text)
        formula.check(QUANTITIES[kind])
    except FormulaError:
        raise _nothing(plain, kind) from None
    return _own("formula", text, kind, formula)


def _known(text: str, plain: str, kind: Kind) -> Model | None:
    found = _CALL.fullmatch(plain)
    entry = find(found[1], kind) if found else None
    if found is None or entry is None:
        return None
    return Model(
        text=text,
        kind=kind,
        key=entry.key,
        words=entry.title,
        formula=entry.formula,
        let=entry.let,
        parameters=_chosen(entry, found[2] or ""),
        result=entry.result,
        source=entry.source,
        certainty=entry.certainty,
        note=entry.note,
        below_zero=entry.below_zero,
    )


def _nothing(plain: str, kind: Kind) -> FormulaError:
    found = _CALL.fullmatch(plain)
    name = found[1] if found else plain
    entries = (each for each in catalogue().values() if each.kind == kind)
    names = {title: each.key for each in entries for title in each.names}
    near = get_close_matches(called(name), names, n=1)
    if near:
        zh, en = f"是否为 {names[near[0]]}？", f"did you mean {names[near[0]]}?"
    else:
        keys = ", ".join(sorted(set(names.values())))
        zh = f"自己的公式请以“=”开头；可用的模型：{keys}"
        en = f"a formula of your own starts with =; there are {keys}"
    return FormulaError(Text(f"没有模型“{name}”；{zh}", f"there is no model {name}; {en}"))


def _chosen(entry: KnownFormula, text: str) -> Mapping[str, Formula]:
    """Return the parameters of an entry as the cell and the defaults say."""
    typed = _arguments(entry, text)
    chosen: dict[str, Formula] = {}
    for name, parameter in entry.parameters.items():
        if name in typed:
            chosen[name] = _argument(name, typed[name], parameter)
        elif parameter.default is not None:
            chosen[name] = parameter.default
        else:
            example, title = f"{entry.key}({name}=1)", parameter.title
            zh = f"{entry.key} 需要参数 {name}（{title.zh}）；请写成如 {example}"
            en = f"{entry.key} needs {name} ({title.en}); write it like {example}"
            raise FormulaError(Text(zh, en))
    return MappingProxyType(chosen)


def _arguments(entry: KnownFormula, text: str) -> dict[str, str]:
    typed: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in re.split("[,;]", text))):
        name, _, number = (each.strip() for each in part.partition("="))
        if name not in entry.parameters or name in typed:
            listed = ", ".join(entry.parameters) or "–"
            zh = f"无法读取参数“{part}”；{entry.key} 的参数：{listed}（各写一次，如 名称=数）"
            en = f'cannot read "{part}"; {entry.key} takes {listed}, each once, as name=number'
            raise FormulaError(Text(zh, en))
        typed[name] = number
    return typed


def _argument(name: str, typed: str, parameter: FormulaParameter) -> Formula:
    try:
        number = exact(typed)
    except ValueError:
        zh, en = f"参数 {name} 应为数字，不是“{typed}”", f'{name} takes a number, not "{typed}"'
        raise FormulaError(Text(zh, en)) from None
    least, most = parameter.least, parameter.most
    if (least is not None and number < least) or (most is not None and number > most):
        bounds = f"{'' if least is None else least} … {'' if most is None else most}"
        zh = f"参数 {name} 为 {typed}；应在 {bounds} 之间"
        en = f"{name} is {typed}; it takes {bounds}"
        raise FormulaError(Text(zh, en))
    return Formula(signed(number))
