"""Compares an evaluation with the figures that an ``expected.toml`` gives."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from evaluation.scoring.result import Evaluation, LotResult, Score


def differences(evaluation: Evaluation, expected: Mapping[str, Any]) -> list[str]:
    """Return each figure that `evaluation` and `expected` give differently, with both."""
    return [
        f"{lot} {what}: {got} instead of {want}"
        for lot, wanted in expected["lots"].items()
        for what, got, want in _figures(evaluation.lot(lot), wanted)
        if got != want
    ]


def _figures(result: LotResult, wanted: Mapping[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Yield name, computed and expected value of everything that `wanted` names."""
    computed: dict[str, object] = {
        "fails": result.failure is not None,
        "excluded": [score.bid.id for score in result.scores if not score.admitted],
        "candidates": list(result.candidates),
        "tied": sorted(score.bid.id for score in result.scores if score.tied),
        "ranks": {score.bid.id: score.rank for score in result.scores if score.rank is not None},
    }
    for key in wanted.keys() - {"bids"}:
        yield key, computed[key], sorted(wanted[key]) if key == "tied" else wanted[key]
    for bid, figures in wanted.get("bids", {}).items():
        got = _of_bid(result.score(bid))
        for key, want in _flat(figures):
            yield f"{bid} {key}", got.get(key), Fraction(want)


def _of_bid(score: Score) -> dict[str, Fraction]:
    figures = {
        "technical": score.technical,
        "price_points": score.price_points,
        "total": score.total,
        "evaluated": score.price.evaluated if score.price else None,
        **{f"points {part.criterion.code}": part.value for part in score.points},
    }
    return {key: Fraction(value) for key, value in figures.items() if value is not None}


def _flat(figures: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in figures.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((f"{key} {code}", figure) for code, figure in value.items())
