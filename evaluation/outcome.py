"""The outcome of a tender as plain data, for other systems; every number is text."""

from fractions import Fraction

from evaluation.core.exact import decimal_of
from evaluation.scoring.result import Evaluation, LotResult, Score


def document(evaluation: Evaluation) -> dict[str, object]:
    """Return the outcome as one JSON-ready object.

    The keys are those of ``tender score --json``: tender, method, law_day, lots with their bids and
    candidates, findings.
    """
    tender = evaluation.dossier.tender
    return {
        "tender": tender.id,
        "method": evaluation.method.key,
        "law_day": tender.published.isoformat(),
        "lots": [_lot(result) for result in evaluation.lots],
        "findings": [finding.record() for finding in evaluation.findings],
    }


def _lot(result: LotResult) -> dict[str, object]:
    return {
        "lot": result.lot.id,
        "bids": [_bid(score) for score in result.scores],
        "candidates": list(result.candidates),
        "failure": result.failure.record() if result.failure else None,
    }


def _bid(score: Score) -> dict[str, object]:
    price = score.price
    return {
        "bid": score.bid.id,
        "tenderer": score.tenderer.name,
        "status": "ranked"
        if score.rank is not None
        else "excluded"
        if score.reasons
        else "not ranked",
        "reasons": [reason.record() for reason in score.reasons],
        "quote": f"{price.quote:f}" if price else None,
        "evaluated_price": plain(price.evaluated) if price else None,
        "points": {points.criterion.code: plain(points.value) for points in score.points},
        "technical": plain(score.technical),
        "price_points": plain(score.price_points),
        "total": f"{score.total:f}" if score.total is not None else None,
        "rank": score.rank,
        "tied": score.tied,
    }


def plain(value: Fraction | None) -> str | None:
    """Return `value` as a decimal where it ends, else as a fraction; never as a binary float.

    Example:
        >>> plain(Fraction(5, 2)), plain(Fraction(1, 3)), plain(None)
        ('2.5', '1/3', None)
    """
    if value is None:
        return None
    whole = decimal_of(value)
    return f"{whole:f}" if whole is not None else str(value)
