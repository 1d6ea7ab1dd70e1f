"""The allocation of money: modes, rules of the sheet Policy, and goals."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from evaluation.allocation.policy.words import BASES, EACHES, METRICS, SENSES
from evaluation.allocation.problem import Each, Goal, Metric
from evaluation.allocation.tender.tender_problem import Mode
from evaluation.core.glossary import vocabulary
from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.handbook.entry import Chapter, Entry, Kind, Prose

MODES = {
    Mode.RANK_BOUND: Text(
        "每个包只能安排给第一候选人，只在包之间选择；政府采购项目用这种方式",
        "a lot goes to its first candidate or to nobody; the model chooses among lots. For government procurement",
    ),
    Mode.SERIAL: Text(
        "按公布的包序逐包安排给名次最前、未达上限的供应商；须在采购文件中事先公布",
        "lots in their published order, each to the best-ranked bidder below its cap; only where the documents announced it",
    ),
    Mode.PORTFOLIO: Text(
        "任何合格响应都可安排，如公益创投；政府采购项目只可用于比较",
        "any admitted bid may be funded, as in a grant call; for comparison only where procurement law governs",
    ),
}
METRIC_TEXTS = {
    Metric.COUNT: Text("安排的包数", "how many lots are funded"),
    Metric.MONEY: Text("安排的金额", "the money that is spent"),
    Metric.REFERENCE: Text(
        "所安排各包的参考金额（最高限价，没有的用预算）",
        "the reference amount of the funded lots: ceiling, else budget",
    ),
    Metric.VALUE: Text("价值：得分 × 规模 × 需求权重", "the value: points × size × need"),
}
SENSE_TEXTS = {
    "at_least": Text("下限", "a least"),
    "at_most": Text("上限", "a most"),
    "exactly": Text("恰好（只用于数额）", "exactly so much; with amounts only"),
}
EACH_TEXTS = {
    Each.ORGANISATION: Text("每家组织各算一次", "for each organisation"),
    Each.GROUP: Text(
        "每个关联方（同一控股或管理单位）各算一次", "for each group under one controller"
    ),
    Each.DISTRICT: Text("每个区域各算一次", "for each district"),
    Each.CATEGORY: Text("每个类别各算一次", "for each category"),
    Each.LOT: Text("每个包各算一次", "for each lot"),
}
BASE_TEXTS = {
    "awarded": Text(
        "比例以实际安排的总额为基数（留空即此）",
        "the share is of all that is funded; so where blank",
    ),
    "budget": Text("比例以预算为基数，只用于金额", "the share is of the budget; with money only"),
}
GOAL_TEXTS = {
    Goal.VALUE: Text("价值最大", "the most value"),
    Goal.LEAST_SPEND: Text("支出最少", "the least spending"),
    Goal.LEAST_RANK: Text("名次最靠前", "the best ranks"),
    Goal.MOST_LOTS: Text("安排的包最多", "the most lots"),
}
"""What each word of a policy does."""

_COLUMNS = (
    Column(key="key", head=Text("键", "Key"), kind="code"),
    Column(key="words", head=Text("可写的词", "Words")),
    Column(key="says", head=Text("含义", "What it means")),
)


def chapter() -> Chapter:
    """Return the chapter on the allocation."""
    said = Text(
        "预算不够安排所有的包时，tender allocate 按“分配政策”表的规则选出方案：先满足规则，再依次达到各个"
        "目标，前一个目标达到后不再降低。优先级 0 的规则必须满足；做不到时，优先级数字大的先让步，报告写明"
        "哪条规则让步、代价是多少。方案用整数重新核对，并附证明。",
        "Where the budget does not cover every lot, tender allocate chooses a plan by the rules of the "
        "sheet Policy: the rules hold first, then each goal in turn, none at the cost of the one "
        "before. A rule of priority 0 has to hold; where not all can, the largest number gives way "
        "first, and the report says which and at what price. The plan is checked again in whole "
        "numbers, with its proof.",
    )
    picks = Text(
        "“适用包”“适用组织”“基数”写编号、区域、类别、城乡、人群或标签：L01; L02 为其中任一，rural & 儿童"
        "为同时具备，not 新办 为其余；留空为全部。",
        "Lots, organisations and base take ids, districts, categories, settings, audiences or tags: "
        "L01; L02 is either, rural & children is both at once, not newcomer is all others; blank is all.",
    )
    return Chapter(
        key="allocation",
        title=Text("分配规则", "Allocation rules"),
        blocks=(Prose(said), Prose(picks)),
        entries=tuple(_all()),
    )


def _all() -> Iterator[Entry]:
    modes = {vocabulary()["allocation_mode"][mode].zh: mode for mode in Mode}
    yield from _section(
        "mode", Text("分配方式（采购项目）", "Modes (sheet Tender)"), {**modes}, MODES
    )
    yield from _section("metric", Text("指标", "Metrics"), METRICS, METRIC_TEXTS)
    yield from _section("sense", Text("方向", "Senses"), SENSES, SENSE_TEXTS)
    yield from _section("each", Text("范围", "Each"), EACHES, EACH_TEXTS)
    yield from _section("base", Text("基数", "Bases of a share"), BASES, BASE_TEXTS)
    yield from _section("goal", Text("目标", "Goals"), {}, GOAL_TEXTS)


Word = TypeVar("Word", bound=str)

_KINDS: dict[str, Kind] = {"mode": "mode", "metric": "metric", "goal": "goal"}


def _section(
    key: str, title: Text, words: Mapping[str, object], texts: Mapping[Word, Text]
) -> Iterator[Entry]:
    """Yield an entry with a row for each word, and one to look up for each."""
    names = {each: tuple(said for said, means in words.items() if means == each) for each in texts}
    rows = tuple(
        row(str(each), "、".join(names[each]) or None, said) for each, said in texts.items()
    )
    table = Table(key=f"policy_{key}", title=title, columns=_COLUMNS, rows=rows)
    address = f"policy.{key}"
    yield Entry(key=address, kind=_KINDS.get(key, "word"), title=title, blocks=(table,))
    for each, said in texts.items():
        yield Entry(
            key=f"{address}.{each}",
            kind=_KINDS.get(key, "word"),
            title=Text(f"{title.zh}：{each}", f"{title.en}: {each}"),
            names=(str(each), *names[each]),
            blocks=(Prose(said),),
            inside=address,
        )
