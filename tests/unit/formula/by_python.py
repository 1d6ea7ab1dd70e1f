"""A second evaluator: Python's own parser and operators on the printed formula."""

import ast
import re
import statistics
from fractions import Fraction
from typing import Any

from evaluation.core.exact import round_half_up
from tests.unit.formula.random_formulas import Numbers


class _Lazy(ast.NodeTransformer):
    """Turns IF(a, b, c) into a conditional, and every number into a fraction."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if node.func.id == "IF":
            return ast.IfExp(*node.args)
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        written = ast.Constant(str(node.value))
        return ast.Call(ast.Name("Fraction", ast.Load()), [written], [])


def _flat(numbers: tuple[Any, ...]) -> list[Fraction]:
    return [n for each in numbers for n in (each if isinstance(each, tuple) else (each,))]


FUNCTIONS = {
    "Fraction": Fraction,
    "MIN": lambda *n: min(_flat(n)),
    "MAX": lambda *n: max(_flat(n)),
    "SUM": lambda *n: sum(_flat(n)),
    "COUNT": lambda *n: Fraction(len(_flat(n))),
    "AVERAGE": lambda *n: sum(_flat(n)) / Fraction(len(_flat(n))),
    "MEDIAN": lambda *n: statistics.median(_flat(n)),
    "ABS": abs,
    "ROUND": lambda n, places: Fraction(round_half_up(n, int(places))),
}


def by_python(text: str, numbers: Numbers) -> Fraction:
    """Return what Python makes of the printed formula: another parser, another evaluator."""
    text = text.replace("^", "**").replace("<>", "!=")
    text = re.sub(r"(?<![<>!=])=(?!=)", "==", text)
    tree = ast.fix_missing_locations(_Lazy().visit(ast.parse(text, mode="eval")))
    return eval(compile(tree, "formula", "eval"), FUNCTIONS | numbers)
