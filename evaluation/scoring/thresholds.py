"""Minimum points: a bid that stays below one is not ranked, and its price is not looked at."""

from fractions import Fraction

from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.scoring.result import Score


def below_thresholds(dossier: Dossier, score: Score, technical: Fraction) -> tuple[Finding, ...]:
    """Return the minimum points that `score` does not reach; exactly reaching one is enough."""
    reasons = [
        Finding(
            code="A106",
            severity=Severity.NOTE,
            message=Text(
                zh=f"“{points.criterion.title}”得 {show(points.value)} 分，低于最低 {points.criterion.minimum} 分",
                en=f"'{points.criterion.title}' has {show(points.value)} points, below the minimum "
                f"{points.criterion.minimum}",
            ),
            place=points.criterion.at("minimum"),
        )
        for points in score.points
        if points.criterion.minimum is not None and points.value < points.criterion.minimum
    ]
    minimum = dossier.tender.technical_minimum
    if minimum is not None and technical < minimum:
        reasons.append(
            Finding(
                code="A107",
                severity=Severity.NOTE,
                message=Text(
                    zh=f"技术商务部分得 {show(technical)} 分，低于最低 {minimum} 分",
                    en=f"the technical points are {show(technical)}, below the minimum {minimum}",
                ),
                place=dossier.tender.at("technical_minimum"),
            )
        )
    return tuple(reasons)
