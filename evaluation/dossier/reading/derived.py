"""The sheets that the audit workbook adds to the input sheets, by their names on the tabs.

They are computed from the input sheets, so a reader of the audit workbook passes them by.
None of the names may start like a sheet of marks, or a reader would take it for one.
"""

from collections.abc import Collection

from evaluation.core.text import Text
from evaluation.dossier.schema import comparable

TABS = {
    "guide": Text("阅读说明", "How to read"),
    "screening": Text("审查结果", "Screening result"),
    "aggregation": Text("专家评分汇总", "Aggregation"),
    "objective": Text("客观分计算", "Objective points"),
    "prices": Text("价格分计算", "Prices"),
    "scores": Text("总分计算", "Scores"),
    "ranking": Text("排名", "Ranking"),
    "follow": Text("逐响应追踪", "Follow a bid"),
    "allocation": Text("资金分配", "Allocation"),
    "award": Text("定标核对", "Award check"),
    "findings": Text("问题与提示", "Findings"),
    "checks": Text("核对项目", "Checks"),
    "law": Text("适用规则", "Law"),
    "record": Text("存证记录", "Record"),
    "recipe": Text("独立复核办法", "Recipe"),
}
"""Every added sheet in the order of the workbook; the first stands before the input sheets."""

_NAMES = frozenset(comparable(name) for text in TABS.values() for name in (text.zh, text.en))


def derived_tabs(tabs: Collection[str]) -> frozenset[str]:
    """Return those of the tabs of a workbook that the audit workbook adds; none in any other.

    Example:
        >>> sorted(derived_tabs(["How to read", "Bids", "Scores", "Record"]))
        ['How to read', 'Record', 'Scores']
        >>> derived_tabs(["Bids", "Scores"])
        frozenset()
    """
    added = {tab: comparable(tab) for tab in tabs if comparable(tab) in _NAMES}
    whole = all(
        any(comparable(name) in added.values() for name in (TABS[key].zh, TABS[key].en))
        for key in ("guide", "record")
    )
    return frozenset(added) if whole else frozenset()
