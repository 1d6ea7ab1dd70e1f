"""The words a bureau may use on the Policy sheet, in both languages."""

from collections.abc import Mapping

from evaluation.allocation.problem import Each, Metric
from evaluation.core.text import normal

METRICS: Mapping[str, Metric] = {
    "count": Metric.COUNT,
    "个数": Metric.COUNT,
    "数量": Metric.COUNT,
    "money": Metric.MONEY,
    "金额": Metric.MONEY,
    "reference": Metric.REFERENCE,
    "reference value": Metric.REFERENCE,
    "参考金额": Metric.REFERENCE,
    "value": Metric.VALUE,
    "价值": Metric.VALUE,
    "交付价值": Metric.VALUE,
}

SENSES: Mapping[str, str] = {
    "at least": "at_least",
    "at_least": "at_least",
    ">=": "at_least",
    "≥": "at_least",
    "不少于": "at_least",
    "不低于": "at_least",
    "at most": "at_most",
    "at_most": "at_most",
    "<=": "at_most",
    "≤": "at_most",
    "不超过": "at_most",
    "不高于": "at_most",
    "exactly": "exactly",
    "=": "exactly",
    "等于": "exactly",
}

EACHES: Mapping[str, Each] = {
    "organisation": Each.ORGANISATION,
    "组织": Each.ORGANISATION,
    "供应商": Each.ORGANISATION,
    "group": Each.GROUP,
    "affiliated group": Each.GROUP,
    "关联方": Each.GROUP,
    "district": Each.DISTRICT,
    "区域": Each.DISTRICT,
    "category": Each.CATEGORY,
    "类别": Each.CATEGORY,
    "lot": Each.LOT,
    "采购包": Each.LOT,
    "包": Each.LOT,
}

BASES: Mapping[str, str] = {
    "awarded": "awarded",
    "实际安排": "awarded",
    "budget": "budget",
    "预算": "budget",
}

EVERYTHING = frozenset({"", "all", "全部", "所有"})

SETTINGS: Mapping[str, str] = {"农村": "rural", "乡村": "rural", "城市": "urban", "城镇": "urban"}
"""Chinese words for the settings of a lot."""


def word(text: str) -> str:
    """Return `text` in the form in which words of a policy are compared.

    Example:
        >>> word("  Ｒural "), word("农村")
        ('rural', 'rural')
    """
    plain = normal(text).casefold()
    return SETTINGS.get(plain, plain)
