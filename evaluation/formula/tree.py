"""The parts a formula is made of: an immutable tree that every reader walks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from evaluation.core.text import Text

Sign = Literal["+", "-", "*", "/", "^"]
Relation = Literal["=", "<>", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number as it is written; never negative."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity that is one number (or, in a choice table, one text)."""

    name: str
    at: int = field(default=0, compare=False, repr=False)
    """Position in the typed text, from 1; 0 where nobody typed it."""


@dataclass(frozen=True, slots=True)
class Series:
    """A quantity that is a list: one number of every valid bid."""

    name: str
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextWord:
    """A text constant. Only choice tables make one; it cannot be typed in a formula."""

    text: str


@dataclass(frozen=True, slots=True)
class Negative:
    """The operand with its sign turned."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and an arithmetic sign."""

    sign: Sign
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The condition of an IF."""

    relation: Relation
    left: "Node"
    right: "Node | TextWord"


@dataclass(frozen=True, slots=True)
class If:
    """One of two branches; the other one is never looked at."""

    condition: Comparison
    then: "Node"
    other: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of numbers and lists."""

    function: str
    arguments: "tuple[Node | Series, ...]"


@dataclass(frozen=True, slots=True)
class Refused:
    """No value here, with the reason. Only tables make one, for what they do not list."""

    reason: Text = field(compare=False)


Node: TypeAlias = Constant | Name | Negative | Binary | If | Call | Refused
"""Whatever has one number as its value."""

Part: TypeAlias = Node | Series | TextWord | Comparison
"""Whatever can stand anywhere in a formula."""


def children(part: Part) -> tuple[Part, ...]:
    """Return the parts that `part` is made of, in the order of reading."""
    match part:
        case Negative(operand):
            return (operand,)
        case Binary(_, left, right):
            return (left, right)
        case Comparison(_, left, right):
            return (left, right)
        case If(condition, then, other):
            return (condition, then, other)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def walk(part: Part) -> Iterator[Part]:
    """Yield `part` and everything in it, in the order of reading."""
    yield part
    for child in children(part):
        yield from walk(child)


def substitute(node: Node, definitions: Mapping[str, Node]) -> Node:
    """Return `node` with each name that `definitions` knows replaced by what it stands for.

    Example:
        >>> substitute(Name("low"), {"low": Call("MIN", (Series("prices"),))})
        Call(function='MIN', arguments=(Series(name='prices'),))
    """
    match node:
        case Name(name):
            return definitions.get(name, node)
        case Negative(operand):
            return Negative(substitute(operand, definitions))
        case Binary(sign, left, right):
            return Binary(sign, substitute(left, definitions), substitute(right, definitions))
        case If(condition, then, other):
            return If(
                _compared(condition, definitions),
                substitute(then, definitions),
                substitute(other, definitions),
            )
        case Call(function, arguments):
            return Call(
                function,
                tuple(
                    each if isinstance(each, Series) else substitute(each, definitions)
                    for each in arguments
                ),
            )
        case _:
            return node


def _compared(condition: Comparison, definitions: Mapping[str, Node]) -> Comparison:
    right = condition.right
    return Comparison(
        condition.relation,
        substitute(condition.left, definitions),
        right if isinstance(right, TextWord) else substitute(right, definitions),
    )
