"""What a formula does to bidders, read from the formula itself, so that it cannot be declared away.

A law may forbid a property for a method: means and dropped quotes in Chinese government purchases,
looking at other bids in Portugal. Here it is only said that a formula has it.
"""

from collections.abc import Iterator

from evaluation.core.text import Text
from evaluation.formula.formula import Formula
from evaluation.formula.quantities import RANKS
from evaluation.formula.tree import Binary, Call, Constant, Negative, Node, Series, walk

PROPERTIES: dict[str, Text] = {
    "relative": Text("得分取决于其他投标", "the points depend on the other bids"),
    "own_bid_only": Text("得分只取决于本投标", "the points depend on the own bid alone"),
    "uses_mean": Text("使用平均数或中位数", "uses a mean or a median of the bids"),
    "trims_quotes": Text("去掉最高或最低报价", "drops the highest or the lowest quote"),
    "takes_roots": Text(
        "含非整数次幂，无理数取60位有效数字", "takes roots; endless ones are computed to 60 digits"
    ),
}
"""What can be said of a formula, by key."""


def properties(formula: Formula) -> tuple[str, ...]:
    """Return the keys of `PROPERTIES` that hold for `formula`.

    Args:
        formula: with its definitions filled in, so that only given quantities remain.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> properties(parse("points-ABS(price-AVERAGE(prices))"))
        ('relative', 'uses_mean')
        >>> properties(parse("points*(1-price/ceiling)^0.5"))
        ('own_bid_only', 'takes_roots')
    """
    parts = list(walk(formula.tree))
    calls = [part for part in parts if isinstance(part, Call)]
    relative = formula.lists or RANKS.intersection(formula.names)
    found = {
        "relative": bool(relative),
        "own_bid_only": not relative,
        "uses_mean": any(_averages(call) for call in calls),
        "trims_quotes": any(_trims(part) for part in parts if isinstance(part, Binary)),
        "takes_roots": any(_roots(part) for part in parts if isinstance(part, Binary)),
    }
    return tuple(key for key in PROPERTIES if found[key])


def _averages(call: Call) -> bool:
    lists = any(isinstance(each, Series) for each in call.arguments)
    return lists and call.function in {"AVERAGE", "MEDIAN", "SUM"}


def _trims(node: Binary) -> bool:
    """Return whether a MIN or MAX of a list is taken from its SUM."""
    first: Node = node
    dropped: set[str] = set()
    while isinstance(first, Binary) and first.sign == "-":
        dropped.update(_lists_of(first.right, {"MIN", "MAX"}))
        first = first.left
    return isinstance(first, Call) and bool(dropped.intersection(_lists_of(first, {"SUM"})))


def _lists_of(node: Node, functions: set[str]) -> Iterator[str]:
    for part in walk(node):
        if isinstance(part, Call) and part.function in functions:
            yield from (each.name for each in part.arguments if isinstance(each, Series))


def _roots(node: Binary) -> bool:
    """Return whether a power may be no fraction: its exponent is not a written whole number."""
    exponent = node.right.operand if isinstance(node.right, Negative) else node.right
    return node.sign == "^" and not (
        isinstance(exponent, Constant) and exponent.value == exponent.value.to_integral_value()
    )
