"""Minimum points: a bid that stays below one is not ranked, and its price is not looked at."""

from collections.abc import Sequence
from fractions import Fraction

from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.scoring.result import Points


def below_thresholds(
    dossier: Dossier, points: Sequence[Points], technical: Fraction
) -> tuple[Finding, ...]:
    """Return the minimum points that a bid does not reach; exactly reaching one is enough."""
    reasons = [
        Finding(
            code="A106",
            severity=Severity.NOTE,
            message=Text(
                zh=f"“{part.criterion.title}”得 {show(part.value)} 分，低于最低 {part.criterion.minimum} 分",
                en=f"'{part.criterion.title}' has {show(part.value)} points, below the minimum "
                f"{part.criterion.minimum}",
            ),
            place=part.criterion.at("minimum"),
        )
        for part in points
        if part.criterion.minimum is not None and part.value < part.criterion.minimum
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
