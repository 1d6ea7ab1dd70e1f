"""A lot as pictures: what each bid earned, price against points, the lead of each rank."""

from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.typed_face import typed_face
from evaluation.reports.views.lot_view import lot_view
from evaluation.scoring.result import Evaluation, LotResult

ALONE = Text(
    "不足两份响应进入排名，没有可比较的图。", "Fewer than two bids are ranked: nothing to compare."
)


def pictures_face(evaluation: Evaluation, result: LotResult, lang: Lang) -> Face:
    """Return the pictures that the report prints of a lot.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> evaluation = run(shipped("tenders") / "qinghe-2026")
        >>> len(pictures_face(evaluation, evaluation.lot("L02"), "en").pictures)
        3
    """
    from evaluation.reports.views.lot_charts import lot_pictures

    found = lot_pictures(evaluation, result, lot_view(evaluation, result, lang), lang)
    pictures = tuple(picture for drawn in found.values() for picture in drawn)
    return typed_face(
        title=f"{Text('图示', 'Pictures').say(lang)} {result.lot.id} {result.lot.title}",
        columns=(),
        rows=(),
        remarks=() if pictures else (ALONE.say(lang),),
        pictures=pictures,
        lang=lang,
    )
