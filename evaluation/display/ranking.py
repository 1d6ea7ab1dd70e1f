"""The ranking as a table: points, a bar of what they are made of, the working on demand."""

from collections.abc import Iterable

from evaluation.core.exact import ratio
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.core.wording import plain
from evaluation.display.face import Face
from evaluation.display.screening import failures
from evaluation.display.typed_face import Cell, Column, typed_face
from evaluation.reports.views.evaluation_view import RankRow, Working
from evaluation.reports.views.lot_view import lot_view
from evaluation.scoring.result import Evaluation, LotResult, Score

TIE = Text("推荐名次并列未决", "the tie for a recommended place is open")


def ranking_face(evaluation: Evaluation, results: Iterable[LotResult], lang: Lang) -> Face:
    """Return the ranked bids of lots, candidates in bold.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> evaluation = run(shipped("tenders") / "qinghe-2026")
        >>> frame = ranking_face(evaluation, evaluation.lots[:1], "en").frame()
        >>> frame.loc[0, "total"], frame.loc[0, "total_number"].item()
        ('89.33', 89.33)
    """
    rows: list[tuple[Cell, ...]] = []
    remarks = []
    for result in results:
        view = lot_view(evaluation, result, lang)
        remarks += failures(view)
        remarks += [f"{view.id} {TIE.say(lang)}"] if view.open_tie else []
        workings = {working.bid: working for working in view.workings}
        rows += [
            _row(view.id, result.score(row.bid), row, workings.get(row.bid), lang)
            for row in view.ranking
        ]
    return typed_face(
        title=Text("评审结果", "Ranking").say(lang),
        columns=_columns(lang),
        rows=tuple(rows),
        remarks=tuple(remarks),
        lang=lang,
    )


def _columns(lang: Lang) -> tuple[Column, ...]:
    texts = {
        "rank": Text("名次", "Rank"),
        "quote": Text("报价", "Quote"),
        "evaluated_price": Text("评审价", "Evaluated price"),
        "technical": Text("技术商务得分", "Technical points"),
        "price_points": Text("价格得分", "Price points"),
        "total": Text("总分", "Total"),
    }
    return (
        Column(key="lot", head=term("lot", lang)),
        Column(key="bid", head=term("bid", lang)),
        Column(key="tenderer", head=term("tenderer", lang)),
        *(Column(key=key, head=head.say(lang), numeric=True) for key, head in texts.items()),
        Column(key="points", head=Text("得分构成", "Made of").say(lang)),
        Column(key="working", head=Text("计算过程", "Working").say(lang)),
    )


def _row(
    lot: str, score: Score, row: RankRow, working: Working | None, lang: Lang
) -> tuple[Cell, ...]:
    look = "strong" if row.candidate else ""
    price = score.price
    return (
        Cell(lot),
        Cell(row.bid, look=look),
        Cell(row.tenderer, look=look),
        Cell(row.rank, number=score.rank, look=look, hint=row.decided),
        Cell(row.quote, number=price.quote if price else None),
        Cell(row.evaluated, number=price.evaluated if price else None),
        Cell(row.technical, number=score.technical),
        Cell(row.price_points, number=score.price_points),
        Cell(row.total, number=score.total, look="strong"),
        _bar(score),
        _working(working, lang),
    )


def _bar(score: Score) -> Cell:
    """The points of a bid side by side; the whole width is what could be had."""
    parts = [(each.criterion, each.value) for each in score.points]
    full = sum(ratio(criterion.max_points * criterion.weight) for criterion, _ in parts)
    texts = [(f"{criterion.title} {plain(value)}", value) for criterion, value in parts]
    return Cell("; ".join(text for text, _ in texts), parts=tuple(texts), whole=full)


def _working(working: Working | None, lang: Lang) -> Cell:
    steps = [(step.what, line) for step in working.steps for line in step.lines] if working else []
    return Cell("", lines=tuple(f"{what}: {line}" for what, line in steps))
