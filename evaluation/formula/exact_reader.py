"""The exact reader: the value of a formula as a fraction, for one bid or for thousands.

`bind` walks the tree once. Whatever depends only on what all bids share (lists, ceiling, points)
is computed there and then; what remains is a chain of functions that ask for the bid's own
numbers. A part that has no value (a division by zero) stops the work only when a bid really
needs it, because the branch of an IF that is not taken is never looked at.
"""

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from evaluation.core.errors import FormulaError
from evaluation.core.exact import Number, ratio, round_half_up, show
from evaluation.core.text import Text, normal
from evaluation.formula.aggregates import AGGREGATE
from evaluation.formula.formula import Formula
from evaluation.formula.notation import write
from evaluation.formula.power import BITS, power
from evaluation.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    If,
    Name,
    Negative,
    Node,
    Refused,
    Series,
    TextWord,
)

Quantity: TypeAlias = Number | tuple[Number, ...] | str
"""A number, a list of numbers, or (in a choice table) a text."""

Quantities: TypeAlias = Mapping[str, Quantity]
"""What the names stand for."""

Reader: TypeAlias = Callable[[Quantities], Fraction]
"""The value of a formula for one bid, given the bid's own quantities."""

_Part: TypeAlias = Fraction | Reader

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[..., Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "^": power,
}


def value(formula: Formula, quantities: Quantities) -> Fraction:
    """Return the exact value of `formula`.

    Raises:
        FormulaError: a quantity is missing, or the formula has no value here.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> value(parse("points * MIN(prices) / price"),
        ...       {"points": 30, "price": 95000, "prices": (82000, 95000)})
        Fraction(492, 19)
    """
    return bind(formula, quantities)({})


def bind(formula: Formula, shared: Quantities) -> Reader:
    """Return a function from the quantities of one bid to the exact value of `formula`.

    Args:
        shared: what is the same for every bid; it is read now, and only once.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> read = bind(parse("points * MIN(prices) / price"),
        ...             {"points": 30, "prices": (80, 90)})
        >>> read({"price": 80}), read({"price": 90})
        (Fraction(30, 1), Fraction(80, 3))
    """
    read = _reader(_part(formula.tree, shared))

    def bounded(own: Quantities) -> Fraction:
        result = read(own)
        if result.numerator.bit_length() > BITS or result.denominator.bit_length() > BITS:
            raise FormulaError(Text("公式的结果过长", "the result of the formula is too long"))
        return result

    return bounded


def holds(condition: Comparison, quantities: Quantities) -> bool:
    """Return whether the condition of an IF is met."""
    return _condition(condition, quantities)({})


def _part(node: Node, shared: Quantities) -> _Part:
    """Return the value of `node` if all bids share it, else how to get it from a bid."""
    match node:
        case Constant(number):
            return Fraction(number)
        case Name(name):
            return _fraction(shared[name]) if name in shared else lambda own: _number(name, own)
        case Negative(operand):
            return _one(operator.neg, _part(operand, shared))
        case Binary(sign, left, right):
            act = _division(right) if sign == "/" else _ARITHMETIC[sign]
            return _two(act, _part(left, shared), _part(right, shared))
        case If():
            return _choice(node, shared)
        case Call():
            return _called(node, shared)
        case Refused(reason):
            return _stop(FormulaError(reason))


def _one(act: Callable[[Fraction], Fraction], part: _Part) -> _Part:
    return act(part) if isinstance(part, Fraction) else lambda own: act(part(own))


def _two(act: Callable[[Fraction, Fraction], Fraction], left: _Part, right: _Part) -> _Part:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        try:
            return act(left, right)
        except FormulaError as error:
            return _stop(error)
    if isinstance(left, Fraction):
        read = _reader(right)
        return lambda own: act(left, read(own))
    if isinstance(right, Fraction):
        return lambda own: act(left(own), right)
    return lambda own: act(left(own), right(own))


def _reader(part: _Part) -> Reader:
    return (lambda own: part) if isinstance(part, Fraction) else part


