"""A lot as the evaluation report tells it: bids, review, order, candidates."""

from evaluation.core.finding import Finding
from evaluation.core.text import Lang
from evaluation.core.wording import NONE, amount, figure, moment, percent
from evaluation.dossier.records import Bid
from evaluation.law.tie_steps import tie_step
from evaluation.reports.views.evaluation_view import BidRow, LotView, RankRow, ReasonRow
from evaluation.reports.views.mark_tables import mark_tables, points_tables
from evaluation.reports.views.record_facts import fact_lines
from evaluation.reports.views.workings import workings
from evaluation.scoring.result import Evaluation, LotResult, Score


def lot_view(evaluation: Evaluation, result: LotResult, lang: Lang) -> LotView:
    """Return the lot as text in `lang`."""
    rows = tuple(_bid_row(evaluation, score, lang) for score in result.scores)
    currency = evaluation.dossier.tender.currency
    return LotView(
        id=result.lot.id,
        title=result.lot.title,
        facts=fact_lines(result.lot, "lots", currency, lang, "everywhere", "report"),
        bids=rows,
        received=len(rows),
        admitted=sum(row.admitted for row in rows),
        failure=() if result.failure is None else (reason(result.failure, lang),),
        has_price_points=any(score.price_points is not None for score in result.scores),
        has_deduction=any(score.price and score.price.rate for score in result.scores),
        ranking=_ranking(evaluation, result, lang),
        open_tie=has_open_tie(evaluation, result),
        candidates=tuple(
            _rank_row(evaluation, result, result.score(bid), None, lang)
            for bid in result.candidates
        ),
        marks=mark_tables(evaluation.dossier, result, evaluation.settings, lang),
        points=points_tables(evaluation.dossier, result, evaluation.settings),
        workings=workings(evaluation, result, lang),
    )


def has_open_tie(evaluation: Evaluation, result: LotResult) -> bool:
    """Return whether bids are tied for a place that would be recommended."""
    places = evaluation.settings.candidates
    return places is not None and any(
        score.tied and (score.rank or 0) <= places for score in result.ranked
    )


def reason(finding: Finding, lang: Lang) -> ReasonRow:
    """Return a finding as a reason: what it says and the law, without its cell."""
    return ReasonRow(
        code=finding.code,
        message=finding.message.say(lang),
        cite=finding.cite.say(lang) if finding.cite else "",
    )


def _bid_row(evaluation: Evaluation, score: Score, lang: Lang) -> BidRow:
    price, currency = score.price, evaluation.dossier.tender.currency
    return BidRow(
        bid=score.bid.id,
        tenderer=score.tenderer.name,
        received=moment(score.bid.received, lang),
        quote=amount(score.bid.quote),
        facts=fact_lines(score.bid, "bids", currency, lang, "everywhere", "report"),
        reviewed=_reviewed(evaluation, score.bid),
        admitted=score.admitted,
        reasons=tuple(reason(each, lang) for each in score.reasons),
        confirmed=amount(price.quote) if price else NONE,
        rate=percent(price.rate) if price else NONE,
        why=price.why.say(lang) if price and price.why else NONE,
        evaluated=amount(price.evaluated) if price and score.admitted else NONE,
    )


def _reviewed(evaluation: Evaluation, bid: Bid) -> str:
    rows = [row for row in evaluation.dossier.screening if row.bid == bid.id]
    return f"{sum(row.passed for row in rows)}/{len(rows)}" if rows else NONE


def _ranking(evaluation: Evaluation, result: LotResult, lang: Lang) -> tuple[RankRow, ...]:
    ranked = result.ranked
    follows: tuple[Score | None, ...] = (*ranked[1:], None)
    return tuple(
        _rank_row(evaluation, result, score, after, lang)
        for score, after in zip(ranked, follows[: len(ranked)], strict=True)
    )


def _rank_row(
    evaluation: Evaluation, result: LotResult, score: Score, after: Score | None, lang: Lang
) -> RankRow:
    places = evaluation.settings.places
    return RankRow(
        rank=NONE if score.rank is None else str(score.rank),
        bid=score.bid.id,
        tenderer=score.tenderer.name,
        technical=figure(score.technical, places.get("technical", places.get("criterion"))),
        price_points=figure(score.price_points, places.get("price")),
        total=figure(score.total, places["total"]),
        margin=_margin(score, after, places["total"]),
        quote=amount(score.price.quote) if score.price else NONE,
        evaluated=amount(score.price.evaluated) if score.price else NONE,
        tied=score.tied,
        decided=tie_step(score.decided_by).order.say(lang) if score.decided_by else "",
        candidate=score.bid.id in result.candidates,
    )


def _margin(score: Score, after: Score | None, places: int) -> str:
    if after is None or score.total is None or after.total is None:
        return NONE
    return figure(abs(score.total - after.total), places)
