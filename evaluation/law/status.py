"""What a tenderer may declare for the price preferences of policy, and what it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from types import MappingProxyType

from evaluation.core.errors import LawError
from evaluation.core.text import Text
from evaluation.law import toml_table as fields
from evaluation.law.book import SHIPPED, law_book
from evaluation.law.certainty import Certainty
from evaluation.law.method import KINDS
from evaluation.law.source import Sources
from evaluation.law.toml_table import TomlTable, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Law keys of the lowest and the highest deduction; the purchaser chooses between them."""

    min: str
    max: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status for the price preferences.

    Args:
        rates: the band of the deduction by kind of purchase; no band, no deduction.
        treated_as: the status whose rates it has, where the law puts it on a par.
        treated_key: law key that says so.
        share_key: law key of the share from which it counts.
        proof: what has to be handed in; None where nothing is declared.
        reason: why there is no deduction; None where there is one.
        not_with: statuses with which it does not cumulate.
    """

    key: str
    title: Text
    rates: Mapping[str, Band]
    treated_as: str | None
    treated_key: str | None
    share_key: str | None
    proof: Text | None
    reason: Text | None
    note: Text | None
    not_with: tuple[str, ...]
    cite: Text
    source: Text
    certainty: Certainty

    @property
    def law_keys(self) -> tuple[str, ...]:
        """Every law key that the status names."""
        bands = [key for band in self.rates.values() for key in (band.min, band.max)]
        named = (*bands, self.treated_key, self.share_key)
        return tuple(dict.fromkeys(filter(None, named)))


@cache
def statuses() -> Mapping[str, Status]:
    """Return every status by its key.

    Raises:
        LawError: ``statuses.toml`` is faulty.

    Example:
        >>> statuses()["social_organisation"].rates
        mappingproxy({})
        >>> statuses()["disability_unit"].rates["services"].max
        'cn/46/deduction_small_micro_max'
    """
    file = read_table(SHIPPED["statuses.toml"], "statuses.toml")
    sources = law_book().sources
    tables = {key: file.table(key) for key in file.fields()}
    found = {key: _status(key, table, sources) for key, table in tables.items() if table}
    file.refuse()
    return MappingProxyType({key: _with_rates(status, found) for key, status in found.items()})


def status(key: str) -> Status:
    """Return the status `key`.

    Raises:
        LawError: there is no such status.

    Example:
        >>> status("small_micro").proof.en
        'SME declaration'
    """
    try:
        return statuses()[key]
    except KeyError:
        known = ", ".join(statuses())
        raise LawError(
            Text(
                f"没有价格政策身份 {key}；可用的有：{known}", f"no status {key}; there are: {known}"
            )
        ) from None


def clash(keys: Iterable[str]) -> tuple[Status, Status] | None:
    """Return two of the statuses `keys` that do not cumulate, or None.

    Raises:
        LawError: there is no such status.

    Example:
        >>> clash(["small_micro", "domestic_product"]) is None
        True
        >>> [found.key for found in clash(["domestic_product", "small_micro", "disability_unit"])]
        ['small_micro', 'disability_unit']
    """
    for one, other in combinations(map(status, keys), 2):
        if other.key in one.not_with:
            return one, other
    return None


def _status(key: str, table: TomlTable, sources: Sources) -> Status:
    certainty = table.take("certainty", fields.one_of(Certainty))
    found = Status(
        key=key,
        title=table.take("title", fields.words),
        rates=_rates(table.table("rates")),
        treated_as=table.maybe("treated_as", fields.string),
        treated_key=table.maybe("treated_key", fields.string),
        share_key=table.maybe("share_key", fields.string),
        proof=table.maybe("proof", fields.words),
        reason=table.maybe("reason", fields.words),
        note=table.maybe("note", fields.words),
        not_with=table.maybe("not_with", fields.many(fields.string)) or (),
        cite=table.take("cite", fields.words),
        source=sources.text(table, "source", certainty),
        certainty=certainty,
    )
    if not (found.rates or found.treated_as or found.reason):
        text = Text("没有扣除时须说明理由", "where there is no deduction, the reason must stand")
        table.fault("reason", text)
    table.close()
    return found


def _rates(table: TomlTable | None) -> Mapping[str, Band]:
    bands = {}
    for kind in KINDS:
        band = table.table(kind) if table else None
        if band:
            bands[kind] = Band(
                min=band.take("min", fields.string), max=band.take("max", fields.string)
            )
            band.close()
    if table:
        table.close()
    return MappingProxyType(bands)


def _with_rates(status: Status, others: Mapping[str, Status]) -> Status:
    if status.treated_as is None:
        return status
    return replace(status, rates=others[status.treated_as].rates)