def _stop(error: FormulaError) -> Reader:
    def stopped(own: Quantities) -> Fraction:
        raise error

    return stopped


def _division(divisor: Node) -> Callable[[Fraction, Fraction], Fraction]:
    def divide(dividend: Fraction, by: Fraction) -> Fraction:
        if not by:
            text = write(divisor)
            raise FormulaError(Text(f"除数 {text} 为0", f"division by zero: {text} is 0"))
        return dividend / by

    return divide


def _choice(node: If, shared: Quantities) -> Reader:
    met = _condition(node.condition, shared)
    then, other = _reader(_part(node.then, shared)), _reader(_part(node.other, shared))
    return lambda own: then(own) if met(own) else other(own)


def _condition(condition: Comparison, shared: Quantities) -> Callable[[Quantities], bool]:
    compare, right = _COMPARE[condition.relation], condition.right
    if isinstance(right, TextWord):
        wanted = label(right.text)
        return lambda own: compare(_text(condition.left, {**shared, **own}), wanted)
    one, other = _reader(_part(condition.left, shared)), _reader(_part(right, shared))
    return lambda own: compare(one(own), other(own))


def _called(node: Call, shared: Quantities) -> _Part:
    first = node.arguments[0]
    if node.function == "ABS" and not isinstance(first, Series):
        return _one(abs, _part(first, shared))
    if node.function == "ROUND" and not isinstance(first, Series):
        return _one(_rounding(node.arguments[1]), _part(first, shared))
    return _gathered(node, shared)


def _rounding(places: Node | Series) -> Callable[[Fraction], Fraction]:
    if not isinstance(places, Constant):
        raise TypeError("ROUND takes its decimals as a number")
    decimals = int(places.value)
    return lambda number: Fraction(round_half_up(number, decimals))


def _gathered(node: Call, shared: Quantities) -> _Part:
    """Return a function of lists and numbers; at once if all of them are shared."""
    reduce = AGGREGATE[node.function]
    lists = [each.name for each in node.arguments if isinstance(each, Series)]
    singles = [_part(each, shared) for each in node.arguments if not isinstance(each, Series)]

    def read(own: Quantities) -> Fraction:
        members = [_reader(each)(own) for each in singles]
        for name in lists:
            members.extend(_list(name, shared if name in shared else own))
        return reduce(members)

    known = all(name in shared for name in lists)
    if not (known and all(isinstance(each, Fraction) for each in singles)):
        return read
    try:
        return read({})
    except FormulaError as error:
        return _stop(error)


def _found(name: str, quantities: Quantities) -> Quantity:
    if name not in quantities:
        raise FormulaError(
            Text(f"公式需要 {name}，但没有给出", f"the formula needs {name}; none is given")
        )
    return quantities[name]


def _number(name: str, quantities: Quantities) -> Fraction:
    return _fraction(_found(name, quantities))


def _fraction(quantity: Quantity) -> Fraction:
    return quantity if isinstance(quantity, Fraction) else ratio(quantity)  # type: ignore[arg-type]


def _list(name: str, quantities: Quantities) -> tuple[Fraction, ...]:
    members = _found(name, quantities)
    if not isinstance(members, tuple):
        raise TypeError(f"{name} is a list of numbers, not {members!r}")
    if not members:
        raise FormulaError(Text(f"{name} 中没有任何数", f"{name} has no member"))
    return tuple(map(_fraction, members))


def _text(node: Node, quantities: Quantities) -> str:
    if not isinstance(node, Name):
        raise TypeError(f"{node!r} is not the name of a text")
    quantity = _found(node.name, quantities)
    if isinstance(quantity, tuple):
        raise TypeError(f"{node.name} is a text, not a list")
    text = label(quantity if isinstance(quantity, str) else show(ratio(quantity)))
    if not text:
        raise FormulaError(Text(f"{node.name} 为空", f"{node.name} is blank"))
    return text


def label(text: str) -> str:
    """Return a text as it is compared: a spreadsheet does not tell capitals apart.

    Example:
        >>> label(" 5Ａ ")
        '5a'
    """
    return normal(text).casefold()
