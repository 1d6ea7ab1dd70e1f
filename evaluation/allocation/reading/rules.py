"""Reads one rule of a problem file."""

from fractions import Fraction

from evaluation.allocation.problem import Each, Metric, Rule, RuleTerm, Selection
from evaluation.allocation.problem_rows import Index, names
from evaluation.allocation.reading.complaints import Complaints, shown
from evaluation.core.exact import exact
from evaluation.core.text import Text

FUND = Text("资金", "fund")
LOT = Text("项目", "lot")
_LIMITS = ("at_least", "at_most", "exactly")
_SHARES = ("at_least_share", "at_most_share")
RULE_FIELDS = (
    *("id", "metric", "of", "each", "terms"),
    *_LIMITS,
    *_SHARES,
    *("base", "priority", "law", "text"),
)
SELECTION_FIELDS = {
    "lot": "lots",
    "lots": "lots",
    "district": "districts",
    "districts": "districts",
    "category": "categories",
    "categories": "categories",
    "organisation": "organisations",
    "organisations": "organisations",
    "tags": "tags",
    "without": "without",
}
_SHARE_DIGITS = 6


def rule_from(row: object, where: str, index: Index, complaints: Complaints) -> Rule:
    """Return the rule in `row`; whatever is wrong with it is noted.

    Args:
        index: the options of the problem.
    """
    before = len(complaints.findings)
    data = complaints.mapping(row, where)
    if isinstance(row, dict):
        complaints.fields(data, where, RULE_FIELDS, ("id",))
        _shape(data, where, complaints)
    terms = _terms(data["terms"], f"{where}.terms", index, complaints) if "terms" in data else ()
    rule = Rule(
        id=complaints.text(data["id"], f"{where}.id") if "id" in data else "",
        metric=_metric(data.get("metric"), where, complaints),
        of=_selection(data.get("of", {}), f"{where}.of", complaints),
        each=_each(data.get("each"), where, complaints),
        terms=terms,
        at_least=_limit(data, "at_least", where, complaints),
        at_most=_limit(data, "at_most", where, complaints),
        exactly=_limit(data, "exactly", where, complaints),
        at_least_share=_share(data, "at_least_share", where, complaints),
        at_most_share=_share(data, "at_most_share", where, complaints),
        base=_selection(data.get("base", {}), f"{where}.base", complaints),
        priority=complaints.whole(data.get("priority", 0), f"{where}.priority"),
        law=_both(data.get("law"), f"{where}.law", complaints),
        text=_both(data.get("text"), f"{where}.text", complaints),
    )
    if len(complaints.findings) == before:
        _over_something(rule, where, index, complaints)
    return rule


def _shape(data: dict[str, object], where: str, complaints: Complaints) -> None:
    """Note a rule that says neither or both of what it sums, or no limit at all."""
    if ("metric" in data) == ("terms" in data):
        complaints.add(
            "F111",
            where,
            "须写 metric 或 terms，二者只写其一",
            "write either “metric” or “terms”, one of the two",
        )
    for key in ("of", "each", "base", *_SHARES):
        if "terms" in data and key in data:
            complaints.add(
                "F111",
                where,
                f"写了 terms 就不能再写 {key}",
                f"“{key}” cannot stand beside “terms”",
            )
    if "base" in data and not any(key in data for key in _SHARES):
        complaints.add(
            "F111",
            where,
            "base 只用于比例限额（at_least_share、at_most_share）",
            "“base” belongs to a share (at_least_share, at_most_share)",
        )
    if not any(key in data for key in (*_LIMITS, *_SHARES)):
        names = ", ".join((*_LIMITS, *_SHARES))
        complaints.add(
            "F112", where, f"规则没有限额；请写 {names} 之一", f"no limit is given; write {names}"
        )


