"""Text to formula: a small closed language in spreadsheet notation.

Grammar::

    formula   = ["="] sum
    sum       = product {("+" | "-") product}
    product   = signed {("*" | "/") signed}
    signed    = "-" signed | power
    power     = atom ["^" ["-"] atom]
    atom      = number | name | "(" sum ")" | function "(" arguments ")"
    condition = sum ("=" | "<>" | "<" | "<=" | ">" | ">=") sum      (only first in IF)

What spreadsheets and mathematics read differently (``-a^b``, ``a^b^c``) is refused: the writer
says with parentheses which one is meant. Text comes from strangers, hence the limits on length,
depth and digits; together with the limit in `evaluation.formula.power` no text can hang a reader.
"""

from typing import cast

from evaluation.core.errors import FormulaError
from evaluation.core.exact import exact
from evaluation.core.text import Text
from evaluation.formula.formula import Formula
from evaluation.formula.quantities import LISTS, QUANTITIES
from evaluation.formula.tokens import Token, located, tokens
from evaluation.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    If,
    Name,
    Negative,
    Node,
    Relation,
    Series,
    Sign,
)

LENGTH = 1000
"""Longest formula, in characters."""
DEPTH = 32
"""Deepest nesting of parentheses, functions and signs."""
PLACES = 10
"""Most decimals that ROUND may be asked for."""

AGGREGATES = frozenset({"MIN", "MAX", "AVERAGE", "MEDIAN", "SUM", "COUNT"})
FUNCTIONS = ("IF", "MIN", "MAX", "ABS", "ROUND", "AVERAGE", "MEDIAN", "SUM", "COUNT")
RELATIONS = ("=", "<>", "<", "<=", ">", ">=")


def parse(text: str) -> Formula:
    """Return the formula that `text` says.

    Args:
        text: spreadsheet notation, at most 1,000 characters; a leading ``=``, full-width
            characters and the signs × ÷ − ≤ ≥ ≠ are read as what they mean.

    Raises:
        FormulaError: the text is no formula; it says at which character, and what is expected.

    Example:
        >>> str(parse("= 30 × low ÷ price"))
        '30*low/price'
        >>> parse("points * low / ")
        Traceback (most recent call last):
        evaluation.core.errors.FormulaError: position 16: expected a number, a name, a function \
or "("; the formula ends here
    """
    if len(text) > LENGTH:
        zh = f"公式有{len(text)}个字符；最多{LENGTH}个"
        en = f"the formula has {len(text)} characters; at most {LENGTH}"
        raise FormulaError(Text(zh, en))
    return Formula(_Parser(tuple(tokens(text))).formula())


