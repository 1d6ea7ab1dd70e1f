"""The allocation of money: modes, rules of the sheet Policy, and goals."""

from collections.abc import Iterator, Mapping

from evaluation.core.glossary import Word, vocabulary
from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Kind, Prose

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


_SECTIONS = {
    "allocation_mode": ("mode", Text("分配方式（采购项目）", "Modes (sheet Tender)")),
    "metric": ("metric", Text("指标", "Metrics")),
    "sense": ("sense", Text("方向", "Senses")),
    "each": ("each", Text("范围", "Each")),
    "base": ("base", Text("基数", "Bases of a share")),
    "goal": ("goal", Text("目标", "Goals")),
}
"""Key and title of each section, by its list of words."""


def _all() -> Iterator[HandbookEntry]:
    for name, (key, title) in _SECTIONS.items():
        yield from _section(key, title, vocabulary()[name])


_KINDS: dict[str, Kind] = {"mode": "mode", "metric": "metric", "goal": "goal"}


def _section(key: str, title: Text, words: Mapping[str, Word]) -> Iterator[HandbookEntry]:
    """Yield an entry with a row for each word, and one to look up for each."""
    names = {each: (word.zh, word.en, *word.also) for each, word in words.items()}
    rows = tuple(row(each, "、".join(names[each]), word.says) for each, word in words.items())
    table = Table(key=f"policy_{key}", title=title, columns=_COLUMNS, rows=rows)
    address = f"policy.{key}"
    yield HandbookEntry(key=address, kind=_KINDS.get(key, "word"), title=title, blocks=(table,))
    for each, word in words.items():
        yield HandbookEntry(
            key=f"{address}.{each}",
            kind=_KINDS.get(key, "word"),
            title=Text(f"{title.zh}：{each}", f"{title.en}: {each}"),
            names=(each, *names[each]),
            blocks=(Prose(word.says or word),),
            inside=address,
        )
