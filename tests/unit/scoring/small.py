"""A tender of one lot in a line: quotes, technical marks and the settings that matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import (
    Bid,
    Criterion,
    Dossier,
    Expert,
    Fact,
    Lot,
    Screening,
    Tender,
    Tenderer,
)
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import LotResult

TECHNICAL = Criterion(code="T", title="plan", kind="subjective", max_points=Decimal(100))
PRICE = Criterion(code="P", title="price", kind="price", max_points=Decimal(100))


def small(
    method: str,
    quotes: Sequence[object],
    marks: Sequence[object] = (),
    *,
    price: Criterion | None = None,
    technical: Criterion = TECHNICAL,
    lot: Lot | None = None,
    **tender: Any,  # noqa: ANN401
) -> Dossier:
    """Return a tender on lot L with the bids B1, B2 …, all screened.

    Args:
        quotes: what each bid asks; None asks nothing.
        marks: the mark of one expert for each bid; without marks nothing but the price counts.
        price: the price criterion, where there is one.
    """
    ids = [f"B{at}" for at in range(1, len(quotes) + 1)]
    criteria = ([technical] if marks else []) + ([price] if price else [])
    return Dossier(
        tender=Tender(
            **{
                "id": "X",
                "title": "x",
                "buyer": "b",
                "method": method,
                "published": date(2026, 3, 1),
                **tender,
            }
        ),
        lots=(lot or Lot(id="L", title="lot"),),
        criteria=tuple(criteria),
        panel=(Expert(id="E", name="e"),),
        tenderers=tuple(Tenderer(id=f"S{id}", name=id, type="company") for id in ids),
        bids=tuple(
            Bid(id=id, lot="L", tenderer=f"S{id}", quote=None if q is None else Decimal(str(q)))
            for id, q in zip(ids, quotes, strict=True)
        ),
        screening=tuple(Screening(bid=id, requirement="sealed", passed=True) for id in ids),
        marks=Marks({
            (id, technical.code): {"E": Decimal(str(mark))}
            for id, mark in zip(ids, marks, strict=False)
        }),
    )  # fmt: skip


def failing(dossier: Dossier, bid: str) -> Dossier:
    """Return the tender with `bid` screened out."""
    rows = (
        replace(row, passed=False, reason="r") if row.bid == bid else row
        for row in dossier.screening
    )
    return replace(dossier, screening=tuple(rows))


def costing(dossier: Dossier, *costs: object) -> Dossier:
    """Return the tender with a cost over the life of the service for each bid."""
    facts = (
        Fact(bid=bid.id, criterion="P", value=Decimal(str(cost)))
        for bid, cost in zip(dossier.bids, costs, strict=True)
    )
    return replace(dossier, facts=tuple(facts))


def scored(dossier: Dossier) -> LotResult:
    """Return the outcome of the lot."""
    return evaluate(dossier).lot("L")


def totals(dossier: Dossier) -> list[str]:
    """Return the total of each bid, as printed; a dash where it has none."""
    return [str(score.total or "-") for score in scored(dossier).scores]


def ranks(dossier: Dossier) -> list[int | None]:
    """Return the rank of each bid."""
    return [score.rank for score in scored(dossier).scores]
