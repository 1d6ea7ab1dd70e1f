"""Reads a problem file: JSON of whole numbers, every complaint a sentence, all at once."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from evaluation.allocation.problem import DEFAULT_GOALS, Goal, Option, Problem, ProblemLot
from evaluation.allocation.problem_rows import Index, own_ids
from evaluation.allocation.reading.complaints import Complaints, Written
from evaluation.allocation.reading.rules import FUND, LOT, rule_from
from evaluation.core.errors import Unusable
from evaluation.core.text import Text

MOST = 64 << 20
"""A larger file is not read, in bytes: 20,000 lots with ten bids each take about half of it."""

_OPTION = Text("方案", "option")
_RULE = Text("规则", "rule")
TOP_FIELDS = ("funds", "lots", "rules", "exclusive", "requires", "objective")
LOT_FIELDS = ("id", "mandatory", "district", "category", "tags", "reference", "position", "options")
OPTION_FIELDS = ("id", "organisation", "group", "value", "uses", "tags", "rank")


def read_problem(path: str | Path) -> Problem:
    """Return the allocation problem that stands in the JSON file at `path`.

    Raises:
        Unusable: the file cannot be read, or parts of it have to be put right; its findings name
            every such part.
    """
    file = Path(path)
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST + 1)
    except OSError as error:
        reason = error.strerror or "not readable"
        raise Unusable(
            Text(f"{file.name} 无法读取（{reason}）", f"{file.name} cannot be read ({reason})")
        ) from None
    if len(data) > MOST:
        raise Unusable(
            Text(
                f"{file.name} 超过 {MOST >> 20} MiB；请拆分或精简后再用",
                f"{file.name} is larger than {MOST >> 20} MiB; split it or leave parts out",
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(
            Text(
                f"{file.name} 不是 UTF-8 文字；请另存为 UTF-8",
                f"{file.name} is not UTF-8 text; save it as UTF-8",
            )
        ) from None
    return problem_from_text(text, file.name)


def problem_from_text(text: str, name: str = "problem.json") -> Problem:
    """Return the allocation problem written in the JSON `text`.

    Raises:
        Unusable: parts of it have to be put right.

    Example:
        >>> text = '{"funds": {"2026": 9}, "lots": [{"id": "L1", "options": ['
        >>> text += '{"id": "B1", "value": 5, "uses": {"2026": 7}}]}]}'
        >>> problem_from_text(text).lots[0].options[0].value
        5
    """
    complaints = Complaints(name)
    try:
        data = json.loads(
            text,
            parse_float=Written,
            parse_constant=Written,
            parse_int=_whole,
            object_pairs_hook=lambda pairs: _once(pairs, complaints),
        )
    except json.JSONDecodeError as error:
        at = f"{error.lineno}:{error.colno}"
        raise Unusable(
            Text(f"{name} 第 {at} 处不是 JSON；请更正", f"{name} is not JSON at {at}; correct it")
        ) from None
    except RecursionError:
        raise Unusable(
            Text(f"{name} 嵌套过深；请更正", f"{name} is nested too deeply; correct it")
        ) from None
    if _HALF.search(text):
        _printable(data, name)
    problem = _problem(data, complaints)
    complaints.stop()
    return problem


_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def _printable(data: object, name: str) -> None:
    """Refuse names that hold half a character: they could not be written into any answer."""
    try:
        json.dumps(data, ensure_ascii=False, default=repr).encode()
    except (UnicodeEncodeError, RecursionError):
        raise Unusable(
            Text(
                f"{name} 含有不成对的转义字符（\\ud800 至 \\udfff）；请更正",
                f"{name} holds half a character (\\ud800 to \\udfff, not in a pair); correct it",
            )
        ) from None


def _whole(literal: str) -> int | Written:
    return int(literal) if len(literal) <= 40 else Written(f"{literal[:12]}…")


def _once(pairs: list[tuple[str, object]], complaints: Complaints) -> dict[str, object]:
    """Return the object; a field that stands twice would otherwise lose its first value."""
    seen = dict[str, object]()
    for key, value in pairs:
        if key in seen:
            complaints.twice(Text("字段", "field"), key, "")
        seen[key] = value
    return seen


def _problem(data: object, complaints: Complaints) -> Problem:
    top = complaints.mapping(data, "")
    complaints.fields(top, "", TOP_FIELDS, ("funds", "lots"))
    funds = {
        key: complaints.whole(value, f"funds.{key}")
        for key, value in complaints.mapping(top.get("funds", {}), "funds").items()
    }
    lots = _lots(complaints.sequence(top.get("lots", []), "lots"), funds, complaints)
    known = {lot.id for lot in lots}
    exclusive = [
        tuple(_known_lots(row, f"exclusive[{k}]", known, complaints))
        for k, row in enumerate(complaints.sequence(top.get("exclusive", []), "exclusive"))
    ]
    requires = _requires(
        complaints.sequence(top.get("requires", []), "requires"), known, complaints
    )
    index = Index([(lot, option) for lot in lots for option in lot.options])
    rows = complaints.sequence(top.get("rules", []), "rules")
    rules = [rule_from(row, f"rules[{k}]", index, complaints) for k, row in enumerate(rows)]
    _unique((rule.id for rule in rules), _RULE, "rules", complaints)
    problem = Problem(
        funds=funds,
        lots=lots,
        rules=tuple(rules),
        exclusive=tuple(exclusive),
        requires=tuple(requires),
        goals=_goals(top.get("objective"), complaints),
    )
    taken = set(own_ids(problem))
    for k, rule in enumerate(rules):
        if rule.id in taken:
            complaints.twice(_RULE, rule.id, f"rules[{k}].id")
    return problem


def _lots(
    rows: list[object], funds: dict[str, int], complaints: Complaints
) -> tuple[ProblemLot, ...]:
    lots = [_lot(row, f"lots[{k}]", funds, complaints) for k, row in enumerate(rows)]
    _unique((lot.id for lot in lots), LOT, "lots", complaints)
    return tuple(lots)


def _lot(row: object, where: str, funds: dict[str, int], complaints: Complaints) -> ProblemLot:
    data = complaints.mapping(row, where)
    if isinstance(row, dict):
        complaints.fields(data, where, LOT_FIELDS, ("id", "options"))
    rows = complaints.sequence(data.get("options", []), f"{where}.options")
    options = [
        _option(option, f"{where}.options[{k}]", funds, complaints) for k, option in enumerate(rows)
    ]
    _unique((option.id for option in options), _OPTION, f"{where}.options", complaints)
    position = data.get("position")
    return ProblemLot(
        id=_id(data, where, complaints),
        options=tuple(options),
        mandatory=complaints.flag(data.get("mandatory", False), f"{where}.mandatory"),
        district=_word(data, "district", where, complaints),
        category=_word(data, "category", where, complaints),
        tags=frozenset(_words(data.get("tags", []), f"{where}.tags", complaints)),
        reference=complaints.whole(data.get("reference", 0), f"{where}.reference"),
        position=None if position is None else complaints.whole(position, f"{where}.position"),
    )


def _option(row: object, where: str, funds: dict[str, int], complaints: Complaints) -> Option:
    data = complaints.mapping(row, where)
    if isinstance(row, dict):
        complaints.fields(data, where, OPTION_FIELDS, ("id", "value"))
    uses = dict[str, int]()
    for fund, amount in complaints.mapping(data.get("uses", {}), f"{where}.uses").items():
        uses[fund] = complaints.whole(amount, f"{where}.uses.{fund}")
        if fund not in funds:
            complaints.unknown(FUND, fund, f"{where}.uses.{fund}")
    return Option(
        id=_id(data, where, complaints),
        value=complaints.whole(data.get("value", 0), f"{where}.value"),
        uses=uses,
        organisations=tuple(_names(data, "organisation", where, complaints)),
        groups=tuple(_names(data, "group", where, complaints)),
        tags=frozenset(_words(data.get("tags", []), f"{where}.tags", complaints)),
        rank=complaints.whole(data.get("rank", 1), f"{where}.rank", least=1),
    )


def _id(data: dict[str, object], where: str, complaints: Complaints) -> str:
    return complaints.text(data["id"], f"{where}.id") if "id" in data else ""


def _word(data: dict[str, object], key: str, where: str, complaints: Complaints) -> str:
    return complaints.text(data[key], f"{where}.{key}") if key in data else ""


def _names(data: dict[str, object], key: str, where: str, complaints: Complaints) -> list[str]:
    """Return one name or the names of all members of a consortium."""
    value = data.get(key, [])
    listed = value if isinstance(value, list) else [value]
    return _words(listed, f"{where}.{key}", complaints)


def _words(value: object, where: str, complaints: Complaints) -> list[str]:
    return [
        complaints.text(word, f"{where}[{k}]")
        for k, word in enumerate(complaints.sequence(value, where))
    ]


def _known_lots(row: object, where: str, known: set[str], complaints: Complaints) -> list[str]:
    lots = _words(row, where, complaints)
    for lot in lots:
        if lot and lot not in known:
            complaints.unknown(LOT, lot, where)
    if isinstance(row, list) and len(set(lots)) < max(2, len(lots)):
        complaints.add(
            "F109",
            where,
            "须写两个以上不同的项目",
            "at least two different lots should stand here, each once",
        )
    return lots


def _requires(
    rows: list[object], known: set[str], complaints: Complaints
) -> Iterable[tuple[str, str]]:
    pairs = list[tuple[str, str]]()
    for k, row in enumerate(rows):
        lots = _known_lots(row, f"requires[{k}]", known, complaints)
        if len(lots) == 2:
            pairs.append((lots[0], lots[1]))
        elif isinstance(row, list):
            complaints.add(
                "F109",
                f"requires[{k}]",
                "须恰好写两个项目：前者以后者为前提",
                "exactly two lots should stand here: the first needs the second",
            )
    return pairs


def _unique(names: Iterable[str], kind: Text, where: str, complaints: Complaints) -> None:
    seen = set[str]()
    for number, name in enumerate(names):
        if name and name in seen:
            complaints.twice(kind, name, f"{where}[{number}]")
        seen.add(name)


def _goals(value: object, complaints: Complaints) -> tuple[Goal, ...]:
    if value is None:
        return DEFAULT_GOALS
    goals = list[Goal]()
    for k, word in enumerate(_words(value, "objective", complaints)):
        if word in set(Goal):
            goals.append(Goal(word))
        elif word:
            known = ", ".join(Goal)
            complaints.add(
                "F110",
                f"objective[{k}]",
                f"目标“{word}”不认识；可用：{known}",
                f"the goal “{word}” is not known; known are {known}",
            )
    if len(set(goals)) < len(goals) or not goals:
        complaints.add(
            "F110", "objective", "每个目标写一次，至少一个", "name each goal once, and at least one"
        )
    return tuple(goals)
