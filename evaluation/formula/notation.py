"""A formula as text: the one place that knows which parentheses are needed.

The readers that write text (`evaluation.formula.excel`, `evaluation.formula.working`) change what
a name, a number or an IF looks like, not where parentheses stand.
"""

from evaluation.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    If,
    Name,
    Negative,
    Node,
    Part,
    Refused,
    Series,
    TextWord,
)

SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4
LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}


class Writer:
    """Writes a formula in spreadsheet notation, with its own names.

    Spreadsheets read ``-2^2`` as 4 and ``2^3^2`` from the left, mathematics does neither; hence
    a power and a sign never meet without parentheses.
    """

    comma = ","
    minus = "-"

    def text(self, part: Part) -> str:
        """Return `part` as text, without parentheses around the whole."""
        match part:
            case Constant():
                return self.constant(part)
            case Name():
                return self.name(part)
            case Series():
                return self.series(part)
            case TextWord(text):
                return '"' + text.replace('"', '""') + '"'
            case Negative(operand):
                return self.minus + self.inside(operand, ATOM)
            case Binary():
                return self.binary(part)
            case Comparison():
                return self.comparison(part)
            case If():
                return self.choice(part)
            case Call(function, arguments):
                return f"{function}({self.comma.join(map(self.text, arguments))})"
            case Refused():
                return "NA()"

    def inside(self, node: Node, level: int) -> str:
        """Return `node` as text that stands beside a sign of `level`."""
        text = self.text(node)
        return f"({text})" if self.level(node) < level else text

    def level(self, node: Node) -> int:
        """Return how tightly the outermost sign of `node` binds."""
        match node:
            case Binary(sign):
                return LEVELS[sign]
            case Negative():
                return SUM
            case _:
                return ATOM

    def binary(self, node: Binary) -> str:
        """Return both operands with their sign."""
        level = LEVELS[node.sign]
        left_level = ATOM if level == POWER else level
        if isinstance(node.left, Negative) and level != POWER:
            left = self.text(node.left)
        else:
            left = self.inside(node.left, left_level)
        return left + self.sign(node.sign) + self.inside(node.right, level + 1)

    def sign(self, sign: str) -> str:
        """Return an arithmetic sign as it is written."""
        return sign

    def constant(self, node: Constant) -> str:
        """Return a number as it is written."""
        return f"{node.value:f}"

    def name(self, node: Name) -> str:
        """Return what stands for a number."""
        return node.name

    def series(self, node: Series) -> str:
        """Return what stands for a list."""
        return node.name

    def comparison(self, node: Comparison) -> str:
        """Return a condition."""
        return self.text(node.left) + node.relation + self.text(node.right)

    def choice(self, node: If) -> str:
        """Return an IF."""
        parts: tuple[Part, ...] = (node.condition, node.then, node.other)
        return f"IF({self.comma.join(map(self.text, parts))})"


def write(node: Node) -> str:
    """Return `node` in spreadsheet notation; parsing it again gives an equal tree.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> write(parse("( points *low )/ price").tree)
        'points*low/price'
    """
    return Writer().text(node)
