"""What a year adds up: lots with their first candidates, sums that never mix currencies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Lot, Tenderer
from evaluation.planning.facts import SOCIAL
from evaluation.scoring.result import Evaluation, LotResult, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOfYear:
    """A dossier of the year.

    Args:
        name: its folder.
        dossier: None where not even the tender could be read.
        evaluation: None where errors leave no result.
        problem: why there is none; None where there is one.
    """

    name: str
    dossier: Dossier | None = None
    evaluation: Evaluation | None = None
    problem: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOfYear:
    """A lot of a scored tender.

    Args:
        first: its first candidate; None where there is none, or a tie is open.
    """

    entry: DossierOfYear
    tender: str
    currency: str
    lot: Lot
    result: LotResult
    first: Score | None

    @property
    def price(self) -> Decimal | None:
        """Return what the first candidate asks; None without one, or where nobody named a price."""
        return self.first.price.quote if self.first and self.first.price else None

    @property
    def ceiling(self) -> Decimal | None:
        """Return the published limit of the price: the ceiling, else the budget."""
        return self.lot.budget if self.lot.ceiling is None else self.lot.ceiling


def lots_of(entries: Iterable[DossierOfYear]) -> Iterator[LotOfYear]:
    """Yield every lot of every scored tender."""
    for entry in entries:
        if entry.evaluation is None:
            continue
        tender = entry.evaluation.dossier.tender
        for result in entry.evaluation.lots:
            first = result.score(result.candidates[0]) if result.candidates else None
            yield LotOfYear(
                entry=entry,
                tender=tender.id,
                currency=tender.currency,
                lot=result.lot,
                result=result,
                first=first,
            )


def key_of(tenderer: Tenderer) -> str:
    """Return what tells an organisation from others over a year: its credit code, else its name."""
    return tenderer.credit_code or tenderer.name


def social(tenderer: Tenderer) -> bool | None:
    """Return whether it is a social organisation; None where its type is not stated."""
    return None if tenderer.type is None else tenderer.type in SOCIAL
