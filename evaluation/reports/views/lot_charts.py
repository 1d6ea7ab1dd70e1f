"""The pictures of a lot: what each bid earned, price against points, and how firm the order is."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from evaluation.charts.picture import Datum, Picture
from evaluation.charts.price_points import price_points
from evaluation.charts.ranking_margin import Ranked, ranking_margin
from evaluation.charts.score_profile import score_profile
from evaluation.core.exact import Number
from evaluation.core.text import Lang
from evaluation.core.wording import amount, plain, unit_of_money
from evaluation.dossier.records import Criterion
from evaluation.reports.typesetting.environment import visible
from evaluation.reports.views.evaluation_view import Chart, LotView, PointsTable
from evaluation.reports.views.mark_tables import even_groups, part_of
from evaluation.scoring.result import Evaluation, LotResult, Points, Score

FAMILIES = "tender-hei, tender-wide, tender-other"
"""The faces of a document that the labels of its pictures are set in."""

CRITERIA, BIDS = 8, 30
"""What a picture on an upright page holds: criteria across, bids down."""


def lot_charts(
    evaluation: Evaluation,
    result: LotResult,
    view: LotView,
    lang: Lang,
) -> tuple[Chart, ...]:
    """Return the pictures of a lot as the report prints them.

    Args:
        view: its tables, whose texts the pictures repeat.
    """
    captioned = lot_pictures(evaluation, result, view, lang).items()
    return tuple(chart for caption, drawn in captioned for chart in _charts(caption, drawn))


def lot_pictures(
    evaluation: Evaluation, result: LotResult, view: LotView, lang: Lang
) -> dict[str, list[Picture]]:
    """Return the pictures of a lot by the phrase of their caption, several where one is too full.

    A lot with one bid, or none scored, has nothing to compare.
    """
    if len(result.ranked) < 2:
        return {}
    return {
        "profile_picture": list(_profiles(evaluation, result, view.points, lang)),
        "price_picture": list(_prices(evaluation, result, view.ranked, lang)),
        "ranking_picture": list(_rankings(result, view.ranked, lang)),
    }


def _charts(caption: str, pictures: Sequence[Picture]) -> Iterator[Chart]:
    for n, picture in enumerate(pictures):
        # The SVG is ours; its labels and its title are escaped.
        yield Chart(
            caption=caption,
            part=part_of(n, len(pictures)),
            svg=Markup(picture.typeset(FAMILIES)),
            alt=picture.alt,
        )


def _profiles(
    evaluation: Evaluation, result: LotResult, tables: Sequence[PointsTable], lang: Lang
) -> Iterator[Picture]:
    criteria = evaluation.dossier.criteria_of(result.lot.id)
    scores = {score.bid.id: score for score in result.scores if score.points}
    texts = {bid: tuple(cell for table in tables for cell in _cells(table, bid)) for bid in scores}
    for group in even_groups(list(scores), BIDS):
        for columns in even_groups(range(len(criteria)), CRITERIA):
            yield score_profile(
                [
                    (
                        _name(scores[bid]),
                        [_points(scores[bid], criteria[n], texts[bid][n]) for n in columns],
                    )
                    for bid in group
                ],
                [(visible(criteria[n].title), _most(criteria[n])) for n in columns],
                lang=lang,
            )


def _cells(table: PointsTable, bid: str) -> tuple[str, ...]:
    return next(row.cells for row in table.rows if row.bid == bid)


def _points(score: Score, criterion: Criterion, text: str) -> Datum | None:
    found = next((each for each in score.points if each.criterion.code == criterion.code), None)
    return None if found is None else Datum(found.value, text)


def _most(criterion: Criterion) -> Datum:
    most = criterion.max_points * criterion.weight
    return Datum(most, plain(most))


def _rankings(
    result: LotResult, rows: Sequence[Mapping[str, str]], lang: Lang
) -> Iterator[Picture]:
    if any(score.total is None for score in result.ranked):
        return
    ranked = [
        Ranked(
            rank=row["rank"],
            name=_name(score),
            total=Datum(score.total or 0, row["total"]),
            lead="" if after is None else row["margin"],
        )
        for score, after, row in zip(result.ranked, (*result.ranked[1:], None), rows, strict=True)
    ]
    places = len(result.candidates)
    for n, group in enumerate(even_groups(ranked, BIDS)):
        yield ranking_margin(group, lang=lang, candidates=0 if n else places)


def _prices(
    evaluation: Evaluation, result: LotResult, rows: Sequence[Mapping[str, str]], lang: Lang
) -> Iterator[Picture]:
    bids = [
        (
            visible(score.bid.id),
            Datum(score.price.evaluated, row["evaluated_price"]),
            Datum(score.price_points, row["price_points"]),
        )
        for score, row in zip(result.ranked, rows, strict=True)
        if score.price is not None and score.price_points is not None
    ]
    if len(bids) < 2:
        return
    base, low = _base(result)
    yield price_points(
        bids,
        unit=unit_of_money(evaluation.dossier.tender.currency, lang),
        lang=lang,
        ceiling=_sum(result.lot.ceiling),
        base=_sum(base),
        lowest=_sum(low),
    )


def _base(result: LotResult) -> tuple[Number | None, Number | None]:
    """The base of the price formula where it names one, else the lowest price it starts from."""
    found = next(filter(None, map(_priced, result.ranked)), None)
    if found is None or found.model is None or found.quantities is None:
        return None, None
    base = found.model.quantity("base", found.quantities)
    return base, None if base is not None else found.model.quantity("low", found.quantities)


def _priced(score: Score) -> Points | None:
    return next((each for each in score.points if each.criterion.kind == "price"), None)


def _sum(value: Number | None) -> Datum | None:
    return None if value is None else Datum(value, amount(value))


def _name(score: Score) -> str:
    return visible(f"{score.bid.id} {score.tenderer.name}")
