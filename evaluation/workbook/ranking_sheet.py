"""The sheet Ranking: the order of the bids by total and tie chain, ties, and who is recommended."""

from fractions import Fraction
from math import ceil

from evaluation.core.exact import Number, ratio, round_half_up
from evaluation.core.text import Text
from evaluation.law.tie_steps import tie_step
from evaluation.scoring.ranking import drawn_order
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.workbook.cell_looks import decimals
from evaluation.workbook.names import NAMES
from evaluation.workbook.page import EXACT, MONEY, TIME, Book, Figure, Page

TITLE = Text("排名", "Ranking")
SAYS = Text(
    "名次 = 1 + 胜过本响应的响应数：先比总分，总分相同依次比右侧各列。不能区分的并列同名次，"
    "待决定后写入“评审决定”表。右半部分按名次列出；并列未决时，其后不推荐。",
    "Rank = 1 + the number of bids that beat this one: by total, then, among equal totals, by the "
    "columns beside it from left to right. What they do not tell apart shares a rank until people "
    "decide. The right half lists the bids in order; behind an open tie nobody is recommended.",
)
HEADS = {
    "lot": Text("包号", "Lot"),
    "bid": Text("响应编号", "Bid"),
    "tenderer": Text("供应商", "Tenderer"),
    "total": Text("总分", "Total"),
    "rank": Text("名次", "Rank"),
    "recorded": Text("记录值", "Recorded"),
    "check": Text("核对", "Check"),
    "tied": Text("并列", "Tied"),
    "tied_recorded": Text("记录值", "Recorded"),
    "tied_check": Text("核对", "Check"),
    "decided": Text("区分同分的依据", "Decided by"),
    "seat": Text("排位", "Seat"),
    "open": Text("可推荐家数", "Bids to recommend"),
    "place": Text("第几位", "Place"),
    "first": Text("响应编号", "Bid"),
    "first_name": Text("供应商", "Tenderer"),
    "first_recorded": Text("记录值", "Recorded"),
    "first_check": Text("核对", "Check"),
    "candidate": Text("推荐", "Recommended"),
    "candidate_recorded": Text("记录值", "Recorded"),
    "candidate_check": Text("核对", "Check"),
}
WIDTHS = {
    "bid": 9, "tenderer": 26, "step": 13, "first_name": 26, "decided": 12, "lot": 8, "rank": 7,
    "recorded": 8.5, "check": 8, "tied": 7, "tied_recorded": 8.5, "tied_check": 8, "seat": 7,
    "open": 9, "place": 7, "first": 9, "first_recorded": 8.5, "first_check": 8, "candidate": 8,
    "candidate_recorded": 8.5, "candidate_check": 8,
}  # fmt: skip

MOST = 5000
"""Bids of one lot that are ranked live: a rank compares each bid with all others."""

_PLACES = 9
"""Decimals of the figures that tell equal totals apart: more are noise of binary arithmetic."""


def write_ranking(book: Book) -> None:
    """Write a row for each bid with its rank, and beside it the bids in order."""
    page = Page(book, "ranking")
    chain = book.evaluation.settings.tie_chain
    steps = {f"step{at}": tie_step(step).order for at, step in enumerate(chain)}
    page.head(TITLE, SAYS, {**HEADS, **steps}, WIDTHS, freeze=3)
    for result in book.evaluation.lots:
        page.lot(result)
        live = any(score.rank is not None for score in result.scores)
        order = {score.bid.id: place for place, score in enumerate(result.ranked, start=1)}
        for place, score in enumerate(result.scores, start=1):
            row = page.bid(score)
            if live:
                _keys(page, row, score)
                _rank(page, row, result, score, order.get(score.bid.id))
                _ordered(page, row, result, place, list(order))
    page.close()


def _keys(page: Page, row: int, score: Score) -> None:
    book, ranked = page.book, score.total is not None
    places = book.evaluation.settings.places["total"]
    total = book.places.cell("scores", score.bid.id, "total")
    page.live(row, "total", total, score.total, decimals(places))
    for at, step in enumerate(book.evaluation.settings.tie_chain):
        key, value, number = f"step{at}", _key(book, score, step) if ranked else None, _number(step)
        cell = _key_cell(book, score, step)
        if cell is None:
            page.put(row, key, value, "decided", number)
        else:
            noiseless = f'IF({cell}="",0,ROUND({cell},{_PLACES}))'
            page.live(row, key, f'IF({page.at(row, "total")}="","",{noiseless})', value, number)


def _key_cell(book: Book, score: Score, step: str) -> str | None:
    """Return the cell of a figure that tells equal totals apart; None for a ruling."""
    bid = score.bid.id
    if step == "received":
        return book.sources.bid(score.bid, "received")
    if step == "draw":
        return None
    if step.startswith("criterion "):
        code = step.removeprefix("criterion ").strip()
        criteria = book.places.criteria[score.bid.lot]
        known = [at for at, criterion in enumerate(criteria) if criterion.code == code]
        return book.places.cell("scores", bid, f"criterion{known[0]}") if known else None
    sheet, column = {
        "quote": ("prices", "quote"),
        "evaluated_price": ("prices", "evaluated"),
        "technical": ("scores", "technical"),
    }[step]
    return book.places.cell(sheet, bid, column)


