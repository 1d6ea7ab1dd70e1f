"""The sheets that the audit workbook adds to the input sheets, by their names on the tabs.

None of the names may start like a sheet of marks, or a reader would take it for one.
"""

from evaluation.core.text import Lang, Text

TABS = {
    "guide": Text("阅读说明", "How to read"),
    "screening": Text("审查结果", "Screening result"),
    "aggregation": Text("专家评分汇总", "Aggregation"),
    "objective": Text("客观分计算", "Objective points"),
    "prices": Text("价格分计算", "Prices"),
    "scores": Text("总分计算", "Scores"),
    "ranking": Text("排名", "Ranking"),
    "allocation": Text("资金分配", "Allocation"),
    "findings": Text("问题与提示", "Findings"),
    "law": Text("适用规则", "Law"),
    "record": Text("存证记录", "Record"),
}
"""Every added sheet in the order of the workbook; the first stands before the input sheets."""


def tab(sheet: str, lang: Lang) -> str:
    """Return the name of an added sheet on its tab.

    Example:
        >>> tab("scores", "zh"), tab("scores", "en")
        ('总分计算', 'Scores')
    """
    return TABS[sheet].say(lang)
