"""The printed reader: a formula with its numbers in place, so that anybody can redo it by hand.

No words, only signs, so that one text serves both languages. Of an IF only the branch taken is
printed, after the condition that decided: ``100 < 101.6 ⇒ 0.5``.
"""

from fractions import Fraction

from evaluation.core.exact import round_half_up
from evaluation.formula.exact_reader import Quantities, holds, value
from evaluation.formula.figures import MINUS, figure, given
from evaluation.formula.formula import Formula
from evaluation.formula.notation import SUM, Writer
from evaluation.formula.tree import Comparison, Constant, If, Name, Node, Relation, Series, TextWord

MEMBERS = 6
"""Most members of a list that are printed; the rest is "…"."""

_SIGNS = {"+": " + ", "-": f" {MINUS} ", "*": " × ", "/": " / ", "^": "^"}
_SHOWN = {"=": "=", "<>": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_SIDE = {"<": "upper", "<=": "upper", ">": "lower", ">=": "lower"}
_OTHERWISE: dict[Relation, Relation] = {
    "=": "<>",
    "<>": "=",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}


def working(formula: Formula, quantities: Quantities, places: int | None = None) -> str:
    """Return the formula with its numbers, its exact value and the result rounded to `places`.

    Raises:
        FormulaError: the formula has no value here.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> working(parse("points * MIN(prices) / price"),
        ...         {"points": 30, "price": 95000, "prices": (82000, 95000)}, 2)
        '30 × MIN(82,000; 95,000) / 95,000 = 25.8947… → 25.89'
        >>> working(parse("IF(price > 90, points / 2, points)"), {"points": 5, "price": 95}, 2)
        '95 > 90 ⇒ 5 / 2 = 2.50'
    """
    result = value(formula, quantities)
    rounded = result if places is None else round_half_up(result, places)
    writer = _Working(quantities)
    text = writer.text(formula.tree)
    _, outcome = writer.decisions(formula.tree)
    if isinstance(formula.tree, If) and isinstance(outcome, Constant | Name):
        return text if rounded == result else f"{text} → {figure(rounded)}"
    shown = figure(rounded) if rounded == result else f"{figure(result)} → {figure(rounded)}"
    return f"{text} = {shown}"


class _Working(Writer):
    comma = "; "
    minus = MINUS

    def __init__(self, quantities: Quantities) -> None:
        self.quantities = quantities

    def sign(self, sign: str) -> str:
        return _SIGNS[sign]

    def constant(self, node: Constant) -> str:
        return given(node.value)

    def name(self, node: Name) -> str:
        quantity = self.quantities[node.name]
        if isinstance(quantity, tuple):
            raise TypeError(f"{node.name} is one number")
        return quantity if isinstance(quantity, str) else given(quantity)

    def series(self, node: Series) -> str:
        members = self.quantities[node.name]
        if not isinstance(members, tuple):
            raise TypeError(f"{node.name} is a list of numbers")
        shown = [given(each) for each in members[:MEMBERS]]
        return self.comma.join([*shown, "…"] if len(members) > MEMBERS else shown)

    def level(self, node: Node) -> int:
        if isinstance(node, If):
            return 0
        if isinstance(node, Name) and self.name(node).startswith(MINUS):
            return SUM
        return super().level(node)

    def choice(self, node: If) -> str:
        decided, branch = self.decisions(node)
        return f"{self.reasons(decided)} ⇒ {self.text(branch)}"

    def decisions(self, node: Node) -> tuple[list[Comparison], Node]:
        """Return the conditions as they hold, one after the other, and the branch they lead to."""
        decided: list[Comparison] = []
        while isinstance(node, If):
            condition = node.condition
            met = holds(condition, self.quantities)
            relation = condition.relation if met else _OTHERWISE[condition.relation]
            decided.append(Comparison(relation, condition.left, condition.right))
            node = node.then if met else node.other
        return decided, node

    def reasons(self, decided: list[Comparison]) -> str:
        """Return why a branch was taken; of several bounds of one number only the tightest."""
        last = decided[-1]
        if isinstance(last.right, TextWord):
            words = [each.right.text for each in decided if isinstance(each.right, TextWord)]
            listed = self.comma.join(words)
            return self.text(last.left) + ("" if last.relation == "=" else f" ∉ {{{listed}}}")
        kept: dict[object, Comparison] = {}
        for each in decided:
            side = _SIDE.get(each.relation)
            key = (each.left, side) if side else each
            if key not in kept or self.tightens(each, kept[key]):
                kept[key] = each
        return ", ".join(map(self.comparison, kept.values()))

    def tightens(self, bound: Comparison, other: Comparison) -> bool:
        new, old = self.bound(bound), self.bound(other)
        return new <= old if _SIDE.get(bound.relation) == "upper" else new >= old

    def bound(self, comparison: Comparison) -> Fraction:
        if isinstance(comparison.right, TextWord):
            raise TypeError("a text is no bound")
        return value(Formula(comparison.right), self.quantities)

    def comparison(self, node: Comparison) -> str:
        return f"{self.text(node.left)} {_SHOWN[node.relation]} {self.text(node.right)}"