def _key(book: Book, score: Score, step: str) -> Figure:
    """Return the figure of `step` as the sheet shows it."""
    price = score.price
    if step == "received":
        return score.bid.received or 0
    if step == "draw":
        drawn = drawn_order(book.evaluation.dossier, score.bid.lot)
        place = drawn.index(score.bid.id) if score.bid.id in drawn else len(drawn)
        return place + 1 if drawn else 0
    if step.startswith("criterion "):
        code = step.removeprefix("criterion ").strip()
        value = sum((p.value for p in score.points if p.criterion.code == code), Fraction(0))
    else:
        figures: dict[str, Number] = {
            "quote": price.quote if price else 0,
            "evaluated_price": price.evaluated if price else 0,
            "technical": score.technical or 0,
        }
        value = ratio(figures[step])
    return round_half_up(value, _PLACES)


def _number(step: str) -> str:
    return {
        "quote": MONEY,
        "evaluated_price": MONEY,
        "received": f'{TIME};;"—"',
        "draw": '0;;"—"',
    }.get(step, "0.00####")


def _rank(page: Page, row: int, result: LotResult, score: Score, seat: int | None) -> None:
    book, lot = page.book, result.lot.id
    total = page.at(row, "total")
    if len(result.scores) > MOST:
        page.put(row, "rank", score.rank, "decided", "0")
    else:
        better = "+".join(_beaten_by(page, row, lot))
        page.formula(row, "rank", f'IF({total}="","",1+{better})', score.rank, "result", "0")
    page.check(row, "check", "rank", "recorded", score.rank, "0", EXACT)
    rank, ranks = page.at(row, "rank"), book.places.span("ranking", lot, "rank")
    tied = None if score.rank is None else int(score.tied)
    page.live(row, "tied", f'IF({rank}="","",IF(COUNTIF({ranks},{rank})>1,1,0))', tied, "0")
    page.check(row, "tied_check", "tied", "tied_recorded", tied, "0", EXACT)
    step = score.decided_by
    page.text(row, "decided", tie_step(step).order.say(book.lang) if step else "", "small")
    above = f"{page.at(book.places.bands[lot], 'rank')}:{page.at(row - 1, 'rank')}"
    page.live(row, "seat", f'IF({rank}="","",{rank}+COUNTIF({above},{rank}))', seat, "0")


def _beaten_by(page: Page, row: int, lot: str) -> list[str]:
    """Return what counts the bids with a better total, then those better by each further step."""
    book = page.book
    chain = book.evaluation.settings.tie_chain
    sign = ">" if book.evaluation.method.direction == "highest" else "<"
    equal = f"{book.places.name('totals', lot)},{page.at(row, 'total')}"
    counts = [f'COUNTIF({book.places.name("totals", lot)},"{sign}"&{page.at(row, "total")})']
    for at, step in enumerate(chain):
        figures, own = book.places.span("ranking", lot, f"step{at}"), page.at(row, f"step{at}")
        better = "<" if tie_step(step).lower_first else ">"
        counts.append(f'COUNTIFS({equal},{figures},"{better}"&{own})')
        equal += f",{figures},{own}"
    return counts


def _ordered(page: Page, row: int, result: LotResult, place: int, order: list[str]) -> None:
    book, lot = page.book, result.lot.id
    bid = order[place - 1] if place <= len(order) else None
    ranks, ties = (book.places.span("ranking", lot, column) for column in ("rank", "tied"))
    page.live(
        row, "open", _to_recommend(book, ranks), recommended(book.evaluation, len(order)), "0"
    )
    page.put(row, "place", place, "text", "0")
    seats, here = book.places.span("ranking", lot, "seat"), page.at(row, "place")
    name = result.score(bid).tenderer.name if bid else None
    for key, column, value in (("first", "bid", bid), ("first_name", "tenderer", name)):
        found = f"INDEX({book.places.span('ranking', lot, column)},MATCH({here},{seats},0))"
        page.formula(row, key, f'IFERROR({found},"")', value, "result")
    page.check(row, "first_check", "first", "first_recorded", bid, "", EXACT)
    stands = f'AND({here}<={page.at(row, "open")},COUNTIFS({ranks},"<="&{here},{ties},1)=0)'
    named = None if bid is None else int(bid in result.candidates)
    page.formula(
        row,
        "candidate",
        f'IF({page.at(row, "first")}="","",IF({stands},1,0))',
        named,
        "result",
        "0",
    )
    page.check(row, "candidate_check", "candidate", "candidate_recorded", named, "0", EXACT)


def _to_recommend(book: Book, ranks: str) -> str:
    """Return how many bids may be recommended: the tender's number, less those the law eliminates."""
    most = NAMES["candidates"] if book.evaluation.settings.candidates else f"COUNT({ranks})"
    if book.evaluation.method.elimination is None:
        return most
    eliminated = f"ROUNDUP(ROUND({NAMES['share']}*COUNT({ranks}),{_PLACES}),0)"
    return f"MIN({most},COUNT({ranks})-MAX({eliminated},{NAMES['fewest']}))"


def recommended(evaluation: Evaluation, bids: int) -> int:
    """Return how many of `bids` ranked bids may be recommended."""
    most, elimination = evaluation.settings.candidates or bids, evaluation.method.elimination
    if elimination is None:
        return most
    law = {dated.key: dated for dated in evaluation.law}
    share, fewest = law[elimination.share].number, law[elimination.suppliers].whole
    return min(most, bids - max(ceil(share * bids), fewest))
