"""The names a formula may use: what each stands for, and which of them are lists.

One vocabulary for all readers: what is not in here is a misspelling, never a 0.
"""

from typing import Literal

from evaluation.core.text import Text

Kind = Literal["price", "objective"]
"""What a formula marks: the quoted price, or a measured fact of a bid."""

LISTS = frozenset({"prices", "technicals", "values"})
"""Names that stand for one number of every valid bid of the lot; all others are one number."""

_SHARED = {
    "points": Text("本项满分", "full points of the criterion"),
    "count": Text("有效投标数", "number of valid bids"),
}
_PRICE = {
    "price": Text("评审价", "evaluated price of the bid"),
    "prices": Text("全部有效投标的评审价", "evaluated prices of all valid bids"),
    "low": Text("最低评审价", "lowest evaluated price"),
    "high": Text("最高评审价", "highest evaluated price"),
    "ceiling": Text("最高限价", "ceiling price of the lot"),
    "budget": Text("预算金额", "budget or estimate of the lot"),
    "quote": Text("投标报价（未扣除）", "quoted price before deductions"),
    "cost": Text("其他全生命周期成本", "other costs over the life of the service"),
    "technical": Text("技术得分", "technical points of the bid"),
    "technicals": Text("全部有效投标的技术得分", "technical points of all valid bids"),
    "technical_low": Text("最低技术得分", "lowest technical points"),
    "technical_high": Text("最高技术得分", "highest technical points"),
}
_OBJECTIVE = {
    "value": Text("本投标的实测值", "measured value of the bid"),
    "values": Text("全部有效投标的实测值", "measured values of all valid bids"),
    "low": Text("最小实测值", "smallest measured value"),
    "high": Text("最大实测值", "largest measured value"),
    "rank": Text(
        "名次（从大到小，并列同名次，不跳号）", "rank, largest first, ties share, no gaps"
    ),
    "rank_low": Text(
        "名次（从小到大，并列同名次，不跳号）", "rank, smallest first, ties share, no gaps"
    ),
}

QUANTITIES: dict[Kind, dict[str, Text]] = {
    "price": _SHARED | _PRICE,
    "objective": _SHARED | _OBJECTIVE,
}
"""Every name a formula of that kind may use, with what it stands for."""

IMPLIED: dict[Kind, dict[str, str]] = {
    "price": {
        "low": "MIN(prices)",
        "high": "MAX(prices)",
        "count": "COUNT(prices)",
        "technical_low": "MIN(technicals)",
        "technical_high": "MAX(technicals)",
    },
    "objective": {"low": "MIN(values)", "high": "MAX(values)", "count": "COUNT(values)"},
}
"""Names that follow from a list and need not be supplied."""

OWN: dict[Kind, str] = {"price": "price", "objective": "value"}
"""The one number that the bid itself brings."""

RANKS = frozenset({"rank", "rank_low"})
"""Names whose number depends on the other bids although no list is written."""
