"""A model: a formula with everything it stands on, and the three readers on it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property

from evaluation.core.errors import FormulaError
from evaluation.core.text import Lang, Text
from evaluation.formula.exact_reader import Quantities, Reader, bind, value
from evaluation.formula.excel import excel
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from evaluation.formula.properties import properties
from evaluation.formula.quantities import IMPLIED, OWN, Kind
from evaluation.formula.tree import Name, Node, Series, TextWord, substitute, walk
from evaluation.formula.working import working


@dataclass(frozen=True, kw_only=True)  # without slots, so that it can keep what is asked often
class Model:
    """What a criterion gives a bid, from one cell of the sheet of criteria.

    Args:
        text: what the person wrote.
        key: the key of the catalogue, or ``formula``, ``intervals``, ``choice``, ``yes_no``.
        words: its title.
        let: local definitions in order; each may use the ones before.
        parameters: the numbers the tender chose, or the defaults.
        result: ``points``, or a figure of which the ``lowest`` or ``highest`` wins.
        source, certainty, note: as in the catalogue; empty for a person's own model.
        below_zero: whether its points may fall below 0, as the rule that it comes from says.

    Example:
        >>> from evaluation.formula.models import model
        >>> ratio = model("lowest_ratio", kind="price")
        >>> ratio.needs
        ('points', 'prices', 'price')
        >>> bids = {"points": 30, "prices": (82000, 95000), "price": 95000}
        >>> ratio.value(bids)
        Fraction(492, 19)
        >>> ratio.working(bids, 2)
        '30 × 82,000 / 95,000 = 25.8947… → 25.89'
        >>> ratio.excel({"points": "E9", "prices": "D4:D9", "price": "D4"})
        'IF(ISNUMBER(D4),E9*MIN(D4:D9)/D4,NA())'
    """

    text: str
    kind: Kind
    key: str
    words: Text
    formula: Formula
    let: Mapping[str, Formula]
    parameters: Mapping[str, Formula]
    result: str
    source: Text
    certainty: str
    note: Text
    below_zero: bool

    def title(self, lang: Lang) -> str:
        """Return the name of the model in `lang`."""
        return self.words.say(lang)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The quantities and lists that have to be supplied."""
        filled = self.filled()
        used = (part.name for part in walk(filled.tree) if isinstance(part, Name | Series))
        return tuple(dict.fromkeys(used))

    @property
    def properties(self) -> tuple[str, ...]:
        """What the model does to bidders: keys of `evaluation.formula.properties.PROPERTIES`."""
        return properties(self.filled())

    @cached_property
    def reads_text(self) -> bool:
        """Whether the bid's own quantity is a text to be found in a list of choices."""
        return any(isinstance(part, TextWord) for part in walk(self.formula.tree))

    def filled(self, given: Collection[str] = ()) -> Formula:
        """Return the formula with its definitions filled in, but for the names `given`."""
        known: dict[str, Node] = {}
        for name, definition in self.definitions():
            if name not in given:
                known[name] = substitute(definition.tree, known)
        return Formula(substitute(self.formula.tree, known))

    def definitions(self) -> Iterator[tuple[str, Formula]]:
        """Yield the names that follow from others, with what they stand for, in order."""
        yield from _implied(self.kind)
        yield from self.parameters.items()
        yield from self.let.items()

    def bind(self, shared: Quantities) -> Reader:
        """Return a function from a bid's own quantities to the exact figure of the model.

        Args:
            shared: what is the same for every bid. A name that follows from others (``low``, a
                parameter) is taken from here if it is here.
        """
        return bind(self.filled(shared), shared)

    def value(self, quantities: Quantities) -> Fraction:
        """Return the exact figure of the model for one bid.

        Raises:
            FormulaError: a quantity is missing, lies outside a table, or there is no value.
        """
        return self.bind(quantities)({})

    def quantity(self, name: str, quantities: Quantities) -> Fraction | None:
        """Return what one of its definitions comes to, such as ``base`` or ``low``.

        Returns:
            None where the formula does not speak of it.

        Example:
            >>> from evaluation.formula.models import model
            >>> ratio = model("lowest_ratio", kind="price")
            >>> bids = {"points": 30, "prices": (82000, 95000), "price": 95000}
            >>> ratio.quantity("low", bids), ratio.quantity("base", bids)
            (Fraction(82000, 1), None)
        """
        trees = (self.formula.tree, *(each.tree for each in self.let.values()))
        used = {part.name for tree in trees for part in walk(tree) if isinstance(part, Name)}
        known: dict[str, Node] = {}
        for each, definition in self.definitions():
            known[each] = substitute(definition.tree, known)
        if name not in used or name not in known:
            return None
        return value(Formula(known[name]), quantities)

    def excel(self, references: Mapping[str, str]) -> str:
        """Return the live formula for a cell, without ``=``; #N/A where the bid has no figure.

        Args:
            references: cells and ranges by name; a definition with a cell of its own (a
                parameter, ``low``) refers to that cell.
        """
        text = excel(self.filled(references), references)
        own = OWN[self.kind]
        if own not in self.needs:
            return text
        cell = references[own]
        if self.reads_text:
            return f'IF(TRIM({cell}&"")="",NA(),{text})'
        return f"IF(ISNUMBER({cell}),{text},NA())"

    def working(self, quantities: Quantities, places: int) -> str:
        """Return how the figure of one bid comes about, in signs that both languages share."""
        numbers = dict(quantities)
        used, lines = self.used, []
        for name, definition in self.definitions():
            if name in numbers or name not in used:
                continue
            try:
                numbers[name] = value(definition, numbers)
            except FormulaError:
                continue
            if name in self.let:
                lines.append(f"{name}: {working(definition, numbers)}")
        return "; ".join([*lines, working(self.formula, numbers, places)])

    @cached_property
    def used(self) -> frozenset[str]:
        """Every name that the formula asks for, itself or through its definitions."""
        wanted = set(self.formula.names)
        for name, definition in reversed(list(self.definitions())):
            if name in wanted:
                wanted.update(definition.names)
        return frozenset(wanted)


@cache
def _implied(kind: Kind) -> tuple[tuple[str, Formula], ...]:
    return tuple((name, parse(text)) for name, text in IMPLIED[kind].items())
