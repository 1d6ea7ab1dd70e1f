"""The format of a problem file: the allocation alone, for other systems."""

import json

from evaluation.allocation.reading.problem_file import LOT_FIELDS, OPTION_FIELDS, TOP_FIELDS
from evaluation.allocation.reading.rules import RULE_FIELDS, SELECTION_FIELDS
from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose, sample

_COLUMNS = (
    Column(key="field", head=Text("字段", "Field"), kind="code"),
    Column(key="says", head=Text("内容", "What it holds")),
)

PARTS: dict[str, tuple[Text, tuple[str, ...], dict[str, Text]]] = {
    "problem": (
        Text("文件", "The file"),
        TOP_FIELDS,
        {
            "funds": Text("各笔资金的上限，分", "the ceiling of each fund, in the smallest unit"),
            "lots": Text(
                "各项目，每个至多选一个方案", "the lots; of each at most one option is funded"
            ),
            "rules": Text("规则", "the rules"),
            "exclusive": Text(
                "互斥的项目：每组至多安排一个", "sets of lots of which at most one is funded"
            ),
            "requires": Text("前提：[甲, 乙] 表示有乙才可有甲", "[A, B]: A is funded only if B is"),
            "objective": Text(
                "目标的次序：value、least_spend、least_rank、most_lots",
                "goals in order: value, least_spend, least_rank, most_lots",
            ),
        },
    ),
    "lot": (
        Text("项目", "A lot"),
        LOT_FIELDS,
        {
            "id": Text("编号", "its id"),
            "mandatory": Text("是否必须安排", "whether it has to be funded"),
            "district": Text("区域", "its district"),
            "category": Text("类别", "its category"),
            "tags": Text("标签", "its tags"),
            "reference": Text("参考金额，分", "its reference amount, in the smallest unit"),
            "position": Text("公布的次序", "its place in the published order"),
            "options": Text("可选的方案", "the options"),
        },
    ),
    "option": (
        Text("方案", "An option"),
        OPTION_FIELDS,
        {
            "id": Text("编号，在项目内不重复", "its id, used once in the lot"),
            "organisation": Text(
                "承接组织；联合体写列表", "who delivers it; a list for a consortium"
            ),
            "group": Text("关联方", "the affiliated group"),
            "value": Text("价值，不小于 0 的整数", "what it is worth, a whole number from 0"),
            "uses": Text("占用各笔资金多少分", "what it takes from each fund"),
            "tags": Text("标签", "its tags"),
            "rank": Text("在项目中的名次，1 起", "its rank in the lot, from 1"),
        },
    ),
    "rule": (
        Text("规则", "A rule"),
        RULE_FIELDS,
        {
            "id": Text("编号", "its id"),
            "metric": Text(
                "count、money、value、reference 之一", "count, money, value or reference"
            ),
            "of": Text("选中哪些方案", "which options count"),
            "each": Text(
                "对每个 organisation、group、district、category 或 lot 各一条",
                "one row for each organisation, group, district, category or lot",
            ),
            "terms": Text(
                "代替 metric：[项目, 方案, 整数] 的列表",
                "in place of metric: a list of [lot, option, whole number]",
            ),
            "at_least": Text("下限，整数", "the least, a whole number"),
            "at_most": Text("上限，整数", "the most, a whole number"),
            "exactly": Text("恰好，整数", "exactly so much"),
            "at_least_share": Text(
                '下限比例，写成文字，如 "0.45"', 'the least share, as text: "0.45"'
            ),
            "at_most_share": Text("上限比例，写成文字", "the most share, as text"),
            "base": Text(
                "比例的基数选中哪些方案；不写为全部已安排的",
                "what the share is of; all that is funded where left out",
            ),
            "priority": Text(
                "0 必须满足；数字大的先让步", "0 has to hold; the largest gives way first"
            ),
            "law": Text("依据，文字或 {zh, en}", "its law: text, or {zh, en}"),
            "text": Text("规则的文字", "the rule in words"),
        },
    ),
    "selection": (
        Text("选择条件（of、base）", "A selection (of, base)"),
        tuple(SELECTION_FIELDS),
        {
            "lot": Text("一个项目", "one lot"),
            "lots": Text("其中任一项目", "any of these lots"),
            "district": Text("一个区域", "one district"),
            "districts": Text("其中任一区域", "any of these districts"),
            "category": Text("一个类别", "one category"),
            "categories": Text("其中任一类别", "any of these categories"),
            "organisation": Text("一家组织", "one organisation"),
            "organisations": Text("其中任一组织", "any of these organisations"),
            "tags": Text("具备全部这些标签", "all of these tags"),
            "without": Text("不带任何这些标签", "none of these tags"),
        },
    ),
}
"""Each part of the format: its title, its fields as they are read, and what they hold."""

EXAMPLE: dict[str, object] = {
    "funds": {"2026": 20000000},
    "lots": [
        {"id": "L01", "district": "north", "options": [
            {"id": "B01", "organisation": "S01", "value": 88, "uses": {"2026": 11000000}},
            {"id": "B02", "organisation": "S02", "value": 80, "uses": {"2026": 10400000}, "rank": 2},
        ]},
        {"id": "L02", "district": "south", "options": [
            {"id": "B03", "organisation": "S01", "value": 75, "uses": {"2026": 9000000}},
        ]},
    ],
    "rules": [
        {"id": "R1", "metric": "money", "each": "organisation", "at_most": 12000000},
        {"id": "R2", "metric": "count", "of": {"district": "south"}, "at_least": 1, "priority": 1},
    ],
    "objective": ["value", "least_spend"],
}  # fmt: skip
"""A problem that `tender allocate --problem` answers."""


def chapter() -> Chapter:
    """Return the chapter on the problem file."""
    said = Text(
        "tender allocate --problem FILE --json 只做分配：读一个 JSON 文件，打印方案、证明和每项的理由。金额写成"
        "最小单位（分）的整数，数字不带小数、不加引号；比例写成文字。一个完整的例子：",
        "tender allocate --problem FILE --json takes the allocation alone: it reads a JSON file and "
        "prints the plan, its proof and the reasons. Amounts are whole numbers of the smallest unit, "
        "without decimals and quotes; shares are text. A whole example:",
    )
    return Chapter(
        key="problem",
        title=Text("问题文件", "The problem file"),
        blocks=(Prose(said), sample(lines(EXAMPLE))),
        entries=tuple(_part(key) for key in PARTS),
    )


def lines(problem: dict[str, object]) -> str:
    """Return `problem` as JSON, a lot or a rule a line."""
    parts = []
    for key, value in problem.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            rows = ",\n".join(f"    {json.dumps(each)}" for each in value)
            parts.append(f'  "{key}": [\n{rows}\n  ]')
        else:
            parts.append(f'  "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}"


def _part(key: str) -> HandbookEntry:
    title, fields, says = PARTS[key]
    rows = tuple(row(field, says[field]) for field in fields)
    return HandbookEntry(
        key=f"problem.{key}",
        kind="form",
        title=title,
        blocks=(Table(key=f"problem_{key}", title=title, columns=_COLUMNS, rows=rows),),
    )