class _Parser:
    """Reads the tokens from left to right, one method for each line of the grammar."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        self.words = words
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.words[self.index]

    def take(self) -> Token:
        token = self.token
        self.index += 1
        return token

    def sees(self, *signs: str) -> bool:
        return self.token.kind == "sign" and self.token.text in signs

    def need(self, sign: str, zh: str, en: str) -> None:
        if not self.sees(sign):
            raise self.expected(zh, en)
        self.take()

    def expected(self, zh: str, en: str) -> FormulaError:
        token = self.token
        if self.sees(*RELATIONS):
            zh = "比较只能作为 IF 的第一个参数，外面不加括号，且只比较一次"
            en = (
                "a comparison may stand only as the first argument of IF, "
                "once and without parentheses around it"
            )
            return located(token.at, Text(zh, en))
        found_zh, found_en = f"实际为“{token.text}”", f'found "{token.text}"'
        if token.kind == "end":
            found_zh, found_en = "公式到此为止", "the formula ends here"
        return located(token.at, Text(f"应为{zh}；{found_zh}", f"expected {en}; {found_en}"))

    def formula(self) -> Node:
        if self.sees("="):
            self.take()
        node = self.sum()
        if self.token.kind != "end":
            raise self.expected("运算符或公式结尾", "an operator or the end of the formula")
        return node

    def sum(self) -> Node:
        node = self.product()
        while self.sees("+", "-"):
            node = Binary(cast(Sign, self.take().text), node, self.product())
        return node

    def product(self) -> Node:
        node = self.signed()
        while self.sees("*", "/"):
            node = Binary(cast(Sign, self.take().text), node, self.signed())
        return node

    def signed(self) -> Node:
        if not self.sees("-"):
            return self.power()
        self.take()
        self.enter()
        if self.sees("-"):
            operand = self.signed()
        else:
            operand = self.atom()
            self.refuse_power("-a^b", "(-a)^b", "-(a^b)")
        self.depth -= 1
        return Negative(operand)

    def power(self) -> Node:
        base = self.atom()
        if not self.sees("^"):
            return base
        self.take()
        sign = self.take() if self.sees("-") else None
        exponent = self.atom()
        self.refuse_power("a^b^c", "(a^b)^c", "a^(b^c)")
        return Binary("^", base, Negative(exponent) if sign else exponent)

    def refuse_power(self, typed: str, one: str, other: str) -> None:
        if self.sees("^"):
            zh = f"{typed} 有两种读法；请写成 {one} 或 {other}"
            en = f"{typed} can be read in two ways; write {one} or {other}"
            raise located(self.token.at, Text(zh, en))

    def enter(self) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            zh, en = f"嵌套超过{DEPTH}层", f"nested more than {DEPTH} deep"
            raise located(self.token.at, Text(zh, en))

    def atom(self) -> Node:
        token = self.token
        if token.kind == "number":
            return self.number()
        if token.kind == "word":
            self.take()
            return self.call(token) if self.sees("(") else self.name(token)
        self.need("(", "数字、量名、函数或“(”", 'a number, a name, a function or "("')
        self.enter()
        node = self.sum()
        self.depth -= 1
        self.need(")", "运算符或“)”", 'an operator or ")"')
        return node

    def number(self) -> Constant:
        token = self.take()
        digits = f"0{token.text}" if token.text.startswith(".") else token.text.rstrip(".")
        try:
            return Constant(exact(digits))
        except ValueError:
            zh = f"数字 {token.text} 超过15位有效数字"
            en = f"the number {token.text} has more than 15 significant digits"
            raise located(token.at, Text(zh, en)) from None

    def name(self, token: Token) -> Name:
        name = token.text.lower()
        if token.text.upper() in FUNCTIONS and name not in QUANTITIES["price"]:
            raise self.expected(f"“(”（{token.text.upper()} 是函数）", f'"(" after {token.text}')
        if name in LISTS:
            zh = f"{name} 是一列数；请写成如 MIN({name}) 或 AVERAGE({name})"
            en = f"{name} is a list; write for example MIN({name}) or AVERAGE({name})"
            raise located(token.at, Text(zh, en))
        return Name(name, token.at)

    def call(self, token: Token) -> Node:
        function = token.text.upper()
        if function not in FUNCTIONS:
            listed = ", ".join(FUNCTIONS)
            zh = f"没有函数 {token.text}；可用的函数：{listed}"
            en = f"there is no function {token.text}; there are {listed}"
            raise located(token.at, Text(zh, en))
        self.take()
        self.enter()
        node = self.called(function)
        self.depth -= 1
        self.need(
            ")", f"“)”（{function} 没有更多参数）", f'")": {function} takes no more arguments'
        )
        return node

    def called(self, function: str) -> Node:
        if function == "IF":
            return self.choice()
        if function == "COUNT":
            return Call(function, (self.series(),))
        if function in AGGREGATES:
            arguments = [self.argument()]
            while self.sees(","):
                self.take()
                arguments.append(self.argument())
            return Call(function, tuple(arguments))
        first = self.sum()
        return Call(function, (first, self.places()) if function == "ROUND" else (first,))

    def choice(self) -> If:
        left = self.sum()
        if not self.sees(*RELATIONS):
            raise self.expected("比较符号（= <> < <= > >=）", "a comparison (= <> < <= > >=)")
        relation = cast(Relation, self.take().text)
        condition = Comparison(relation, left, self.sum())
        self.comma("IF(条件, 成立时, 否则)", "IF(condition, then, otherwise)")
        then = self.sum()
        self.comma("IF(条件, 成立时, 否则)", "IF(condition, then, otherwise)")
        return If(condition, then, self.sum())

    def places(self) -> Constant:
        self.comma("ROUND(数, 小数位数)", "ROUND(number, decimals)")
        at = self.token.at
        places = self.number() if self.token.kind == "number" else None
        if places is None or places.value % 1 or places.value > PLACES:
            zh = f"ROUND 的小数位数应为0到{PLACES}的整数"
            en = f"ROUND takes a whole number of decimals from 0 to {PLACES}"
            raise located(at, Text(zh, en))
        return places

    def comma(self, zh: str, en: str) -> None:
        self.need(",", f"运算符或“,”：{zh}", f'an operator or ",": {en}')

    def argument(self) -> Node | Series:
        follower = self.words[min(self.index + 1, len(self.words) - 1)]
        if follower.text in {",", ")"} and self.is_list():
            return self.series()
        return self.sum()

    def is_list(self) -> bool:
        return self.token.kind == "word" and self.token.text.lower() in LISTS

    def series(self) -> Series:
        if not self.is_list():
            listed = ", ".join(sorted(LISTS))
            raise self.expected(f"一列数（{listed}）", f"a list ({listed})")
        token = self.take()
        return Series(token.text.lower(), token.at)
