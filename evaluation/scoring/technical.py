"""The points that are not price points, and who stays below a minimum."""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.core.exact import total
from evaluation.core.finding import Finding
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Criterion, Lot
from evaluation.scoring.points import Computation, fact_quantities, marked_points
from evaluation.scoring.result import Points, Score
from evaluation.scoring.thresholds import below_thresholds
from evaluation.scoring.trimming import BY_TOTAL, left_out
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
    marked = [
        each
        for each in work.dossier.criteria_of(lot.id)
        if each.kind != "price" and each.model is None
    ]
    given: dict[str, Points] = {}
    for bid, score in scores.items():
        out = (
            left_out(work.dossier, score.bid, marked, experts)
            if work.settings.aggregation == BY_TOTAL
            else ()
        )
        points, found = marked_points(
            work.dossier, score.bid, criterion, experts, work.settings, out
        )
        work.found += found
        if points is not None:
            given[bid] = points
    return given


def _computed(work: Work, criterion: Criterion, scores: Mapping[str, Score]) -> dict[str, Points]:
    model = work.models[criterion.code]
    bids = [score.bid for score in scores.values()]
    facts, without = fact_quantities(work.dossier, criterion, model, bids)
    work.found += without
    shared = next(iter(facts.values()))[0] if facts else {}
    reader = model.bind({name: shared[name] for name in ("points", "values") if name in shared})
    computed = Computation(
        criterion=criterion, model=model, reader=reader, stage="criterion", settings=work.settings
    )
    given = {bid: computed.points(*fact) for bid, fact in facts.items()}
    work.found += [said for said in given.values() if isinstance(said, Finding)]
    return {bid: points for bid, points in given.items() if isinstance(points, Points)}


def _technical(work: Work, score: Score, points: list[Points]) -> Score:
    whole = total([part.value for part in points])
    technical = work.settings.rounded(whole, "technical")
    reasons = below_thresholds(work.dossier, points, technical)
    return replace(score, points=tuple(points), technical=technical, reasons=reasons)
