"""The bids as they were received and reviewed: which were admitted, and why the others were not."""

from collections.abc import Iterable

from evaluation.core.table import Cell, Row, Table, column, joined, row
from evaluation.core.text import LANGS, Text, both
from evaluation.core.wording import unit_of_money
from evaluation.dossier.records import Bid
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.tables.named_bids import tenderer_cell
from evaluation.tables.reasons import why_lots_fail
from evaluation.tables.record_facts import fact_lines

ADMITTED, OUT = Text("有效", "admitted"), Text("无效", "not admitted")


def screening_table(evaluation: Evaluation, results: Iterable[LotResult]) -> Table:
    """Return every bid on these lots with the outcome of its review, and the reasons with their law.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> evaluation = run(shipped("tenders") / "qinghe-2026")
        >>> table = screening_table(evaluation, evaluation.lots)
        >>> len(table.rows), table.only("outcome").texts("en")[0]
        (62, ['admitted'])
    """
    lots = tuple(results)
    currency = evaluation.dossier.tender.currency
    return Table(
        key="screening",
        title=Text("资格与符合性审查", "Screening"),
        columns=(
            column("lot", "code"),
            column("bid", "code"),
            column("tenderer"),
            column("received", "moment"),
            column("quote", "money", unit=both(lambda lang: unit_of_money(currency, lang))),
            column("passed"),
            column("outcome"),
            column("reason"),
            column("law"),
        ),
        rows=tuple(_row(evaluation, result, score) for result in lots for score in result.scores),
        remarks=why_lots_fail(lots),
    )


def _row(evaluation: Evaluation, result: LotResult, score: Score) -> Row:
    cites = [reason.cite for reason in score.reasons if reason.cite]
    return row(
        Cell(result.lot.id, hint=Text(result.lot.title, result.lot.title)),
        score.bid.id,
        tenderer_cell(evaluation.dossier, score.tenderer, *_facts(evaluation, score.bid)),
        score.bid.received,
        score.bid.quote,
        _passed(evaluation, score.bid),
        Cell(ADMITTED if score.admitted else OUT, look="" if score.admitted else "error"),
        _lines([reason.message for reason in score.reasons]),
        _lines(cites),
        look="" if score.admitted else "out",
    )


def _lines(texts: list[Text]) -> Text | None:
    return joined(texts, "\n", "\n") if texts else None


def _facts(evaluation: Evaluation, bid: Bid) -> tuple[Text, ...]:
    """What else the bid says that is printed, such as its conditions."""
    currency = evaluation.dossier.tender.currency
    zh, en = (fact_lines(bid, "bids", currency, lang, "everywhere", "report") for lang in LANGS)
    return tuple(
        Text(f"{one.label}：{one.text}", f"{other.label}: {other.text}")
        for one, other in zip(zh, en, strict=True)
    )


def _passed(evaluation: Evaluation, bid: Bid) -> str | None:
    rows = [each for each in evaluation.dossier.screening if each.bid == bid.id]
    return f"{sum(each.passed for each in rows)}/{len(rows)}" if rows else None
