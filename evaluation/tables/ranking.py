"""The ranking: points, what they are made of, and the working where it is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from evaluation.core.exact import ratio
from evaluation.core.table import Cell, Column, Look, Row, Table, column, joined, row
from evaluation.core.text import LANGS, Text, both
from evaluation.core.wording import plain, unit_of_money
from evaluation.law.tie_steps import tie_step
from evaluation.scoring.result import Evaluation, LotResult, Score, has_open_tie
from evaluation.tables.named_bids import tenderer_cell
from evaluation.tables.reasons import why_lots_fail
from evaluation.tables.workings import Working, workings

TIE = Text("推荐名次并列未决", "the tie for a recommended place is open")


def ranking_table(evaluation: Evaluation, results: Iterable[LotResult]) -> Table:
    """Return the ranked bids of lots.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> evaluation = run(shipped("tenders") / "qinghe-2026")
        >>> ranking_table(evaluation, evaluation.lots[:1]).only("rank", "bid", "total").texts("en")[0]
        ['1', 'B0101', '89.33']
    """
    lots = tuple(results)
    open_ties = [result.lot.id for result in lots if has_open_tie(evaluation, result)]
    return Table(
        key="ranking",
        title=Text("评审结果", "Ranking"),
        columns=_columns(evaluation),
        rows=tuple(each for result in lots for each in _lot(evaluation, result, result.ranked)),
        remarks=(
            *why_lots_fail(lots),
            *(Text(f"{lot} {TIE.zh}", f"{lot} {TIE.en}") for lot in open_ties),
        ),
    )


def worked_ranking_table(evaluation: Evaluation, results: Iterable[LotResult]) -> Table:
    """Return the ranked bids of lots, each with the working of its figures to unfold.

    Why:
        A working is made for every figure of every bid, so it is only made where it is shown.
    """
    lots = tuple(results)
    table = ranking_table(evaluation, lots)
    worked = [lines for result in lots for lines in _workings(evaluation, result)]
    rows = tuple(
        replace(row, cells=(*row.cells, Cell(lines=lines)))
        for row, lines in zip(table.rows, worked, strict=True)
    )
    return replace(table, columns=(*table.columns, column("working")), rows=rows)


def _workings(evaluation: Evaluation, result: LotResult) -> list[tuple[Text, ...]]:
    zh, en = ({each.bid: each for each in workings(evaluation, result, lang)} for lang in LANGS)
    return [_lines(zh.get(score.bid.id), en.get(score.bid.id)) for score in result.ranked]


def candidates_table(evaluation: Evaluation, result: LotResult) -> Table:
    """Return the recommended bids on a lot; in a negotiation with one supplier they have no rank."""
    scores = [result.score(bid) for bid in result.candidates]
    table = ranking_table(evaluation, [result])
    return replace(
        table, key="candidates", rows=tuple(_lot(evaluation, result, scores)), remarks=()
    )


def _columns(evaluation: Evaluation) -> tuple[Column, ...]:
    places = evaluation.settings.places
    currency = evaluation.dossier.tender.currency
    money = both(lambda lang: unit_of_money(currency, lang))
    return (
        column("lot", "code"),
        column("rank", "whole"),
        column("bid", "code"),
        column("tenderer"),
        column("quote", "money", unit=money),
        column("evaluated_price", "money", unit=money),
        column("technical", "points", places=places.get("technical", places.get("criterion"))),
        column("price_points", "points", places=places.get("price")),
        column("total", "points", places=places["total"]),
        column("margin", "points", places=places["total"]),
        column("decided"),
        column("made_of"),
    )


def _lot(evaluation: Evaluation, result: LotResult, ranked: Sequence[Score]) -> list[Row]:
    return [
        _row(evaluation, result, score, after)
        for score, after in zip(ranked, (*ranked[1:], None)[: len(ranked)], strict=True)
    ]


def _row(evaluation: Evaluation, result: LotResult, score: Score, after: Score | None) -> Row:
    price = score.price
    candidate = score.bid.id in result.candidates
    look: Look = "" if not candidate else "first" if score.rank == 1 else "strong"
    decided = tie_step(score.decided_by).order if score.decided_by else None
    return row(
        Cell(result.lot.id, hint=Text(result.lot.title, result.lot.title)),
        Cell(score.rank, shown=_tied(score), hint=decided),
        score.bid.id,
        tenderer_cell(evaluation.dossier, score.tenderer),
        price.quote if price else None,
        price.evaluated if price else None,
        score.technical,
        score.price_points,
        score.total,
        _margin(score, after),
        decided,
        _made_of(score),
        look=look,
    )


def _margin(score: Score, after: Score | None) -> Decimal | None:
    """The lead over the bid that follows."""
    if after is None or score.total is None or after.total is None:
        return None
    return abs(score.total - after.total)


def _tied(score: Score) -> Text | None:
    return Text(f"{score.rank}（并列）", f"{score.rank} (tied)") if score.tied else None


def _made_of(score: Score) -> Cell:
    """The points of a bid side by side; the whole is what could be had."""
    parts = tuple(
        (_part(each.criterion.title, plain(each.value)), each.value) for each in score.points
    )
    full = sum(ratio(each.criterion.max_points * each.criterion.weight) for each in score.points)
    return Cell(shown=joined(said for said, _ in parts), parts=parts, whole=full)


def _part(title: str, points: str) -> Text:
    return Text(f"{title} {points}", f"{title} {points}")


def _lines(zh: Working | None, en: Working | None) -> tuple[Text, ...]:
    if zh is None or en is None:
        return ()
    return tuple(
        Text(f"{one.what}：{chinese}", f"{other.what}: {english}")
        for one, other in zip(zh.steps, en.steps, strict=True)
        for chinese, english in zip(one.lines, other.lines, strict=True)
    )
