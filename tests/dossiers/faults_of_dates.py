"""Faults of dates: out of order, or of a year that nobody meant."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from evaluation.dossier.records import Dossier
from tests.dossiers.workbooks import Fault, ruling


def _bid(dossier: Dossier, at: int, **values: Any) -> Dossier:  # noqa: ANN401
    bids = list(dossier.bids)
    bids[at] = replace(bids[at], **values)
    return replace(dossier, bids=tuple(bids))


def _tenderer(dossier: Dossier, **values: Any) -> Dossier:  # noqa: ANN401
    first, *rest = dossier.tenderers
    return replace(dossier, tenderers=(replace(first, **values), *rest))


DATES = [
    Fault(code=code, what=what, at=at, change=change)
    for code, what, at, change in (
        (
            "R104",
            "a bid before the notice",
            "bids/3/received",
            lambda d: _bid(d, 1, received=datetime(2026, 2, 28, 9, 0)),  # noqa: DTZ001
        ),
        (
            "R104",
            "a bid after the evaluation",
            "bids/3/received",
            lambda d: _bid(
                replace(d, tender=replace(d.tender, evaluated=date(2026, 3, 24))),
                1,
                received=datetime(2026, 4, 23, 9, 0),  # noqa: DTZ001
            ),
        ),
        (
            "R104",
            "a clarification after the deadline",
            "tender/clarified",
            lambda d: replace(d, tender=replace(d.tender, clarified=date(2026, 3, 24))),
        ),
        (
            "R104",
            "a document that ends before it begins",
            "tender/documents_until",
            lambda d: replace(
                d,
                tender=replace(
                    d.tender,
                    documents_from=date(2026, 3, 9),
                    documents_until=date(2026, 3, 8),
                ),
            ),
        ),
        (
            "R104",
            "an organisation of the time after the deadline",
            "tenderers/2/founded",
            lambda d: _tenderer(d, founded=date(2026, 3, 24)),
        ),
        (
            "R104",
            "a ruling before the notice",
            "rulings/2/when",
            lambda d: replace(
                d,
                rulings=(
                    replace(ruling("recusal", "E01"), when=datetime(2026, 2, 1, 9)),  # noqa: DTZ001
                ),
            ),
        ),
        (
            "R111",
            "a year that nobody meant",
            "bids/3/received",
            lambda d: _bid(d, 1, received=datetime(2206, 3, 23, 9, 0)),  # noqa: DTZ001
        ),
        (
            "R111",
            "a notice of another century",
            "tender/published",
            lambda d: replace(d, tender=replace(d.tender, published=date(1926, 3, 1))),
        ),
        (
            "R111",
            "an organisation of the year 0",
            "tenderers/2/founded",
            lambda d: _tenderer(d, founded=date(1900, 5, 1)),
        ),
        (
            "R111",
            "a year of two digits",
            "tenderers/2/annual_report",
            lambda d: _tenderer(d, annual_report=24),
        ),
        (
            "R111",
            "a ruling of the next year",
            "rulings/2/when",
            lambda d: replace(
                d,
                rulings=(
                    replace(ruling("recusal", "E01"), when=datetime(2027, 3, 24, 9)),  # noqa: DTZ001
                ),
            ),
        ),
    )
]
