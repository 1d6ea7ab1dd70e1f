"""Score a tender: admission, points, totals and ranking of every lot, by the law of its day."""

from dataclasses import replace

from evaluation.core.errors import LawError, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.dossier.records import Dossier, Lot
from evaluation.formula.formula import Formula
from evaluation.law.book import law_book
from evaluation.law.method import Method, method
from evaluation.scoring.admission import check_screening, exclusions
from evaluation.scoring.awaited import awaited
from evaluation.scoring.candidates import candidates
from evaluation.scoring.criteria import check_criteria, models_of
from evaluation.scoring.declared import unused
from evaluation.scoring.failure import failure_of, nobody_left
from evaluation.scoring.labels import numeric_labels, resembling
from evaluation.scoring.minima import minima
from evaluation.scoring.odd_facts import odd_facts
from evaluation.scoring.price import check_deductions, price_of
from evaluation.scoring.ranking import drawn_order, ranked, without_figures
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.scoring.settings import settings_of
from evaluation.scoring.technical import with_technical_points
from evaluation.scoring.totals import total_formula, with_totals
from evaluation.scoring.trimming import BY_CRITERION, BY_TOTAL, otherwise_first
from evaluation.scoring.work import Work


def evaluate(dossier: Dossier, *, prices: bool = True) -> Evaluation:
    """Return the scored tender.

    Args:
        dossier: as read, without error findings.
        prices: False while they stay closed: there are technical points, and no total or rank.

    Raises:
        TenderError: something is missing or does not add up; the exception carries all findings.
        LawError: the law of the tender's day is not known.
    """
    work = _begin(dossier)
    work.found += check_criteria(dossier, work.method)
    work.found += check_screening(dossier, work.method)
    work.found += check_deductions(dossier) if work.method.deductions_apply else ()
    formula = total_formula(work) if prices else None
    lots = tuple(_lot(work, lot, formula) for lot in dossier.lots)
    if work.settings.aggregation == BY_CRITERION and not has_errors(work.found):
        work.found += otherwise_first(dossier, lots, _by_total(work, formula))
    work.found = [*awaited(dossier, work.found)]
    if has_errors(work.found):
        raise refusal(work.found)
    return Evaluation(
        dossier=dossier,
        method=work.method,
        settings=work.settings,
        lots=lots,
        law=tuple(work.looked_up),
        findings=tuple(work.found),
    )


def _by_total(work: Work, formula: Formula | None) -> tuple[LotResult, ...]:
    """The lots as if the experts of the highest and lowest total were left out; nothing is told."""
    settings = replace(work.settings, aggregation=BY_TOTAL)
    other = replace(work, settings=settings, found=[], looked_up=[])
    return tuple(_lot(other, lot, formula) for lot in work.dossier.lots)


def _begin(dossier: Dossier) -> Work:
    chosen = _method(dossier)
    settings, unclear = settings_of(dossier, chosen)
    models, wrong = models_of(dossier, chosen)
    return Work(
        dossier=dossier,
        method=chosen,
        settings=settings,
        book=law_book(dossier.law),
        models=models,
        found=[
            *unclear,
            *wrong,
            *unused(dossier, chosen, settings, models),
            *resembling(dossier, models),
            *numeric_labels(dossier, models),
            *odd_facts(dossier, models),
            *minima(dossier),
        ],
    )


def _method(dossier: Dossier) -> Method:
    """Return the method of the tender; where there is none on its day, the cell is named."""
    tender = dossier.tender
    try:
        return method(tender.method, dossier.law).on(tender.published)
    except LawError as problem:
        if not problem.findings:
            place = tender.at("method")
            problem.findings = (
                Finding(code="U103", severity=Severity.ERROR, message=problem.text, place=place),
            )
        raise


def _lot(work: Work, lot: Lot, formula: Formula | None) -> LotResult:
    scores = _screened(work, lot)
    failure = failure_of(work, lot, [score.bid for score in _admitted(scores).values()])
    if failure is None:
        scores |= with_technical_points(work, lot, _admitted(scores))
        failure = None if _admitted(scores) else nobody_left(lot)
    if failure is not None:
        work.found.append(failure)
        return LotResult(lot=lot, scores=tuple(scores.values()), failure=failure)
    if formula is not None:
        scores |= with_totals(work, lot, _admitted(scores), formula)
        totalled = [score for score in scores.values() if score.total is not None]
        work.found += without_figures(totalled, work.settings.tie_chain)
        scores |= ranked(
            totalled,
            work.settings.tie_chain,
            work.method.direction == "highest",
            drawn_order(work.dossier, lot.id),
        )
    return LotResult(
        lot=lot, scores=tuple(scores.values()), candidates=candidates(work, lot, _admitted(scores))
    )


def _screened(work: Work, lot: Lot) -> dict[str, Score]:
    dossier = work.dossier
    tenderers = {tenderer.id: tenderer for tenderer in dossier.tenderers}
    return {
        bid.id: Score(
            bid=bid,
            tenderer=tenderers[bid.tenderer],
            price=price_of(dossier, bid, tenderers[bid.tenderer], work.method, work.settings),
            reasons=exclusions(dossier, lot, bid, work.method, work.law),
        )
        for bid in dossier.bids_on(lot.id)
    }


def _admitted(scores: dict[str, Score]) -> dict[str, Score]:
    return {bid: score for bid, score in scores.items() if score.admitted}
