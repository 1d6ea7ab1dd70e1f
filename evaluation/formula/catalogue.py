"""The catalogue of known formulas: one TOML file each, in the language of the toolkit.

Whatever a file says is checked when it is read: a misspelt quantity, a parameter outside its own
bounds or a key that nobody knows is an error there and then.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from evaluation.core.errors import FormulaError
from evaluation.core.text import Text, normal
from evaluation.formula.example import Example, read_example
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from evaluation.formula.quantities import QUANTITIES, Kind

Result = Literal["points", "lowest", "highest"]
"""What the figure is: points out of the full points, or a figure of which the lowest or the
highest wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaParameter:
    """A number that the tender chooses.

    Args:
        default: taken where the tender says nothing; None where it has to say.
        least, most: bounds, included; None where there is none.
    """

    title: Text
    default: Formula | None
    least: Decimal | None
    most: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFormula:
    """A known formula.

    Args:
        key: the name of its file; what a tender writes.
        also: other names under which it is found, besides its titles.
        let: local definitions in order; each may use the ones before.
        result: what the figure is.
        source: who uses it.
        certainty: how sure we are of the source: ``found`` (read there), ``second-hand``, or
            ``memory-high``, ``memory-medium``, ``memory-low``.
        note: what to know before choosing it.
        below_zero: whether its points may fall below 0.
        examples: bids with the figures that somebody published or worked out by hand.
    """

    key: str
    kind: Kind
    title: Text
    also: tuple[str, ...]
    formula: Formula
    let: Mapping[str, Formula]
    parameters: Mapping[str, FormulaParameter]
    result: Result
    source: Text
    certainty: str
    note: Text
    below_zero: bool
    examples: tuple[Example, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every way to call the entry, in the form in which it is looked up."""
        return frozenset(map(called, (self.key, self.title.zh, self.title.en, *self.also)))

    @property
    def stands_alone(self) -> bool:
        """Return whether its name suffices, as every parameter has a default."""
        return all(each.default is not None for each in self.parameters.values())


def called(name: str) -> str:
    """Return a name in the form in which entries are looked up.

    Example:
        >>> called("Lowest  Ratio")
        'lowest ratio'
    """
    return normal(name).casefold()


@cache
def catalogue() -> Mapping[str, KnownFormula]:
    """Return all known formulas by key.

    Example:
        >>> str(catalogue()["lowest_ratio"].formula)
        'points*low/price'
    """
    folder = resources.files("evaluation.formula").joinpath("catalogue")
    files = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    entries = (
        entry(file.name.removesuffix(".toml"), file.read_text("utf-8"))
        for file in files
        if file.name.endswith(".toml")
    )
    return MappingProxyType({each.key: each for each in entries})


def find(name: str, kind: Kind) -> KnownFormula | None:
    """Return the formula of that kind called `name`, by key or title in either language.

    Example:
        >>> find("低价优先法", "price").key
        'lowest_ratio'
    """
    wanted = called(name)
    for each in catalogue().values():
        if each.kind == kind and wanted in each.names:
            return each
    return None


def entry(key: str, text: str) -> KnownFormula:
    """Return the formula that one file of the catalogue describes.

    Raises:
        FormulaError: a part of it is no formula, or names a quantity that does not exist.
    """
    raw = tomllib.loads(text, parse_float=Decimal)
    kind: Kind = raw.pop("kind")
    source = raw.pop("source")
    made = KnownFormula(
        key=key,
        kind=kind,
        title=Text(**raw.pop("title")),
        also=tuple(raw.pop("also", ())),
        formula=parse(raw.pop("formula")),
        let={name: parse(each) for name, each in raw.pop("let", {}).items()},
        parameters={name: _parameter(each) for name, each in raw.pop("parameters", {}).items()},
        result=raw.pop("result", "points"),
        certainty=source.pop("certainty"),
        source=Text(**source),
        note=Text(**raw.pop("note", {"zh": "", "en": ""})),
        below_zero=raw.pop("below_zero", False),
        examples=tuple(map(read_example, raw.pop("example", ()))),
    )
    if raw:
        raise ValueError(f"{key}.toml: unknown keys {', '.join(raw)}")
    _check(made)
    return made


def _parameter(raw: dict[str, Any]) -> FormulaParameter:
    default = raw.get("default")
    return FormulaParameter(
        title=Text(raw["zh"], raw["en"]),
        default=None if default is None else parse(str(default)),
        least=_decimal(raw.get("min")),
        most=_decimal(raw.get("max")),
    )


def _decimal(raw: int | Decimal | None) -> Decimal | None:
    return None if raw is None else Decimal(raw)


def _check(made: KnownFormula) -> None:
    known = set(QUANTITIES[made.kind]) | set(made.parameters)
    try:
        for parameter in made.parameters.values():
            if parameter.default:
                parameter.default.check(QUANTITIES[made.kind])
        for name, formula in made.let.items():
            formula.check(known)
            known.add(name)
        made.formula.check(known)
    except FormulaError as error:
        where = f"{made.key}.toml: "
        raise FormulaError(Text(where + error.text.zh, where + error.text.en)) from error
