"""The sheet Screening result: which bids are scored, and why the others are not."""

from evaluation.core.text import Text
from evaluation.dossier.decided.offers import ceiling_of, late, quote_of
from evaluation.scoring.result import LotResult, Score
from evaluation.workbook.page import EXACT, MONEY, Book, Page
from evaluation.workbook.sources import Source

TITLE = Text("审查结果：哪些响应进入评分", "Screening result: which bids are scored")
SAYS = Text(
    "1 为是，0 为否。蓝色取自输入表，黄色是人作出的决定。“进入评分”由本行左侧各列计算：未超限价、"
    "未迟到、没有未通过的审查事项、未被裁定无效、达到最低分。",
    "1 is yes, 0 is no. Blue is read from the input sheets, yellow is a decision of people. "
    "'Admitted' is computed from the columns to its left: not above the ceiling, not late, no "
    "requirement failed, not ruled out, minimum points reached.",
)
HEADS = {
    "lot": Text("包号", "Lot"),
    "bid": Text("响应编号", "Bid"),
    "tenderer": Text("供应商", "Tenderer"),
    "quote": Text("报价", "Quote"),
    "ceiling": Text("最高限价（无则预算）", "Ceiling (or else budget)"),
    "within": Text("未超限价", "Not above ceiling"),
    "late": Text("迟到", "Late"),
    "failed": Text("未通过的事项数", "Requirements failed"),
    "decided": Text("裁定无效", "Ruled out"),
    "reviewed": Text("通过审查", "Passed review"),
    "reached": Text("达到最低分", "Minimum reached"),
    "admitted": Text("进入评分", "Admitted"),
    "recorded": Text("记录值", "Recorded"),
    "check": Text("核对", "Check"),
    "reasons": Text("不进入评分的理由", "Why it is not scored"),
}
WIDTHS = {"lot": 8, "bid": 9, "tenderer": 26, "quote": 14, "ceiling": 14, "reasons": 60}

COMPUTED = frozenset({"A101", "A102", "Q103"})
"""Reasons that this sheet computes: a failed requirement, late, above the ceiling."""

BELOW = frozenset({"A106", "A107"})
"""Reasons that the sheet Scores computes: a minimum that was not reached."""


def write_screening(book: Book) -> None:
    """Write a row for each bid with what admits or excludes it."""
    page = Page(book, "screening")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=3)
    for result in book.evaluation.lots:
        page.lot(result)
        for score in result.scores:
            _row(page, result, score)
    page.close()


def _row(page: Page, result: LotResult, score: Score) -> None:
    book, sources, dossier = page.book, page.book.sources, page.book.evaluation.dossier
    row = page.bid(score)
    quote, ceiling = quote_of(dossier, score.bid), ceiling_of(result.lot, book.evaluation.method)
    codes = {reason.code for reason in score.reasons}
    page.source(row, "quote", sources.quote(score.bid), quote, MONEY)
    limit = Source(None) if ceiling is None else sources.ceiling(result.lot)
    page.source(row, "ceiling", limit, ceiling, MONEY)
    ours, most = page.at(row, "quote"), page.at(row, "ceiling")
    within = quote is None or ceiling is None or quote <= ceiling
    page.live(row, "within", f'IF(OR({ours}="",{most}=""),1,IF({ours}<={most},1,0))', int(within))
    received, deadline = sources.bid(score.bid, "received"), sources.where.tender("deadline")
    page.live(
        row,
        "late",
        f'IF(OR({received}="",{deadline}=""),0,IF({received}>{deadline},1,0))',
        int(late(dossier, score.bid)),
    )
    failures = sum(row.bid == score.bid.id and not row.passed for row in dossier.screening)
    counted = sources.failed(page.at(row, "bid"))
    if counted:
        page.live(row, "failed", counted, failures)
    else:
        page.put(row, "failed", failures, "decided")
    decided = bool(codes - COMPUTED - BELOW)
    page.put(row, "decided", int(decided), "decided")
    reviewed = within and not late(dossier, score.bid) and not failures and not decided
    cells = {key: page.at(row, key) for key in ("within", "late", "failed", "decided")}
    page.live(
        row,
        "reviewed",
        f"IF(AND({cells['within']}=1,{cells['late']}=0,{cells['failed']}=0,{cells['decided']}=0),1,0)",
        int(reviewed),
    )
    reached = not codes & BELOW
    page.live(row, "reached", book.places.cell("scores", score.bid.id, "reached"), int(reached))
    both = f"{page.at(row, 'reviewed')}*{page.at(row, 'reached')}"
    page.formula(row, "admitted", both, int(score.admitted), "result")
    page.check(row, "check", "admitted", "recorded", int(score.admitted), "0", EXACT)
    page.text(row, "reasons", "\n".join(r.message.say(book.lang) for r in score.reasons), "small")
