"""The sheet Scores: the points of each bid side by side, their sum, the price points, the total."""

from evaluation.core.text import Text
from evaluation.formula.excel import excel
from evaluation.formula.parser import parse
from evaluation.formula.working import working
from evaluation.scoring.result import LotResult, Score
from evaluation.workbook.cell_looks import decimals
from evaluation.workbook.figure_places import is_scored
from evaluation.workbook.formula_cells import total_references
from evaluation.workbook.page import CLOSE, EXACT, Book, Page
from evaluation.workbook.prices_sheet import price_criterion

TITLE = Text("总分计算", "Scores")
SAYS = Text(
    "各因素得分取自“专家评分汇总”和“客观分计算”，价格分取自“价格分计算”。总分先修约，再用于排名；"
    "不达最低分的响应不计总分。",
    "The points of each criterion come from Aggregation and Objective points, the price points "
    "from Prices. The total is rounded first and then ranked; a bid below a minimum has no total.",
)
HEADS = {
    "lot": Text("包号", "Lot"),
    "bid": Text("响应编号", "Bid"),
    "tenderer": Text("供应商", "Tenderer"),
    "criterion": Text("因素", "Criterion"),
    "technical": Text("非价格因素合计", "Points other than price"),
    "technical_recorded": Text("记录值", "Recorded"),
    "technical_check": Text("核对", "Check"),
    "reached": Text("达到最低分", "Minimum reached"),
    "counted": Text("参加比较的合计", "Compared"),
    "price": Text("价格分", "Price points"),
    "total": Text("总分", "Total"),
    "recorded": Text("记录值", "Recorded"),
    "check": Text("核对", "Check"),
    "working": Text("计算过程", "Working"),
}
WIDTHS = {
    "lot": 8, "bid": 9, "tenderer": 26, "criterion": 10, "technical": 10, "check": 8,
    "technical_check": 8, "working": 34,
}  # fmt: skip
NOISE = 9
"""Decimals that remove the noise of binary arithmetic before a comparison with a minimum."""


def write_scores(book: Book) -> None:
    """Write a row for each bid with all its points and its total."""
    page = Page(book, "scores")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=3)
    for result in book.evaluation.lots:
        lot = result.lot.id
        criteria = book.places.criteria[lot]
        notes = {f"criterion{at}": f"{c.code} {c.title}" for at, c in enumerate(criteria)}
        page.lot(result, notes)
        if result.scores:
            if "counted" in page.columns:
                technicals = book.places.span("scores", lot, "counted")
                page.name(book.places.name("technicals", lot), technicals)
            page.name(book.places.name("totals", lot), book.places.span("scores", lot, "total"))
        marked = is_scored(result)
        totalled = any(score.total is not None for score in result.scores)
        for score in result.scores:
            row = page.bid(score)
            if marked:
                _technical(page, row, score)
            else:
                page.put(row, "reached", 1, "decided")
            if totalled:
                _total(page, row, result, score)
    page.close()


def _technical(page: Page, row: int, score: Score) -> None:
    book, bid = page.book, score.bid.id
    settings, criteria = book.evaluation.settings, book.places.criteria[score.bid.lot]
    given = {points.criterion.code: points.value for points in score.points}
    each = decimals(settings.places.get("criterion"))
    for at, criterion in enumerate(criteria):
        value = given.get(criterion.code)
        page.live(row, f"criterion{at}", book.places.points(bid, criterion), value, each)
    reviewed = book.places.cell("screening", bid, "reviewed")
    stage = settings.places.get("technical", settings.places.get("criterion"))
    sum_ = "0"
    if criteria:
        sum_ = f"SUM({page.at(row, 'criterion0')}:{page.at(row, f'criterion{len(criteria) - 1}')})"
    rounded = sum_ if stage is None else f"ROUND({sum_},{stage})"
    number = decimals(stage)
    page.formula(
        row, "technical", f'IF({reviewed}=1,{rounded},"")', score.technical, "result", number
    )
    exact = CLOSE if stage is None else EXACT
    page.check(
        row, "technical_check", "technical", "technical_recorded", score.technical, number, exact
    )
    page.live(row, "reached", _reached(page, row, score), int(_reaches(score)))
    if "counted" in page.columns:
        admitted = book.places.cell("screening", bid, "admitted")
        value = score.technical if score.admitted else None
        counted = f'IF({admitted}=1,{page.at(row, "technical")},"")'
        page.live(row, "counted", counted, value, number)


def _reaches(score: Score) -> bool:
    return not any(reason.code in ("A106", "A107") for reason in score.reasons)


def _reached(page: Page, row: int, score: Score) -> str:
    """Return what is 1 where every minimum is reached; a bid that is not marked misses none."""
    sources, lot = page.book.sources, score.bid.lot
    minima = [
        (page.at(row, f"criterion{at}"), sources.criterion(criterion, "minimum"))
        for at, criterion in enumerate(page.book.places.criteria[lot])
        if criterion.minimum is not None
    ]
    ours = page.at(row, "technical")
    if page.book.evaluation.dossier.tender.technical_minimum is not None:
        minima.append((ours, sources.where.tender("technical_minimum")))
    if not minima:
        return "1"
    missed = "+".join(f"IF(ROUND({cell},{NOISE})<{least},1,0)" for cell, least in minima)
    return f'IF({ours}="",1,IF({missed}=0,1,0))'


def _total(page: Page, row: int, result: LotResult, score: Score) -> None:
    book, bid = page.book, score.bid.id
    places, formula = book.evaluation.settings.places, parse(book.evaluation.method.total or "0")
    if price_criterion(book, result) is not None:
        points = book.places.cell("prices", bid, "points")
        page.live(row, "price", points, score.price_points, decimals(places.get("price")))
    elif "price_points" in formula.names:
        page.put(row, "price", 0 if score.admitted else None, "decided")
    else:
        page.put(row, "price", None, "live")
    stage, number = places["total"], decimals(places["total"])
    admitted = book.places.cell("screening", bid, "admitted")
    text = excel(formula, total_references(book, score, result.lot))
    page.formula(
        row, "total", f'IF({admitted}=1,ROUND({text},{stage}),"")', score.total, "result", number
    )
    page.check(row, "check", "total", "recorded", score.total, number, EXACT)
    if score.quantities is not None:
        page.text(row, "working", working(formula, score.quantities, stage), "small")