def _terms(value: object, where: str, index: Index, complaints: Complaints) -> tuple[RuleTerm, ...]:
    terms, seen = list[RuleTerm](), set[tuple[str, str]]()
    for k, row in enumerate(complaints.sequence(value, where)):
        at = f"{where}[{k}]"
        parts = complaints.sequence(row, at)
        if len(parts) != 3:
            if isinstance(row, list):
                complaints.add(
                    "F113",
                    at,
                    "每项须为 [项目, 方案, 整数]",
                    "a term is [lot, option, whole number]",
                )
            continue
        lot, option = complaints.text(parts[0], at), complaints.text(parts[1], at)
        amount = complaints.whole(parts[2], at, least=-(10**40))
        if (lot, option) not in index.number:
            if lot and option:
                complaints.unknown(Text("项目的方案", "option of a lot"), f"{lot} / {option}", at)
            continue
        if (lot, option) in seen:
            complaints.twice(Text("项", "term"), f"{lot} / {option}", at)
        seen.add((lot, option))
        terms.append(RuleTerm(lot, option, amount))
    return tuple(terms)


def _selection(value: object, where: str, complaints: Complaints) -> Selection:
    data = complaints.mapping(value, where)
    complaints.fields(data, where, tuple(SELECTION_FIELDS), ())
    parts = dict[str, frozenset[str]]()
    for key, words in data.items():
        if key in SELECTION_FIELDS:
            at = f"{where}.{key}"
            listed = words if isinstance(words, list) else [words]
            named = frozenset(complaints.text(word, at) for word in listed)
            parts[SELECTION_FIELDS[key]] = parts.get(SELECTION_FIELDS[key], frozenset()) | named
    return Selection(**parts)


def _metric(value: object, where: str, complaints: Complaints) -> Metric | None:
    if value is None:
        return None
    if isinstance(value, str) and value in set(Metric):
        return Metric(value)
    _not_among(value, "metric", ", ".join(Metric), where, complaints)
    return None


def _each(value: object, where: str, complaints: Complaints) -> Each | None:
    if value is None:
        return None
    if isinstance(value, str) and value in set(Each):
        return Each(value)
    _not_among(value, "each", ", ".join(Each), where, complaints)
    return None


def _not_among(value: object, key: str, known: str, where: str, complaints: Complaints) -> None:
    complaints.add(
        "F114",
        f"{where}.{key}",
        f"{key} 不能是 {shown(value)}；可用：{known}",
        f"“{key}” cannot be {shown(value)}; known are {known}",
    )


def _limit(data: dict[str, object], key: str, where: str, complaints: Complaints) -> int | None:
    if key not in data:
        return None
    least = -(10**40) if "terms" in data else 0
    return complaints.whole(data[key], f"{where}.{key}", least=least)


def _share(
    data: dict[str, object], key: str, where: str, complaints: Complaints
) -> Fraction | None:
    if key not in data:
        return None
    value = data[key]
    try:
        share = Fraction(exact(value)) if isinstance(value, str) else None
    except ValueError:
        share = None
    if share is None or not 0 <= share <= 1 or (share * 10**_SHARE_DIGITS).denominator != 1:
        complaints.add(
            "F115",
            f"{where}.{key}",
            f'比例须写成 0 至 1、最多 {_SHARE_DIGITS} 位小数的文字，如 "0.45"；现为 {shown(value)}',
            f"a share is text from 0 to 1 with at most {_SHARE_DIGITS} decimals, "
            f'like "0.45"; here stands {shown(value)}',
        )
        return None
    return share


def _both(value: object, where: str, complaints: Complaints) -> Text | None:
    """Return the sentence; one language stands in for the other where only one is given."""
    if value is None:
        return None
    data = complaints.mapping(value, where)
    complaints.fields(data, where, ("zh", "en"), ())
    said = {k: complaints.text(v, f"{where}.{k}") for k, v in data.items() if k in ("zh", "en")}
    if not said:
        return None
    return Text(said.get("zh", said.get("en", "")), said.get("en", said.get("zh", "")))


def _over_something(rule: Rule, where: str, index: Index, complaints: Complaints) -> None:
    """Note a rule that no option can ever count for: it would hold, or fail, over nothing."""
    if not _counted(rule, index):
        complaints.add(
            "F116",
            where,
            f"规则“{rule.id}”没有选中任何方案；请更正选择条件或删去规则",
            f"the rule “{rule.id}” is over nothing: it selects no option; "
            "correct what it selects or remove it",
        )


def _counted(rule: Rule, index: Index) -> bool:
    """Return whether any option counts for `rule`."""
    if rule.metric is None:
        return bool(rule.terms)
    selected = index.selected(rule.of)
    each = rule.each
    return bool(selected) if each is None else any(names(each, *index.pairs[k]) for k in selected)
