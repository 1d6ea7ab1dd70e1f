"""A formula that has been understood: its tree, and the names it asks for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from evaluation.core.errors import FormulaError
from evaluation.core.text import Text
from evaluation.formula.notation import write
from evaluation.formula.tokens import located
from evaluation.formula.tree import Name, Node, Series, walk


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: printed with `str`, equal to every formula that says the same.

    Example:
        >>> from evaluation.formula.parser import parse
        >>> formula = parse("points * MIN(prices) / price")
        >>> str(formula), formula.names, formula.lists
        ('points*MIN(prices)/price', ('points', 'price'), ('prices',))
    """

    tree: Node

    def __str__(self) -> str:
        """Return the formula in spreadsheet notation."""
        return write(self.tree)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that stand for one number, in the order of reading."""
        return _once(part.name for part in walk(self.tree) if isinstance(part, Name))

    @property
    def lists(self) -> tuple[str, ...]:
        """The names that stand for a list, in the order of reading."""
        return _once(part.name for part in walk(self.tree) if isinstance(part, Series))

    def check(self, known: Collection[str]) -> None:
        """Refuse the formula if it uses a name that is not `known`.

        Raises:
            FormulaError: an unknown name; it names the nearest known one and lists all.

        Example:
            >>> from evaluation.formula.parser import parse
            >>> parse("points * low / prise").check({"points", "low", "price"})
            Traceback (most recent call last):
            evaluation.core.errors.FormulaError: position 16: no quantity is called prise; \
did you mean price? There are: low, points, price
        """
        for part in walk(self.tree):
            if isinstance(part, Name | Series) and part.name not in known:
                raise unknown(part, known)


def unknown(part: Name | Series, known: Collection[str]) -> FormulaError:
    """Return the error for a name that is not `known`, with the nearest one that is."""
    near = get_close_matches(part.name, sorted(known), n=1)
    listed = ", ".join(sorted(known))
    guess_zh = f"是否为 {near[0]}？" if near else ""
    guess_en = f"did you mean {near[0]}? " if near else ""
    zh = f"没有名为 {part.name} 的量；{guess_zh}可用的量：{listed}"
    en = f"no quantity is called {part.name}; {guess_en}There are: {listed}"
    return located(part.at, Text(zh, en)) if part.at else FormulaError(Text(zh, en))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
