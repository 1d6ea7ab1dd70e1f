"""The points that are not price points, and who stays below a minimum."""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.core.exact import total
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Criterion, Lot
from evaluation.scoring.points import computed_points, fact_quantities, marked_points
from evaluation.scoring.result import Points, Score
from evaluation.scoring.thresholds import below_thresholds
from evaluation.scoring.work import Work


def with_technical_points(work: Work, lot: Lot, scores: Mapping[str, Score]) -> dict[str, Score]:
    """Return the admitted `scores` with their points; who is below a minimum gets the reason."""
    points: dict[str, list[Points]] = {bid: [] for bid in scores}
    for criterion in work.dossier.criteria_of(lot.id):
        if criterion.kind != "price":
            for bid, got in _points_for(work, lot, criterion, scores).items():
                points[bid].append(got)
    return {bid: _technical(work, score, points[bid]) for bid, score in scores.items()}


def _points_for(
    work: Work, lot: Lot, criterion: Criterion, scores: Mapping[str, Score]
) -> dict[str, Points]:
    if criterion.code in work.models:
        return _computed(work, criterion, scores)
    if criterion.model is not None:  # it could not be understood, and that has been said
        return {}
    experts = {expert.id: expert for expert in seated(work.dossier, lot.id)}
    given = {
        bid: marked_points(work.dossier, score.bid, criterion, experts, work.settings, work.found)
        for bid, score in scores.items()
    }
    return {bid: points for bid, points in given.items() if points is not None}


def _computed(work: Work, criterion: Criterion, scores: Mapping[str, Score]) -> dict[str, Points]:
    model = work.models[criterion.code]
    bids = [score.bid for score in scores.values()]
    facts = fact_quantities(work.dossier, criterion, model, bids, work.found)
    shared = next(iter(facts.values()))[0] if facts else {}
    reader = model.bind({name: shared[name] for name in ("points", "values") if name in shared})
    given = {
        bid: computed_points(
            criterion, model, reader, quantities, "criterion", work.settings, place, work.found
        )
        for bid, (quantities, place) in facts.items()
    }
    return {bid: points for bid, points in given.items() if points is not None}


def _technical(work: Work, score: Score, points: list[Points]) -> Score:
    whole = total([part.value for part in points])
    technical = work.settings.rounded(whole, "technical")
    reasons = below_thresholds(work.dossier, points, technical)
    return replace(score, points=tuple(points), technical=technical, reasons=reasons)
