"""Exact numbers, formulas in spreadsheet notation, times: what the recipe asks of arithmetic."""

# ruff: noqa: ANN001, ANN201, ANN202, D103

import ast
import math
import re
import unicodedata
from datetime import timedelta
from decimal import Decimal, localcontext
from fractions import Fraction


def plain(text):
    return " ".join(unicodedata.normalize("NFKC", str(text or "")).split())


def folded(text):
    return plain(text).casefold()


def number(cell):
    return (
        None
        if cell in (None, "")
        else Fraction(Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell))
    )


def half_up(value, places):
    if places == "":
        return value
    scaled = abs(value) * 10 ** int(places)
    whole = math.floor(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10 ** int(places))


def split(cell):
    return [part.strip() for part in str(cell or "").split(";") if part.strip()]


def worth(text, names):
    """The exact value of a formula in spreadsheet notation."""
    pieces = re.split(r'("[^"]*")', text)
    for at in range(0, len(pieces), 2):
        pieces[at] = re.sub(r"(?<![<>])=", "==", pieces[at].replace("<>", "!=").replace("^", "**"))
    return _node(ast.parse("".join(pieces).strip(), mode="eval").body, names)


def _node(node, names):
    match node:
        case ast.Constant():
            return folded(node.value) if isinstance(node.value, str) else Fraction(str(node.value))
        case ast.Name():
            found = names[node.id]
            return folded(found) if isinstance(found, str) else found
        case ast.UnaryOp():
            inner = _node(node.operand, names)
            return -inner if isinstance(node.op, ast.USub) else inner
        case ast.BinOp():
            return _binary(node.op, _node(node.left, names), _node(node.right, names))
        case ast.Compare():
            left, right = _node(node.left, names), _node(node.comparators[0], names)
            return _holds(node.ops[0], left, right)
        case ast.Call() if node.func.id == "IF":
            branch = node.args[1 if _node(node.args[0], names) else 2]
            return _node(branch, names)
        case ast.Call():
            return _call(node.func.id, [_node(arg, names) for arg in node.args])
    raise ValueError(ast.dump(node))


def _binary(op, left, right):
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    if right.denominator == 1:
        return left ** int(right)
    with localcontext() as context:
        context.prec = 60
        return Fraction(decimal(left) ** decimal(right))


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def _holds(op, left, right):
    if isinstance(left, str) != isinstance(right, str):
        return isinstance(op, ast.NotEq)
    return {
        ast.Eq: left == right, ast.NotEq: left != right, ast.Lt: left < right,
        ast.LtE: left <= right, ast.Gt: left > right, ast.GtE: left >= right,
    }[type(op)]  # fmt: skip


def _call(name, parts):
    if name == "ROUND":
        return half_up(parts[0], int(parts[1]))
    if name == "ABS":
        return abs(parts[0])
    if name == "NA":
        raise ValueError("NA()")
    many = [one for part in parts for one in (part if isinstance(part, list) else [part])]
    if name == "MEDIAN":
        many.sort()
        return (many[len(many) // 2] + many[~(len(many) // 2)]) / 2
    return {
        "MIN": min, "MAX": max, "SUM": sum, "COUNT": lambda all: Fraction(len(all)),
        "AVERAGE": lambda all: sum(all) / len(all),
    }[name](many)  # fmt: skip


def aggregated(marks, how):
    if how == "median":
        return _call("MEDIAN", [marks])
    if how == "trimmed_mean":
        return (sum(marks) - min(marks) - max(marks)) / (len(marks) - 2)
    return Fraction(sum(marks)) / len(marks)


def seconds(moment):
    """A time to the nearest second: a spreadsheet keeps it as a part of a day."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
