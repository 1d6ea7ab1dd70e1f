"""Score a tender: admission, points, totals and ranking of every lot, by the law of its day."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from evaluation.core.errors import LawError, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Lot
from evaluation.formula.formula import Formula
from evaluation.law.book import law_book
from evaluation.law.method import Method, method
from evaluation.scoring.admission import check_screening, exclusions
from evaluation.scoring.criteria import check_criteria, models_of
from evaluation.scoring.failure import failure_of
from evaluation.scoring.price import check_deductions, price_of
from evaluation.scoring.ranking import candidates_of, drawn_order, ranked
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.scoring.settings import settings_of
from evaluation.scoring.technical import with_technical_points
from evaluation.scoring.totals import total_formula, with_totals
from evaluation.scoring.work import Work


def evaluate(dossier: Dossier, overlay: Path | None = None, *, prices: bool = True) -> Evaluation:
    """Return the scored tender.

    Args:
        dossier: as read, without error findings.
        overlay: a bureau's own law folder, laid over ours.
        prices: False while they stay closed: there are technical points, and no total or rank.

    Raises:
        TenderError: something is missing or does not add up; the exception carries all findings.
        LawError: the law of the tender's day is not known.
    """
    work = _begin(dossier, overlay)
    work.found += check_criteria(dossier, work.method)
    work.found += check_screening(dossier, work.method.jurisdiction == "cn")
    work.found += check_deductions(dossier) if work.method.deductions_apply else ()
    formula = total_formula(work) if prices else None
    lots = tuple(_lot(work, lot, formula) for lot in dossier.lots)
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


def _begin(dossier: Dossier, overlay: Path | None) -> Work:
    found: list[Finding] = []
    chosen = _method(dossier, overlay)
    return Work(
        dossier=dossier,
        method=chosen,
        settings=settings_of(dossier, chosen, found),
        book=law_book(overlay),
        models=models_of(dossier, chosen, found),
        found=found,
    )


def _method(dossier: Dossier, overlay: Path | None) -> Method:
    """Return the method of the tender; where there is none on its day, the cell is named."""
    tender = dossier.tender
    try:
        return method(tender.method, overlay).on(tender.published)
    except LawError as problem:
        if not problem.findings:
            place = tender.at("method")
            problem.findings = (
                Finding(code="U103", severity=Severity.ERROR, message=problem.text, place=place),
            )
        raise


def _lot(work: Work, lot: Lot, formula: Formula | None) -> LotResult:
    scores = _screened(work, lot)
    failure = _failure(work, lot, scores)
    if failure is None:
        scores |= with_technical_points(work, lot, _admitted(scores))
        failure = None if _admitted(scores) else _failure(work, lot, scores)
    if failure is not None:
        work.found.append(failure)
        return LotResult(lot=lot, scores=tuple(scores.values()), failure=failure)
    if formula is not None:
        scores |= with_totals(work, lot, _admitted(scores), formula)
        scores |= ranked(
            [score for score in scores.values() if score.total is not None],
            work.settings.tie_chain,
            work.method.direction == "highest",
            drawn_order(work.dossier, lot.id),
        )
    candidates = _candidates(work, lot, scores)
    return LotResult(lot=lot, scores=tuple(scores.values()), candidates=candidates)


def _screened(work: Work, lot: Lot) -> dict[str, Score]:
    dossier, chinese = work.dossier, work.method.jurisdiction == "cn"
    tenderers = {tenderer.id: tenderer for tenderer in dossier.tenderers}
    return {
        bid.id: Score(
            bid=bid,
            tenderer=tenderers[bid.tenderer],
            price=price_of(dossier, bid, tenderers[bid.tenderer], work.method, work.settings),
            reasons=exclusions(dossier, lot, bid, chinese),
        )
        for bid in dossier.bids_on(lot.id)
    }


def _admitted(scores: dict[str, Score]) -> dict[str, Score]:
    return {bid: score for bid, score in scores.items() if score.admitted}


def _failure(work: Work, lot: Lot, scores: dict[str, Score]) -> Finding | None:
    admitted = [score.bid for score in _admitted(scores).values()]
    return failure_of(work.dossier, work.method, lot, admitted, work.law)


def _candidates(work: Work, lot: Lot, scores: dict[str, Score]) -> tuple[str, ...]:
    if not work.method.scoring:
        left = tuple(_admitted(scores))
        return left if len(left) == 1 else ()
    in_order = {bid: score for bid, score in scores.items() if score.rank is not None}
    places = work.settings.candidates or _not_eliminated(work, len(in_order))
    open_ties = [s.bid.id for s in in_order.values() if s.tied and (s.rank or 0) <= places]
    if open_ties:
        work.found.append(_open_tie(lot, open_ties))
    return candidates_of(in_order, places)


def _not_eliminated(work: Work, bids: int) -> int:
    """How many of `bids` stay in a framework: the law's share, rounded up, is left out."""
    if work.method.elimination is None:
        return bids
    share = work.law(work.method.elimination.share).number
    fewest = work.law(work.method.elimination.suppliers).whole
    return bids - max(ceil(share * bids), fewest)


def _open_tie(lot: Lot, bids: Sequence[str]) -> Finding:
    return Finding(
        code="T101",
        severity=Severity.WARNING,
        message=Text(
            zh=f"{lot.id}：{'、'.join(bids)} 并列，涉及推荐名次；请按采购文件规定的方式或抽签决定，并在“评审决定”表记录",
            en=f"{lot.id}: {', '.join(bids)} are tied for a recommended place; decide as the tender document "
            "says or by lot, and record it on the sheet Rulings",
        ),
        place=lot.at("id"),
        cite=Text(zh="财政部令第87号第六十八条", en="Order 87, art. 68"),
    )
