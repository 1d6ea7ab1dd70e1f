"""The sheet Prices: from the quote to the evaluated price to the price points."""

from decimal import Decimal

from evaluation.core.text import Text
from evaluation.dossier.records import Criterion
from evaluation.scoring.result import LotResult, Score
from evaluation.workbook.cell_looks import decimals
from evaluation.workbook.formula_cells import price_references
from evaluation.workbook.page import CLOSE, EXACT, MONEY, Book, Page

TITLE = Text("价格分计算", "Prices")
SAYS = Text(
    "评审价 = 报价 × （1 − 政策扣除比例）；合同按报价签订。“有效评审价”只列进入评分的响应，"
    "最低评审价等均由该列得出，排除任何一家后自动重算。",
    "Evaluated price = quote × (1 − policy deduction); the contract is made at the quote. 'Valid "
    "price' lists only admitted bids; the lowest price and the like are taken from that column and "
    "follow whenever a bid is excluded.",
)
HEADS = {
    "lot": Text("包号", "Lot"),
    "bid": Text("响应编号", "Bid"),
    "tenderer": Text("供应商", "Tenderer"),
    "admitted": Text("进入评分", "Admitted"),
    "quote": Text("报价", "Quote"),
    "rate": Text("扣除比例", "Deduction"),
    "evaluated": Text("评审价", "Evaluated price"),
    "recorded": Text("记录值", "Recorded"),
    "check": Text("核对", "Check"),
    "valid": Text("有效评审价", "Valid price"),
    "points": Text("价格分", "Price points"),
    "points_recorded": Text("记录值", "Recorded"),
    "points_check": Text("核对", "Check"),
    "working": Text("计算过程", "Working"),
}
WIDTHS = {
    "lot": 8, "bid": 9, "tenderer": 26, "admitted": 8, "quote": 14, "rate": 9, "evaluated": 14,
    "recorded": 14, "check": 8, "valid": 14, "points_check": 8, "working": 48,
}  # fmt: skip


def write_prices(book: Book) -> None:
    """Write a row for each bid with its price and its price points."""
    page = Page(book, "prices")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=3)
    for result in book.evaluation.lots:
        page.lot(result)
        lot = result.lot.id
        if result.scores:
            page.name(book.places.name("prices", lot), book.places.span("prices", lot, "valid"))
        scored = price_criterion(book, result)
        for score in result.scores:
            row = page.bid(score)
            _price(page, row, score)
            if scored is not None:
                _points(page, row, result, score, scored)
    page.close()


def price_criterion(book: Book, result: LotResult) -> Criterion | None:
    """Return the criterion that gives price points on the lot, or None where the lot has no points."""
    if all(score.total is None for score in result.scores):
        return None
    criteria = book.evaluation.dossier.criteria_of(result.lot.id)
    return next((criterion for criterion in criteria if criterion.kind == "price"), None)


def _price(page: Page, row: int, score: Score) -> None:
    book, price = page.book, score.price
    stage = book.evaluation.settings.places.get("evaluated")
    admitted = int(score.admitted)
    page.live(row, "admitted", book.places.cell("screening", score.bid.id, "admitted"), admitted)
    quote = price.quote if price else None
    page.source(row, "quote", book.sources.quote(score.bid), quote, MONEY)
    rate = price.rate if price else Decimal(0)
    page.source(row, "rate", book.sources.rate(score.tenderer, rate), rate, "0.##%")
    ours, less = page.at(row, "quote"), page.at(row, "rate")
    after = f"{ours}*(1-{less})"
    rounded = after if stage is None else f"ROUND({after},{stage})"
    value = price.evaluated if price else None
    page.live(row, "evaluated", f'IF({ours}="","",{rounded})', value, MONEY)
    page.check(
        row, "check", "evaluated", "recorded", value, MONEY, CLOSE if stage is None else EXACT
    )
    valid = value if admitted else None
    ours = page.at(row, "evaluated")
    page.live(row, "valid", f'IF({page.at(row, "admitted")}=1,{ours},"")', valid, MONEY)


def _points(page: Page, row: int, result: LotResult, score: Score, criterion: Criterion) -> None:
    book = page.book
    stage = book.evaluation.settings.places.get("price")
    given = {points.criterion.code: points for points in score.points}
    points = given.get(criterion.code)
    used = next(
        p.model for s in result.scores for p in s.points if p.criterion.code == criterion.code
    )
    if used is None:
        return
    weighted = f"({used.excel(price_references(book, score, result.lot, criterion))})*{book.sources.weight(criterion)}"
    rounded = weighted if stage is None else f"ROUND({weighted},{stage})"
    value, number = points.value if points else None, decimals(stage)
    valid = page.at(row, "valid")
    page.formula(row, "points", f'IF({valid}="","",{rounded})', value, "result", number)
    page.check(
        row,
        "points_check",
        "points",
        "points_recorded",
        value,
        number,
        CLOSE if stage is None else EXACT,
    )
    steps = [score.price.why.say(book.lang)] if score.price and score.price.why else []
    if points and points.quantities:
        steps.append(used.working(points.quantities, 4 if stage is None else stage))
    page.text(row, "working", "; ".join(steps), "small")
