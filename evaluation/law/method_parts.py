"""The parts of a procurement method, and how each is read from its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from evaluation.core.text import Text
from evaluation.law import toml_table as fields
from evaluation.law.certainty import Certainty
from evaluation.law.toml_table import Reader, TomlTable

T = TypeVar("T")

COUNTED_AFTER = ("opening", "qualification", "conformity", "final_quotes")
"""The stages after which bids are counted."""
PROPERTIES = ("uses_mean", "trims_quotes")
"""What a price formula may be forbidden for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The days on which a method may be used; None where there is no such bound."""

    since: date | None = None
    until: date | None = None
    since_certainty: Certainty | None = None

    def holds(self, day: date) -> bool:
        """Return whether `day` lies within.

        Example:
            >>> InForce(since=date(2017, 10, 1)).holds(date(2017, 9, 30))
            False
        """
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """Price formulas that a method does not allow.

    Args:
        formulas: keys of the formula catalogue.
        properties: ``uses_mean``, ``trims_quotes``: any formula with one of these.
    """

    formulas: tuple[str, ...]
    properties: tuple[str, ...]
    reason: Text
    cite: Text


SERVICES = "government_purchased_service"
"""The exception that applies by itself where services are bought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewer:
    """A case in which fewer bids suffice.

    Args:
        when: the case in one word, such as ``government_purchased_service``.
        key: law key of the number that then suffices.
    """

    when: str
    key: str
    text: Text
    cite: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumBids:
    """The fewest bids with which an evaluation may go on after a stage.

    Args:
        stage: opening, qualification, conformity or final_quotes.
        key: law key of the number.
        outcome: what follows with fewer, in the words of the law.
        exceptions: cases in which fewer suffice.
    """

    stage: str
    key: str
    outcome: Text
    cite: Text
    exceptions: tuple[Fewer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRules:
    """Law keys of the rules for the panel.

    Args:
        members: fewest members.
        members_large: fewest members from the amount `large_from` on.
        expert_share: lowest share of experts.
        odd: whether the number of members must be odd.
        chair: whether the purchaser's representative may chair; None where nothing is said.
    """

    members: str
    members_large: str | None
    large_from: str | None
    expert_share: str
    odd: bool
    chair: str | None
    cite: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Elimination:
    """Law keys of the part that is left out of a framework; the number is rounded up.

    Args:
        share: lowest share eliminated.
        suppliers: fewest suppliers eliminated.
    """

    share: str
    suppliers: str
    cite: Text


def read_in_force(table: TomlTable | None) -> InForce:
    """Return the days of the table ``in_force``; without it, every day."""
    if table is None:
        return InForce()
    bounds = InForce(
        since=table.take("since", fields.day),
        until=table.maybe("until", fields.day),
        since_certainty=table.maybe("since_certainty", fields.one_of(Certainty)),
    )
    table.close()
    return bounds


def read_forbidden(table: TomlTable) -> Forbidden:
    """Return one table of ``price_formulas_forbidden``."""
    forbidden = Forbidden(
        formulas=table.maybe("formulas", fields.many(fields.string)) or (),
        properties=table.maybe("properties", fields.many(one_word(*PROPERTIES))) or (),
        reason=table.take("reason", fields.words),
        cite=table.take("cite", fields.words),
    )
    table.close()
    return forbidden


def read_minimum_bids(table: TomlTable) -> MinimumBids:
    """Return one table of ``minimum_bids``."""
    minimum = MinimumBids(
        stage=table.take("stage", one_word(*COUNTED_AFTER)),
        key=table.take("key", fields.string),
        outcome=table.take("outcome", fields.words),
        cite=table.take("cite", fields.words),
        exceptions=tuple(map(_fewer, table.tables("exceptions"))),
    )
    table.close()
    return minimum


def _fewer(table: TomlTable) -> Fewer:
    fewer = Fewer(
        when=table.take("when", fields.string),
        key=table.take("key", fields.string),
        text=table.take("text", fields.words),
        cite=table.take("cite", fields.words),
    )
    table.close()
    return fewer


def read_panel(table: TomlTable | None) -> PanelRules | None:
    """Return the table ``panel``, if given."""
    if table is None:
        return None
    panel = PanelRules(
        members=table.take("members", fields.string),
        members_large=table.maybe("members_large", fields.string),
        large_from=table.maybe("large_from", fields.string),
        expert_share=table.take("expert_share", fields.string),
        odd=table.take("odd", fields.flag),
        chair=table.maybe("chair", fields.string),
        cite=table.take("cite", fields.words),
    )
    table.close()
    return panel


def read_elimination(table: TomlTable | None) -> Elimination | None:
    """Return the table ``elimination``, if given."""
    if table is None:
        return None
    elimination = Elimination(
        share=table.take("share", fields.string),
        suppliers=table.take("suppliers", fields.string),
        cite=table.take("cite", fields.words),
    )
    table.close()
    return elimination


def read_mapping(
    file: TomlTable, field: str, names: tuple[str, ...], reader: Reader[T]
) -> Mapping[str, T]:
    """Return the table `field` of `file`, whose fields are among `names`; empty if not given."""
    table = file.table(field)
    given = {} if table is None else {n: table.take(n, reader) for n in names if n in table}
    if table is not None:
        table.close()
    return MappingProxyType(given)


def one_word(*words: str) -> Reader[str]:
    """Return a reader of one of `words`."""
    return fields.one_of({word: word for word in words})
