"""The prices that are compared: the confirmed quote, what is deducted and why, what is evaluated."""

from evaluation.core.table import Row, Table, column, row
from evaluation.core.text import Text, both
from evaluation.core.wording import unit_of_money
from evaluation.dossier.records import Dossier
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.tables.named_bids import tenderer_cell


def prices_table(evaluation: Evaluation, result: LotResult) -> Table:
    """Return the admitted bids on a lot with their deductions.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> evaluation = run(shipped("tenders") / "qinghe-2026")
        >>> prices_table(evaluation, evaluation.lots[0]).heads("zh")[2:4]
        ['报价（元）', '扣除比例']
    """
    currency = evaluation.dossier.tender.currency
    money = both(lambda lang: unit_of_money(currency, lang))
    return Table(
        key="prices",
        title=Text("价格扣除与评审价", "Price deductions and evaluated prices"),
        columns=(
            column("bid", "code"),
            column("tenderer"),
            column("confirmed", "money", term="quote", unit=money),
            column("rate", "percent"),
            column("ground"),
            column("evaluated_price", "money", unit=money),
        ),
        rows=tuple(_row(evaluation.dossier, score) for score in result.scores if score.admitted),
    )


def _row(dossier: Dossier, score: Score) -> Row:
    price = score.price
    return row(
        score.bid.id,
        tenderer_cell(dossier, score.tenderer),
        price.quote if price else None,
        price.rate if price else None,
        price.why if price else None,
        price.evaluated if price else None,
    )
