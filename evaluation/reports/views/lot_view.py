"""A lot as the evaluation report tells it: bids, review, order, candidates."""

from dataclasses import replace

from evaluation.core.finding import Finding
from evaluation.core.table import Table
from evaluation.core.text import Lang
from evaluation.reports.views.bidding_parties import members_by_bid
from evaluation.reports.views.evaluation_view import BidRow, LotView, ReasonRow
from evaluation.reports.views.mark_tables import mark_tables, points_tables
from evaluation.reports.views.table_view import row_texts, table_view
from evaluation.scoring.result import Evaluation, LotResult, Score, has_open_tie
from evaluation.tables.prices import prices_table
from evaluation.tables.ranking import candidates_table, ranking_table
from evaluation.tables.record_facts import fact_lines
from evaluation.tables.screening import screening_table
from evaluation.tables.workings import workings


def lot_view(evaluation: Evaluation, result: LotResult, lang: Lang) -> LotView:
    """Return the lot as text in `lang`."""
    table = ranking_table(evaluation, [result])
    currency = evaluation.dossier.tender.currency
    return LotView(
        id=result.lot.id,
        title=result.lot.title,
        facts=fact_lines(result.lot, "lots", currency, lang, "everywhere", "report"),
        bids=table_view(screening_table(evaluation, [result]), lang),
        prices=table_view(_prices(evaluation, result), lang),
        excluded=tuple(
            BidRow(score.bid.id, score.tenderer.name, reasons(score, lang))
            for score in result.scores
            if not score.admitted
        ),
        members=members_by_bid(evaluation.dossier, (score.bid for score in result.scores), lang),
        received=len(result.scores),
        admitted=sum(score.admitted for score in result.scores),
        failure=() if result.failure is None else (reason(result.failure, lang),),
        ranking=table_view(_ranking(result, table), lang),
        ranked=row_texts(table, lang),
        open_tie=has_open_tie(evaluation, result),
        candidates=row_texts(candidates_table(evaluation, result), lang),
        marks=mark_tables(evaluation.dossier, result, evaluation.settings, lang),
        points=points_tables(evaluation.dossier, result, evaluation.settings),
        workings=workings(evaluation, result, lang),
    )


def reasons(score: Score, lang: Lang) -> tuple[ReasonRow, ...]:
    """Return why a bid is not scored."""
    return tuple(reason(each, lang) for each in score.reasons)


def reason(finding: Finding, lang: Lang) -> ReasonRow:
    """Return a finding as a reason: what it says and the law, without its cell."""
    return ReasonRow(
        code=finding.code,
        message=finding.message.say(lang),
        cite=finding.cite.say(lang) if finding.cite else "",
    )


def _prices(evaluation: Evaluation, result: LotResult) -> Table:
    """The prices of a lot, with rows only where something was deducted."""
    table = prices_table(evaluation, result)
    deducted = any(score.price and score.price.rate for score in result.scores)
    return table if deducted and result.ranked else replace(table, rows=())


def _ranking(result: LotResult, table: Table) -> Table:
    """The ranking, without price points where price is no criterion."""
    if any(score.price_points is not None for score in result.scores):
        return table
    return table.only(*(each.key for each in table.columns if each.key != "price_points"))
